/**
 * What generators stop at, or make code of that does not compile. Each is a document of its own here; all outputs
 * compile as one strict program.
 */
import { expect, it, test } from "vitest";
import { run } from "../../generator/pipeline.js";
import { documentOf, readFrom } from "../model/document.js";
import { causes } from "./causes.js";
import { complaints, inexact } from "./compile.js";
import { findings } from "./findings.js";

const all = { ...causes, ...findings };
const texts = new Map<string, string>();

test.each(Object.entries(all))("%s", async (name, { part, want = {}, told = [] }) => {
  const file = "/d/openapi.json";
  const { files, diagnostics } = await run({
    input: file,
    read: readFrom({ [file]: JSON.stringify(documentOf(part)) }),
  });
  const own = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
  for (const { path, text } of own) texts.set(`${name.replaceAll(" ", "-")}/${path}`, text);
  const lower = files.map(({ path }) => path.toLowerCase());
  expect(new Set(lower).size).toBe(lower.length);
  expect(diagnostics.map(({ code }) => code)).toEqual(told);
  for (const [path, pattern] of Object.entries(want)) {
    expect(own.find((candidate) => candidate.path === path)?.text).toMatch(pattern);
  }
});

it("compiles, all of them", () => {
  expect(texts.size).toBeGreaterThan(Object.keys(all).length);
  expect(complaints(texts)).toEqual([]);
  expect(complaints(texts, inexact)).toEqual([]);
});
