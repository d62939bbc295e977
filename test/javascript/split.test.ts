/** Our own halves of a module, against those of TypeScript's compiler and prettier's layout. */
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../generator/javascript/compiler.js";
import { join, split } from "../../generator/javascript/modules.js";
import { layOutWithPrettier } from "../../generator/layout/prettier.js";
import { documents, published, repository } from "../layout/documents.js";
import { emittedFiles } from "../layout/emitted.js";
import { declarations, mutate, mutation } from "../layout/mutations.js";
import { tokensOf, tokensOfDeclarations } from "./tokens.js";

/** Objects as the emitters write them: prettier takes one that begins a line for broken on purpose. */
function unbroken(text: string): string {
  return text.replace(/^( *)\{\n +/gm, "$1{ ");
}

/**
 * What is wrong with the halves of each file; `largest` spares prettier the files that would take it minutes.
 * Published documents are asked without `paths.ts`, where it may have a type of its own, which is the compiler's.
 */
async function problems(input: string, largest = Infinity): Promise<string[]> {
  const found: string[] = [];
  for (const [file, text] of await emittedFiles(input, largest === Infinity)) {
    const halves = split(text);
    if (halves === undefined) {
      found.push(`${file} has a form that is not known`);
      continue;
    }
    if (text.length > largest) continue;
    const own = join([halves]);
    const theirs = await compile(file, text);
    const name = file.replace(/\.ts$/, "");
    const { script, declarations } = own;
    if (script !== (await layOutWithPrettier(`${name}.js`, script))) found.push(`${name}.js: layout`);
    if (declarations !== (await layOutWithPrettier(`${name}.d.ts`, unbroken(declarations))))
      found.push(`${name}.d.ts: layout`);
    if (tokensOf(script).join(" ") !== tokensOf(theirs.script).join(" ")) found.push(`${name}.js: code`);
    const promised = [declarations, theirs.declarations].map((half) => tokensOfDeclarations(half).join(" "));
    if (promised[0] !== promised[1]) found.push(`${name}.d.ts: code`);
  }
  return found;
}

describe.each(documents)("%s", (document) => {
  it("is split as TypeScript would", async () => {
    expect(await problems(path.join(repository, document))).toEqual([]);
  });
});

describe.skipIf(published.length === 0)("published documents (skipped where ../shared is absent)", () => {
  it.each(published)(
    "%s is split as TypeScript would",
    async (document) => {
      expect(await problems(document, 60_000)).toEqual([]);
    },
    240_000,
  );
});

it("is split as TypeScript would, changed at random", { timeout: 120_000 }, async () => {
  const sources = await declarations();
  let taken = 0;
  const property = fc.asyncProperty(
    fc.constantFrom(...sources),
    fc.array(mutation, { minLength: 1, maxLength: 3 }),
    async (source, list) => {
      // What exports nothing is no module, of which TypeScript declares all.
      const changed = `${mutate(source, list)}\n\nexport type Exported = string;\n`;
      const halves = split(changed);
      if (halves === undefined) return;
      taken++;
      const own = join([halves]);
      const theirs = await compile("a.ts", changed);
      expect(tokensOf(own.script)).toEqual(tokensOf(theirs.script));
      expect(tokensOfDeclarations(own.declarations)).toEqual(tokensOfDeclarations(theirs.declarations));
    },
  );
  await fc.assert(property, { numRuns: Number(process.env["FUZZ_RUNS"] ?? 3_000) });
  // Else nothing would have been asked of TypeScript.
  expect(taken).toBeGreaterThan(100);
});

/** Both halves of a module, as text. */
function halvesOf(...lines: readonly string[]): { readonly script: string; readonly declarations: string } {
  const halves = split(`${lines.join("\n")}\n`);
  if (halves === undefined) throw new Error("There is a form that is not known");
  return join([halves]);
}

describe("a module in halves", () => {
  it("imports in each half what that needs", () => {
    const { script, declarations } = halvesOf(
      'import { type A, b, type C as D } from "./a.js";',
      'import type { E, F } from "./e.js";',
      "",
      "export function f(a: A): D[] {",
      "  return b(a);",
      "}",
      "",
      "export const e: { readonly e?: E<typeof b> } = b;",
    );
    expect(script).toBe(
      'import { b } from "./a.js";\n\nexport function f(a) {\n  return b(a);\n}\n\nexport const e = b;\n',
    );
    expect(declarations).toBe(
      [
        'import type { A, b, C as D } from "./a.js";',
        'import type { E } from "./e.js";',
        "",
        "export declare function f(a: A): D[];",
        "",
        "export declare const e: { readonly e?: E<typeof b> };",
        "",
      ].join("\n"),
    );
  });

  it("keeps what is said of the file, and what is said of what stays", () => {
    const { script, declarations } = halvesOf(
      "// Of the file.",
      "",
      "/** Of a type. */",
      "export type A = string;",
      "",
      "/** Of a private value. */",
      "const b = 1;",
      "",
      "/** Of a value. */",
      "export const c: A = b;",
    );
    expect(script).toBe(
      "// Of the file.\n\n/** Of a private value. */\nconst b = 1;\n\n/** Of a value. */\nexport const c = b;\n",
    );
    expect(declarations).toBe(
      "// Of the file.\n\n/** Of a type. */\nexport type A = string;\n\n/** Of a value. */\nexport declare const c: A;\n",
    );
  });

  it("is a module even where nothing is left of it", () => {
    const { script, declarations } = halvesOf("// Of the file.", "", "export type A = string;");
    expect(script).toBe("// Of the file.\n\nexport {};\n");
    expect(declarations).toBe("// Of the file.\n\nexport type A = string;\n");
  });

  it("promises the signatures of an overload, and runs what they stand for", () => {
    const { script, declarations } = halvesOf(
      "/** One. */",
      "export function größe(a: string): string;",
      "/** Two. */",
      "export function größe(a: number, b?: string): number;",
      "export async function größe<A>(a: A, b: string = ''): Promise<A> {",
      "  return g(a, b);",
      "}",
    );
    expect(script).toBe('export async function größe(a, b = "") {\n  return g(a, b);\n}\n');
    expect(declarations).toBe(
      [
        "/** One. */",
        "export declare function größe(a: string): string;",
        "/** Two. */",
        "export declare function größe(a: number, b?: string): number;",
        "",
      ].join("\n"),
    );
  });

  it("takes types out of code, wherever they stand", () => {
    const { script } = halvesOf(
      "const a: A = [{ b: c as const, d: (e: E, f?: F) => g(e) }, /* @__PURE__ */ new Set<B>([h satisfies H])];",
      "",
      "function i(this_: unknown): asserted {",
      "  for (let j: number = 0; j < 1; j++) if (k) return l;",
      "  for (const m of n) p(o as O);",
      "  switch (q) {",
      '    case "r":',
      "      return { s: t as U };",
      "    default:",
      "      return w satisfies W;",
      "  }",
      "}",
    );
    expect(script).not.toMatch(/\b(?:as|satisfies|unknown|number|asserted|[AEFBHOUW])\b/);
  });

  it.each([
    ["an exported constant whose type is not written", "export const a = b;"],
    ["a function whose result is not written", "export function a(b: C) {\n  return b;\n}"],
    ["a parameter whose type is not written", "export function a(b = 1): C {\n  return b;\n}"],
    ["a private type", "type A = string;\n\nexport type B = A;"],
    ["a default before what is needed", "export function a(b: C = {}, d: C): C {\n  return b;\n}"],
    ["an import of types that loads the file", 'import { type A } from "./a.js";'],
    ["a form that layout does not know", "export class A {}"],
  ])("with %s is left to the compiler", (_, source) => {
    expect(split(source)).toBeUndefined();
  });
});
