/**
 * What the compiler takes for the emitted types. Each case is a document and statements about its types; a line
 * behind `@ts-expect-error` must not compile, every other line must.
 */
import { expect, test } from "vitest";
import { run } from "../../generator/pipeline.js";
import { documentOf, readFrom } from "../model/document.js";
import { complaints } from "./compile.js";
import { objectCases } from "./object-cases.js";
import { valueCases } from "./value-cases.js";

const cases = { ...objectCases, ...valueCases };

const helpers = [
  `export type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;`,
  `export type Is<Claim extends true> = Claim;`,
].join("\n");

const imports = [`import type { Is, Same } from "../helpers.js";`, `import type * as m from "./models.js";`];
const used = `export type Used = [Is<true>, Same<1, 1>];`;
const program = new Map([["helpers.ts", helpers]]);

test.each(Object.entries(cases))(
  "%s is read without a complaint",
  async (name, { says, options = {}, ...part }) => {
    const read = readFrom({ "/d/openapi.json": JSON.stringify(documentOf(part)) });
    const { files, diagnostics } = await run({ ...options, input: "/d/openapi.json", read });
    expect(diagnostics).toEqual([]);
    program.set(`${name}/models.ts`, files.find(({ path }) => path === "models.ts")?.text ?? "");
    program.set(`${name}/says.ts`, [...imports, used, ...says].join("\n"));
  },
);

test("the compiler takes what is said, and nothing else", () => {
  expect(program.size).toBeGreaterThan(Object.keys(cases).length);
  expect(complaints(program)).toEqual([]);
});
