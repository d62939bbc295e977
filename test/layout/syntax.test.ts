/** Layout is the syntax check: what TypeScript refuses to parse, it must refuse as well. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutModule } from "../../generator/layout/layout.js";
import { finisher, layOut } from "../../generator/output/layout.js";
import { declarations, mutate, mutation, parses } from "./mutations.js";

it.each([
  "function f(value: unknown): function is A { return true; }",
  "export interface A { a: B c: D; }",
  "export type A = B | ;",
  "export type as = B;",
  "export type A = B | () => C;",
  "export type A = readonly (b: C) => D;",
  "export const a = { b: c d: e };",
  "function f(): A { return a ?? b || c; }",
  "function f(): void { a().b ??= 1; }",
  "function f(): void { f() ??= 1; }",
  "function f(): A { return a ??= 1 || b; }",
  "const a: A;",
  'export const a = "\\x";',
  "export const a = 1n.b;",
  "function f(): A { return\n a; b }",
])("%s is not laid out", (source) => {
  expect(layOutModule(source)).toBeUndefined();
});

/** Words that are names in some places, and in others not. */
const contextualWords = (
  "abstract accessor as asserts async await constructor declare defer enum from get global infer intrinsic is " +
  "keyof let module namespace of out override readonly require satisfies set static type undefined unique using " +
  "yield any never object string number unknown"
).split(" ");

it.each([
  "export type % = B;",
  "export interface % { a: B; }",
  "interface A extends % { readonly %?: B; [%: string]: C; }",
  "type A<%> = %<B>;",
  "type A<% extends B = C, D = %> = %.B[];",
  "type A = [%?, ...%[]] | typeof %;",
  "type A = (%: B) => %;",
  "export const % = 1;",
  "const a = { %: %, b: %.c, d: %(e) };",
  "const a = { %, ...% };",
  "const a = (%, b) => %[b];",
  "const a = (%) => new %(b);",
  "const a = % && !% ? % : -1;",
  "const a = %`b`;",
  "export function %(%: A): % is B { %(b); %++; return %; }",
  "function f(): void { for (const % of %) g(); for (const [%, a] of b) g(); }",
  "function f(): void { for (let % = 0; % < 1; %++) g(); }",
  "let %;",
  "let %: A; function f(): void { % ??= 1; }",
  'import { % } from "a";',
  'import { type %, a as % } from "a";',
  'export { % } from "a";',
])("%j is never laid out with a word that makes it invalid", (form) => {
  const sources = contextualWords.map((word) => form.replaceAll("%", word));
  expect(sources.filter((source) => layOutModule(source) !== undefined && !parses(source))).toEqual([]);
});

describe("what was changed at random", () => {
  it("is never laid out where TypeScript cannot parse it", async () => {
    const sources = await declarations();
    let taken = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (source, list) => {
          const changed = mutate(source, list);
          if (layOutModule(changed) === undefined) return;
          taken++;
          if (!parses(changed)) throw new Error(`laid out, but not valid:\n${changed}`);
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 3_000) },
    );
    // Else nothing would have been asked of TypeScript.
    expect(taken).toBeGreaterThan(100);
  });
});

describe("the layout of the output", () => {
  const file = (text: string) => [{ path: "a.ts", text, format: true, imports: [] }];

  it("asks prettier for forms that it does not know", async () => {
    const source = "export class A { b() { return a.b().c( (d) => {} ) } }";
    const [laidOut] = await layOut(file(source));
    expect(laidOut?.text).toBe("export class A {\n  b() {\n    return a.b().c((d) => {});\n  }\n}\n");
  });

  it("refuses what does not parse, and says where", async () => {
    await expect(layOut(file("export type A = B;\nexport type C = ;"))).rejects.toThrow(
      "a.ts:2 does not parse",
    );
  });

  it.each([
    ["TypeScript", finisher("typeScript")],
    ["JavaScript", finisher("javaScript")],
  ])("refuses what is no %s, though a compiler would make something of it", async (_, form) => {
    const text = "export class A {}\nexport type B = ;";
    await expect(layOut(file(text), form)).rejects.toThrow("a.ts:2 does not parse");
  });

  it("leaves declarations that a hook brings as they are", async () => {
    const text = "export type A = B;\n";
    const files = [{ path: "a.d.ts", text, format: true, imports: [] }];
    expect(await layOut(files, finisher("javaScript"))).toEqual([{ path: "a.d.ts", text }]);
  });

  it("refuses two files of one name", async () => {
    await expect(layOut([...file("export {};"), ...file("export {};")])).rejects.toThrow("the same name");
  });
});
