/** The output runs where no text may become code: under Node's flag, and in a browser. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { generateGuards } from "../../generator/guards/generate.js";
import { formats } from "../../generator/model/formats.js";
import { hasChromium, open } from "../package/chromium.js";
import { serve } from "../templates/loopback.js";
import { templates } from "./emitted.js";
import { schemas } from "./schemas.js";

function javaScript(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

/** Runs a program in a Node that makes no code from text. @returns what it printed. */
function run(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "no-eval-"));
  const file = path.join(folder, "program.mjs");
  try {
    writeFileSync(file, javaScript(text));
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

/** Guards, checks and formats, asked on several values; prints how many there are, and whether they work. */
function program(): { readonly text: string; readonly wanted: string } {
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
  const calls = `
    const functions = [${names.join()}];
    const verdicts = functions.flatMap((ask) => ${JSON.stringify(values)}.map((value) => ask(value)));
    console.log(functions.length, verdicts.filter((verdict) => verdict === true || verdict.length === 0).length > 0);
  `;
  return { text: `${text}\n${calls}`, wanted: `${2 * Object.keys(all).length} true` };
}

test("guards, checks and formats make no code from text", () => {
  const { text, wanted } = program();
  expect(run(text)).toBe(`${wanted}\n`);
});

test.skipIf(!hasChromium)("nor in Chromium, under a strict policy (skipped without it)", async () => {
  const { text, wanted } = program();
  const show = "const console = { log: (...words) => { document.body.textContent = words.join(' '); } };";
  const texts: Readonly<Record<string, string>> = {
    "/": '<!doctype html><body>nothing<script type="module" src="/forbidden.js"></script><script type="module" src="/program.js"></script>',
    "/forbidden.js": `try { eval("1") } catch (error) { document.title = error.name; }`,
    "/program.js": javaScript(`${show}\n${text}`),
  };
  const site = await serve(({ url = "/" }, response) => {
    const type = url === "/" ? "text/html" : "text/javascript";
    response.writeHead(200, {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'",
    });
    response.end(texts[url]);
  });
  const page = await open(site.origin);
  // The policy holds: what it forbids has failed.
  expect(page).toContain("<title>EvalError</title>");
  expect(page).toContain(`<body>${wanted}</body>`);
});
