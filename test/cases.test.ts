/**
 * Documents beside what they must become. A folder in `cases/` holds `openapi.yaml` (and what it refers
 * to), `expected/`, the output without runtime and manifest, and where there is something to say of the
 * document `diagnostics.txt`, the report. A document that cannot be read at all has no `expected/`; options
 * stand in a `specwright.config.json`. `npx vitest run test/cases.test.ts -u` writes them anew.
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findConfig, loadConfig } from "../generator/config.js";
import type { FinishedFile } from "../generator/output/form.js";
import { type Result, run } from "../generator/pipeline.js";
import { formatDiagnostics } from "../generator/report/report.js";
import { complaints, inexact } from "./emit/compile.js";

const folder = fileURLToPath(new URL("cases/", import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const results = new Map<string, Promise<Result>>();

/** Each case is run when it is first asked for, and once. */
function resultOf(name: string): Promise<Result> {
  const result = results.get(name) ?? runCase(path.join(folder, name));
  results.set(name, result);
  return result;
}

async function runCase(root: string): Promise<Result> {
  const config = findConfig(root);
  const [options] = config === undefined ? [] : await loadConfig(config);
  return run(options ?? { input: path.join(root, "openapi.yaml") });
}

/** The files of a case's output that are kept: those that its document decides. */
async function decided(name: string): Promise<FinishedFile[]> {
  const { files } = await resultOf(name);
  return files.filter((file) => !file.path.startsWith("runtime/") && file.path !== "specwright.json");
}

async function report(name: string): Promise<string> {
  const { diagnostics, inputs } = await resultOf(name);
  if (diagnostics.length === 0) return "";
  const options = { cwd: path.join(folder, name), texts: inputs, color: false };
  return `${formatDiagnostics("stylish", diagnostics, options)}\n`;
}

function filesBelow(expected: string): string[] {
  if (!existsSync(expected)) return [];
  const entries = readdirSync(expected, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(expected, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"),
    );
}

describe.each(cases)("%s", (name) => {
  const expected = path.join(folder, name, "expected");
  const told = path.join(folder, name, "diagnostics.txt");

  it("becomes what is expected, and nothing else", async () => {
    const files = await decided(name);
    for (const file of files) {
      await expect(file.text).toMatchFileSnapshot(path.join(expected, file.path));
    }
    const emitted = new Set(files.map((file) => file.path));
    expect(filesBelow(expected).filter((file) => !emitted.has(file))).toEqual([]);
  });

  it("is told of as expected", async () => {
    const text = await report(name);
    if (text === "") expect(existsSync(told)).toBe(false);
    else await expect(text).toMatchFileSnapshot(told);
  });

  it("is refused where its name says so, and only there", async () => {
    expect((await decided(name)).length === 0).toBe(name.startsWith("refuse-"));
  });
});

it("compiles, all cases as one strict program", async () => {
  const texts = new Map<string, string>();
  for (const name of cases) {
    for (const file of await decided(name)) texts.set(`${name}/expected/${file.path}`, file.text);
  }
  expect(complaints(texts)).toEqual([]);
  expect(complaints(texts, inexact)).toEqual([]);
});
