/** Imports between files of the output, as those who run or bundle it want them. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import ts from "typescript";
import { expect, it } from "vitest";
import { generate } from "../../generator/generate.js";
import { run } from "../../generator/pipeline.js";
import { fill, temporaryFolder } from "./folder.js";
import { complaintsAbout, user } from "./user.js";

const input = fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url));
const { files: usual } = await run({ input });

/** What a file imports of the output, relative to it. */
function specifiers(text: string): readonly string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."));
}

it("ends them with .ts, and changes nothing else", async () => {
  const { files } = await run({ input, importExtension: "ts" });
  const sources = files.filter((file) => file.path.endsWith(".ts"));
  expect(sources.flatMap(({ text }) => specifiers(text)).filter((name) => !name.endsWith(".ts"))).toEqual([]);
  const back = sources.map((file) => ({
    ...file,
    text: file.text.replace(/(from "\.[^"]*)\.ts";$/gm, '$1.js";'),
  }));
  expect(back).toEqual(usual.filter((file) => file.path.endsWith(".ts")));
});

it("ends them with nothing, laid out as if they had been so from the start", async () => {
  const { files } = await run({ input, importExtension: "none" });
  const sources = files.filter((file) => file.path.endsWith(".ts"));
  const known = new Set(sources.map((file) => file.path.slice(0, -".ts".length)));
  for (const { path: name, text } of sources) {
    for (const one of specifiers(text))
      expect(known).toContain(path.posix.join(path.posix.dirname(name), one));
    expect(text).toBe(await format(text, { parser: "typescript", printWidth: 110 }));
  }
});

it("leaves JavaScript as it is, which runs by itself", async () => {
  const { files } = await run({ input, javascript: true, importExtension: "ts" });
  expect(files).toEqual((await run({ input, javascript: true })).files);
});

it.each([
  ["ts", ".ts", { allowImportingTsExtensions: true, noEmit: true }],
  ["none", "", { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
] as const)("compiles with %s", { timeout: 120_000 }, async (importExtension, ending, settings) => {
  const folder = temporaryFolder();
  expect(await generate({ input, output: path.join(folder, "api"), importExtension })).toMatchObject({
    ok: true,
  });
  const source = user.replaceAll('.js";', `${ending}";`);
  fill(folder, { "package.json": `{ "type": "module" }`, "user.ts": source });
  expect(complaintsAbout(path.join(folder, "user.ts"), settings)).toEqual([]);
});
