import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { type Result, run } from "../../generator/pipeline.js";
import { complaints } from "../emit/compile.js";
import { invisible } from "../emit/hostile.js";
import { fill } from "../output/folder.js";
import { breakout, names, fileName, tortureDocument } from "./document.js";

const folder = mkdtempSync(path.join(tmpdir(), "specwright-torture-"));
const attack = { flag: "specwrightOwned", file: path.join(folder, "owned") };
const text = breakout(attack);
let result: Result;

beforeAll(async () => {
  const { root, other } = tortureDocument(attack);
  const input = path.join(folder, fileName("root", attack));
  writeFileSync(input, JSON.stringify(root));
  writeFileSync(path.join(folder, fileName("other", attack)), JSON.stringify(other));
  result = await run({ input });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("is read without errors", () => {
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
