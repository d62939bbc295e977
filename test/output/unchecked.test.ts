/** Output that tells compilers not to check it is the other one, and says its types to users all the same. */
import { appendFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { check, generate } from "../../generator/generate.js";
import { run } from "../../generator/pipeline.js";
import { fill, temporaryFolder } from "./folder.js";
import { complaintsAbout, user } from "./user.js";

const input = fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url));
const isManifest = (file: { readonly path: string }): boolean => file.path === "specwright.json";

it("adds one line to each file, and changes nothing else", async () => {
  const checked = (await run({ input, paths: true })).files;
  const { files } = await run({ input, paths: true, tsNocheck: true });
  const expected = checked.map(({ path: name, text }) => ({ path: name, text: `// @ts-nocheck\n${text}` }));
  expect(files.filter((file) => !isManifest(file))).toEqual(expected.filter((file) => !isManifest(file)));
  expect(files.find(isManifest)?.text).not.toContain("@ts-nocheck");
});

it("leaves JavaScript and its declarations as they are", async () => {
  const { files } = await run({ input, javascript: true, tsNocheck: true });
  expect(files).toEqual((await run({ input, javascript: true })).files);
});

it("is written and compared; users are checked against its types", { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const options = { input, output: path.join(folder, "api"), tsNocheck: true };
  expect(await generate(options)).toMatchObject({ ok: true, diagnostics: [] });
  expect(await check(options)).toMatchObject({ ok: true, stale: [] });
  const wrong = `${user}export const size: string = page.then(({ results }) => results.length);\n`;
  fill(folder, { "package.json": `{ "type": "module" }`, "user.ts": user, "wrong.ts": wrong });
  expect(complaintsAbout(path.join(folder, "user.ts"))).toEqual([]);
  expect(complaintsAbout(path.join(folder, "wrong.ts"))).toEqual([
    "Type 'Promise<number>' is not assignable to type 'string'.",
  ]);
  // Nothing of it is checked, from its first line on: else this would be told.
  appendFileSync(path.join(options.output, "guards.ts"), "const size: number = '';\n");
  expect(complaintsAbout(path.join(folder, "user.ts"))).toEqual([]);
});
