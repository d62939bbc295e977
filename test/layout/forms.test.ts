/** The forms that layout knows, one by one and in all widths, against prettier. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutModule } from "../../generator/layout/layout.js";
import { layOutWithPrettier } from "../../generator/layout/prettier.js";

/** Names of `%` grow until every line of a form has been too long. */
const forms: readonly string[] = [
  "export type T = %A | %B | null;",
  "export type T = (%A | %B | null)[];",
  "export type T = [(%A | %B), %C?, ...%D[]];",
  "export type T = (%A | (%B | 'c')) | ({ a: %C } | null) | %D;",
  "export interface A { a?: (%A | %B) | null; b: null | (1 | 2); c: ((%C | %D) | (%A[] | null))[] }",
  "type T<A, B extends keyof A> = A & { [%A in B]-?: A[%B] | %C };",
  "type T = {\n[%A in %B]?: (%C | %D) | null;\n} | { [%C in %D]: %A } | null;",
  "type T = { [%A in %B]: %C } | null;\ntype U = [{ [%A in %B]-?: %C[%A] }, A<{ [%C in %D]: %A }>];",
  "type T = (a: { [%A in %B]: %C }) => { [%A in %B]: %D };",
  "export type T = { a: %A } & { b: %B } & %C;",
  "export type T = %A & { b: %B } & { c: %C };",
  "export type T = %A & %B & (%C | %D);",
  "export type T = Promise<%A | %B>;",
  "export type T<%A extends string = %B> = %C<%A, %D>;",
  "export type T<%A, %B extends string> = %C<%A, %B>;",
  "export type T = ((a: %A) => %B) | null;",
  "export type Größe = %A;\nexport const größe: 名前 = { 名前: größe.größe, ä: '日本語', ö: ü(%A) };\nfunction é(ö: Größe): ö is %A { return é(ö, %B); }",
  "export type T = readonly %A[] | %B['%C'] | typeof %D;",
  "export interface %A extends %B, %C<%D> { readonly a?: %A; [key: string]: unknown }",
  "export interface %A<%B extends string> extends %C<%D> { a: (%A: %B, %C?: %D) => Promise<%A>; }",
  "export interface A {\n/** One. */\na: { %A: %B; %C: %D } | null;\n\n/**\n* Two\n  * rows.\n */\n'%D'?: -1;\n}",
  "export const %A: %B<%C, Set<%D>> = () => ({ %A: %B });",
  "export const %A: %B = { %A: '%B', %C: [%D, 'it\\'s \"%A\"'], ...%B };",
  "export const %A = [[%A, %B], [%C, %D]] as const satisfies %B<%C>;",
  "export const %A = /* @__PURE__ */ new %B<%C>([%D, 1e+21]);",
  "export const %A = /* @__PURE__ */ %B(%C, /* @__PURE__ */ %D('%A', [%B, %C]));",
  "export const %A: %B<%C> = /* @__PURE__ */ %D(() => [%A, %B]);",
  "export const %A = { %A: /* @__PURE__ */ %B(%C), %D: [/* @__PURE__ */ %A(%B), %C] };",
  "function a(): A { return %A(%B, '%C', () => %D(%A, %B)); }",
  "function a(): A { return %A(%B, () => %C({ %D: %A, b: %B(%C, { %A: %D }) }), '%C'); }",
  "function a(): A { return %A(%B, '%C', () => %D({\n%A: %B, %C: %D(%A, () => %B([%C])) }, %D)); }",
  "function a(): A { return %A(%B, (%C, %D) => ({ %D: %A }), (%B) => %C); }",
  "function a(): A { return %A((%B) => %C(%D), (%A) => [%B]) && %C((%D) => %A(%B)); }",
  "export const %A: %B<%C> = /* @__PURE__ */ %D(%A, %B);",
  "export const %A = [1, 22, 333, %A.%B.%C(%D), -4];",
  "export const a = [1000000, 2000000, 3000000, -4000000, 5000000, 6000000, 7000000, 8000000, 9000000, 10000000, 11000000, 120000];",
  "export function %A<const %B extends %C = %D>(%A: %B, %C?: %D): %A<%B>;",
  "export async function %A(%B: %C = {}): Promise<%D> { return %A(%B(%C), %D); }",
  "function %A(%B: unknown): %B is %C { return (%A && (%B || %C) && !(%D && %A) && typeof %B === '%C'); }",
  "function a(): boolean {\nif (!(%A && %B && %C)) return false;\n\nif (%A(%B) || (%C && %D)) { %A++; } else if (%B) %C(); else { return; }\nreturn true;\n}",
  "function a(): void {\nfor (const [%A, %B] of %C.%D()) {\nif (%A.%B < %C % 2) continue;\n}\nfor (const %A of %B) %C(%D);\nfor (const %A in %B) if (%A && %C) %D++;\nfor (let %A = 0; %A < %B.%C; %A++) %B.%C(%A);\n}",
  "function a(): A { return %A(%B) && %C ? [] : %D(%A, { %B: %C, %D: '%A' }); }",
  "function a(): A { const %A = %B.%C(%D) ? %A : %B; let %C = %A > 1 ? %B : %C; return %A['%B'][0]; }",
  "function a(): A { return { %A: (%B, %C) => %D(%A, %B), %C: %A`/%B/${%C['%D']}/${%D(%A)}`, %D: true }; }",
  "function a(): A { switch (%A['%B'] && %C) {\ncase '%A': return %B(%C);\n\ncase %B: case 2: { %C(); } default: %D++; break; } }",
  "function a(): A { return { a: %A === %B ? %C : %B === %C ? { a: %D } : %A, %A: b ? c : d ? e : %C(%D) }; }",
  "function a(): A { const a = %A && %B ? %C : %D ? %A : %B; return %A === %B ? %C : %B ? %C : %D && %A; }",
  "function a(): A { return %A === undefined ? undefined : %B(%C, [%D, '%A'], ['%B', %C]); }",
  "export const %A: %B<%C> = /* @__PURE__ */ %D<%C>(() => %A, () => %B);",
  "export const %A: %B<%C> = /* @__PURE__ */ %D<%C>(%A);",
  "let %A: %B<%C> | undefined;\nfunction %D(): %B<%C> {\n%A ??= new %B<%C>(['%A', %D]);\nreturn %A;\n}",
  "function a(): void { %A ??= %B; %B ??= '%C'; %C ??= [%D, %A]; %D ??= %A(%B, %C); %A ??= %B && %C; }",
  "function a(): boolean {\nif (!%A().has(%B)) return false;\nreturn %A === %B || %C().has(%A['%D']);\n}",
  "function a(): boolean { const %A = %B().%C(%D, '%A'); return %A && %B(%C().%D(%A)); }",
  "import { type %A, %B as %C, %D } from '../%A.js';\nexport * from './%B.js';\nexport type { %C } from './%D.js';",
];

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,60}$/).map((word) => `x${word}`);

describe.each(forms)("%j", (form) => {
  it("is laid out as prettier would, whatever its width", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 4, maxLength: 4 }), async (names) => {
        const source = form.replace(/%([A-D])/g, (_, letter: string) => names["ABCD".indexOf(letter)] ?? "");
        expect(layOutModule(source)).toBe(await layOutWithPrettier("a.ts", source));
      }),
      { numRuns: 25 },
    );
  });
});

it.each([
  ["a class", "export class A {}"],
  ["two calls in a chain", "function f(): A { return a.b().c(); }"],
  ["a chain behind a call", "function f(): A { return a().b.c(d); }"],
  ["a call of a call", "function f(): A { return a()(); }"],
  ["a comment behind code", "export type A = B; // why"],
  ["characters of uncertain width", 'export const a = "\u{1f600}";'],
  ["a function as what a function gives", "function f(): A { return a((b) => (c) => b); }"],
  ["type arguments of a call", "function f(): A { return a<b>(c); }"],
])("%s is left to prettier", (_, source) => {
  expect(layOutModule(source)).toBeUndefined();
});
