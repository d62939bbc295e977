/** The output runs where no text may become code: here under Node's flag, in `test/package` in a browser. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { generateGuards } from "../../generator/guards/generate.js";
import { formats } from "../../generator/model/formats.js";
import { templates } from "./emitted.js";
import { schemas } from "./schemas.js";

/** Runs a program in a Node that makes no code from text. @returns what it printed. */
function run(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "no-eval-"));
  const file = path.join(folder, "program.mjs");
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  try {
    writeFileSync(file, ts.transpileModule(text, { compilerOptions }).outputText);
    const flag = "--disallow-code-generation-from-strings";
    const { stdout, stderr } = spawnSync(process.execPath, [flag, file], { encoding: "utf8" });
    return `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("Node's flag does what this test needs of it", () => {
  expect(run(`console.log(new Function("return 1")());`)).toMatch(/EvalError/);
});

test("guards, checks and formats make no code from text", () => {
  const ofFormats = Object.fromEntries(formats.map((format) => [`format ${format}`, { format }]));
  const all = { ...schemas, ...ofFormats };
  const { text } = generateGuards({ schemas: all, dialect: "2020-12", formats: "assert", templates });
  const values = [
    { a: 1, b: [1, "x"], c: null },
    { a: { a: {} } },
    ["x", 1],
    "xn--bcher-kva",
    "a@b",
    0.5,
    null,
  ];
  const names = Array.from(
    text.matchAll(/export function (is|check)(\w+)\(/g),
    ([, kind, name]) => `${kind}${name}`,
  );
  const program = `
    const functions = [${names.join()}];
    const verdicts = functions.flatMap((ask) => ${JSON.stringify(values)}.map((value) => ask(value)));
    console.log(functions.length, verdicts.filter((verdict) => verdict === true || verdict.length === 0).length > 0);
  `;
  expect(run(`${text}\n${program}`)).toBe(`${2 * Object.keys(all).length} true\n`);
});
