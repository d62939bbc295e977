/**
 * What the compiler takes for the emitted types. Each case is a document and statements about its types; a line
 * behind `@ts-expect-error` must not compile, every other line must.
 */
import { expect, test } from "vitest";
import type { ValueTypes } from "../../generator/model/formats.js";
import { run } from "../../generator/pipeline.js";
import { type Part, documentOf, readFrom } from "../model/document.js";
import { complaints } from "./compile.js";

const idOf = (name: string): string => `#/components/schemas/${name}`;
const to = (name: string): object => ({ $ref: idOf(name) });
const text = { type: "string" };
const whole = { type: "integer" };
const long = { type: "integer", format: "int64" };
const day = { type: "string", format: "date" };
const object = (properties: object, more: object = {}): object => ({ type: "object", properties, ...more });
const json = (schema: object): object => ({ content: { "application/json": { schema } } });

interface Case extends Part {
  readonly options?: ValueTypes;
  /** TypeScript in which `m` is the module of types; `Same` tells whether two types accept the same. */
  readonly says: readonly string[];
}

const base = object({ id: text, kind: text }, { required: ["id"] });

const cases: Readonly<Record<string, Case>> = {
  "allOf extends what it refers to, and narrows its members": {
    schemas: {
      Base: base,
      Cat: { allOf: [to("Base"), object({ kind: { const: "cat" } }, { required: ["kind"] })] },
      Kitten: { allOf: [to("Cat")], properties: { age: whole } },
      Hybrid: { allOf: [to("Cat"), to("Dog")] },
      Dog: { allOf: [to("Base"), object({ kind: { enum: ["dog", "cat"] } })] },
    },
    says: [
      `export type A = Is<Same<m.Cat, { id: string; kind: "cat" }>>;`,
      `export type B = Is<Same<m.Kitten, { id: string; kind: "cat"; age?: number }>>;`,
      `export interface Mine extends m.Kitten { mine: true }`,
      `export type C = Is<Same<m.Hybrid["kind"], "cat">>;`,
    ],
  },
  "members beside a reference or allOf belong to the object": {
    schemas: {
      Base: base,
      Beside: { allOf: [to("Base")], required: ["extra", "kind"], properties: { extra: whole } },
      BesideRef: { ...to("Base"), properties: { extra: whole } },
      Either: { properties: { a: text, b: text }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
      Untold: { anyOf: [{}, text], properties: { a: text } },
    },
    says: [
      `export type A = Is<Same<m.Beside, { id: string; kind: string; extra: number }>>;`,
      `export type B = Is<Same<m.BesideRef, { id: string; kind?: string; extra?: number }>>;`,
      `export const c = (either: m.Either): string | undefined => either.a;`,
      `export type D = Is<Same<m.Untold, unknown>>;`,
    ],
  },
  "what is required in one place has the type that another says": {
    schemas: {
      Base: object({ id: text, in: object({ id: text }) }),
      Inline: object({ in: { allOf: [to("Base"), { required: ["id"] }] } }, { required: ["in"] }),
      Deep: { allOf: [to("Base"), object({ in: object({}, { required: ["id"] }) })] },
      Or: object(
        {},
        { required: ["id"], oneOf: [object({ id: text }), object({ id: whole, in: { type: "boolean" } })] },
      ),
      Alone: object({}, { required: ["id"] }),
    },
    says: [
      `export const a = (inline: m.Inline): string => inline.in.id;`,
      `export const b = (deep: m.Deep): string | undefined => deep.in?.id;`,
      `export const c = (or: m.Or): string | number => or.id;`,
      `export type D = Is<Same<m.Alone["id"], unknown>>;`,
      `export const e = (id: string): m.Inline => ({ in: { id } });`,
    ],
  },
  "members that nothing can be still make a type": {
    schemas: { Base: base, Never: { allOf: [to("Base"), object({ id: whole })] } },
    says: [`export const id = (value: m.Never): never => value.id;`],
  },
  "an index signature speaks for all members": {
    schemas: {
      Mixed: object({ count: whole }, { additionalProperties: text }),
      Hidden: object({ secret: { ...whole, writeOnly: true } }, { additionalProperties: text }),
      Patterned: object({ a: whole }, { patternProperties: { "^x-": text }, additionalProperties: false }),
      Needed: { type: "object", required: ["a"], additionalProperties: text },
      Open: object({ a: whole }, { additionalProperties: true }),
      Derived: { allOf: [to("Open"), object({ b: text })] },
      Strict: { allOf: [to("Mixed"), object({ flag: text })] },
      Over: { ...to("Base"), additionalProperties: { type: "boolean" } },
      Base: base,
      Closed: { type: "object", additionalProperties: false },
    },
    says: [
      `export const a: m.Mixed = { count: 1, other: "" };`,
      `// @ts-expect-error: no member is a boolean`,
      `export const b: m.Mixed = { other: true };`,
      `// A guard accepts the secret, although nobody should send it.`,
      `export const c: m.Hidden = { secret: 1, other: "" };`,
      `export const d: m.Patterned = { a: 1, "x-b": "" };`,
      `// @ts-expect-error: it is required`,
      `export const e: m.Needed = { b: "" };`,
      `export const f = (value: m.Needed): string => value.a;`,
      `export const g: m.Derived = { a: 1, b: "", c: null };`,
      `export const h = (value: m.Strict): string | undefined => value.flag;`,
      `export const i = (value: m.Over): string => value.id;`,
      `// @ts-expect-error: nothing may be in it`,
      `export const j: m.Closed = { a: 1 };`,
    ],
  },
  "bounds beside a list leave its items alone": {
    schemas: {
      Texts: { type: "array", items: text },
      Some: { ...to("Texts"), minItems: 1 },
      Either: { minItems: 1, anyOf: [to("Texts"), { type: "array", items: whole }] },
    },
    says: [
      `export const a = (some: m.Some): string[] => some.map((item) => item);`,
      `export type B = Is<Same<m.Either, string[] | number[]>>;`,
    ],
  },
  "what nothing else looks at is what is left over": {
    options: { dates: "Date" },
    schemas: {
      Rest: object({ id: text }, { unevaluatedProperties: whole }),
      Days: { type: "object", unevaluatedProperties: day },
      Pair: { type: "array", prefixItems: [text, whole], minItems: 1, unevaluatedItems: false },
      Texts: { type: "array", unevaluatedItems: text },
      Found: { type: "array", contains: whole, unevaluatedItems: text },
      Also: { allOf: [to("Rest")], unevaluatedProperties: text },
    },
    says: [
      `export type A = Is<Same<m.Rest, { id?: string; [key: string]: string | number | undefined }>>;`,
      `export type B = Is<Same<m.Days, { [key: string]: Date }>>;`,
      `export type C = Is<Same<m.Pair, [string, number?]>>;`,
      `export type D = [Is<Same<m.Texts, string[]>>, Is<Same<m.Found, unknown[]>>, Is<Same<m.Also, m.Rest>>];`,
    ],
  },
  "tuples have the places that their bounds promise": {
    schemas: {
      Pair: { type: "array", prefixItems: [text, whole], minItems: 2, maxItems: 2 },
      Closed: { type: "array", prefixItems: [text, whole], items: false },
      Most: { type: "array", prefixItems: [text, whole], maxItems: 1 },
      Rest: { type: "array", prefixItems: [text], items: whole, minItems: 3 },
      Bounded: { type: "array", prefixItems: [text], items: whole, minItems: 1, maxItems: 2 },
      Open: { type: "array", prefixItems: [text] },
      Nullable: { type: ["array", "null"], prefixItems: [{ type: ["string", "null"] }] },
    },
    says: [
      `export type A = Is<Same<m.Pair, [string, number]>>;`,
      `export type B = Is<Same<m.Closed, [string?, number?]>>;`,
      `export type C = Is<Same<m.Most, [string?]>>;`,
      `export type D = Is<Same<m.Rest, [string, number, number, ...number[]]>>;`,
      `export type E = Is<Same<m.Bounded, [string, number?]>>;`,
      `export type F = Is<Same<m.Open, [string?, ...unknown[]]>>;`,
      `export type G = Is<Same<m.Nullable, [(string | null)?, ...unknown[]] | null>>;`,
    ],
  },
  "null joins whatever a type list says": {
    schemas: {
      Text: { type: ["string", "null"] },
      Bag: { type: ["object", "null"], properties: { a: text } },
      More: { allOf: [to("Bag")], properties: { b: text } },
      List: { type: "array", items: { anyOf: [to("Bag"), { type: "null" }] } },
      Member: { enum: ["a", null] },
    },
    says: [
      `export type A = Is<Same<m.Text, string | null>>;`,
      `export type B = Is<Same<m.More, { a?: string; b?: string } | null>>;`,
      `export type C = Is<Same<m.List[number], { a?: string } | null>>;`,
      `export type D = Is<Same<m.Member, "a" | null>>;`,
    ],
  },
  "nullable of OpenAPI 3.0 admits null everywhere": {
    openapi: "3.0.3",
    schemas: {
      Base: base,
      Text: { ...text, nullable: true },
      Member: { ...text, enum: ["a"], nullable: true },
      Bag: { nullable: true, allOf: [to("Base")] },
      More: { nullable: true, allOf: [to("Base"), object({ b: text })] },
      Either: { nullable: true, oneOf: [to("Text"), to("Base")] },
    },
    says: [
      `export type A = Is<Same<m.Text, string | null>>;`,
      `export type B = Is<Same<m.Member, "a" | null>>;`,
      `export type C = Is<Same<m.Bag, m.Base | null>>;`,
      `export type D = Is<Same<m.More, { id: string; kind?: string; b?: string } | null>>;`,
      `export type E = Is<Same<m.Either, string | m.Base | null>>;`,
    ],
  },
  "a type may lead back to itself": {
    schemas: {
      Tree: object({ left: to("Tree"), children: { type: "array", items: to("Tree") } }),
      Json: {
        anyOf: [
          text,
          { type: "array", items: to("Json") },
          { type: "object", additionalProperties: to("Json") },
        ],
      },
      Node: { allOf: [to("Tree"), object({ parent: to("Node") })] },
    },
    says: [
      `export const a = (tree: m.Tree): m.Tree | undefined => tree.left?.children?.[0]?.left;`,
      `export const b: m.Json = { a: [["", { b: "" }]] };`,
      `// @ts-expect-error: JSON has numbers, and this schema has none`,
      `export const c: m.Json = [[1]];`,
      `export const d = (node: m.Node): m.Tree | undefined => node.parent?.parent?.left;`,
    ],
  },
  "a union narrows by what the mapping says": {
    schemas: {
      Pet: {
        oneOf: [to("Cat"), to("Dog"), to("Bird")],
        discriminator: {
          propertyName: "kind",
          mapping: { c: idOf("Cat"), k: "Cat", d: idOf("Dog"), b: "Bird" },
        },
      },
      Cat: object({ kind: text, meow: text }, { required: ["kind", "meow"] }),
      Dog: { allOf: [to("Animal"), object({ bark: text }, { required: ["bark"] })] },
      Animal: object({ kind: { enum: ["b", "d", "e"] } }, { required: ["kind"] }),
      Bird: { allOf: [to("Animal"), object({ song: text }, { required: ["song"] })] },
    },
    says: [
      `export const sound = (pet: m.Pet): string => {`,
      `  switch (pet.kind) {`,
      `    case "c": return pet.meow;`,
      `    case "k": return pet.meow;`,
      `    case "d": return pet.bark;`,
      `    case "b": return pet.song;`,
      `    default: return pet satisfies never;`,
      `  }`,
      `};`,
      `// @ts-expect-error: the name of the schema is no value of the tag`,
      `export const a: m.Pet = { kind: "Cat", meow: "" };`,
      `export const b = (cat: m.Cat): string => cat.kind;`,
    ],
  },
  "constants tell schemas apart without a mapping": {
    schemas: {
      Pet: { oneOf: [to("Cat"), to("Dog"), { type: "null" }], discriminator: { propertyName: "kind" } },
      Cat: object({ kind: { const: "cat" }, meow: text }, { required: ["kind", "meow"] }),
      Dog: object({ kind: { enum: ["dog", "wolf"] }, bark: text }, { required: ["kind", "bark"] }),
    },
    says: [
      `export const a = (pet: m.Pet): string => pet === null ? "" : pet.kind === "cat" ? pet.meow : pet.bark;`,
    ],
  },
  "a mapping that does not speak for all values decides nothing": {
    openapi: "3.2.0",
    schemas: {
      Partly: {
        oneOf: [to("Cat"), to("Dog")],
        discriminator: { propertyName: "kind", mapping: { c: "Cat" } },
      },
      Else: {
        anyOf: [to("Cat"), to("Dog")],
        discriminator: { propertyName: "kind", mapping: { c: "Cat", d: "Dog" }, defaultMapping: "Dog" },
      },
      Cat: object({ kind: text, meow: text }, { required: ["kind"] }),
      Dog: object({ kind: text, bark: text }, { required: ["kind"] }),
    },
    says: [`export const a: m.Partly = { kind: "any" };`, `export const b: m.Else = { kind: "any" };`],
  },
  "named members of an enum are a constant beside the type": {
    schemas: { Status: { enum: [1, 2], "x-enum-varnames": ["Placed", "on its way"] } },
    says: [
      `export type A = Is<Same<m.Status, 1 | 2>>;`,
      `export type B = Is<Same<(typeof m.Status)["Placed"], 1>>;`,
      `export type C = Is<Same<(typeof m.Status)[keyof typeof m.Status], m.Status>>;`,
    ],
  },
  "views differ where members are hidden, and only there": {
    schemas: {
      Account: {
        allOf: [to("Base"), object({ at: { ...text, readOnly: true }, key: { ...text, writeOnly: true } })],
      },
      Base: base,
      Holder: object({ account: to("Account") }),
    },
    paths: {
      "/a": {
        put: {
          requestBody: json(to("Holder")),
          responses: { 200: { description: "", ...json(to("Holder")) } },
        },
      },
    },
    says: [
      `export type A = Is<Same<m.Account, { id: string; kind?: string; at?: string }>>;`,
      `export type B = Is<Same<m.AccountInput, { id: string; kind?: string; key?: string }>>;`,
      `export type C = Is<Same<m.HolderInput["account"], m.AccountInput | undefined>>;`,
      `// @ts-expect-error: the base looks the same from both sides`,
      `export type D = m.BaseInput;`,
    ],
  },
  "formats are types where they are asked for, one by one": {
    options: { int64: "bigint" },
    schemas: {
      A: object({
        id: long,
        at: day,
        size: { type: ["integer", "null"], format: "uint64" },
        part: { type: "integer", format: "int32" },
      }),
      B: { type: "integer", format: "int64", enum: [1, 2], "x-enum-varnames": ["One", "Two"] },
    },
    says: [
      `export type A = Is<Same<m.A, { id?: bigint; at?: string; size?: bigint | null; part?: number }>>;`,
      `export type B = Is<Same<m.B, 1n | 2n>>;`,
      `export type C = Is<Same<(typeof m.B)["Two"], 2n>>;`,
    ],
  },
  "all that is said of a value agrees on what it becomes": {
    options: { int64: "bigint", dates: "Date" },
    schemas: {
      Id: long,
      Day: day,
      Text: text,
      Base: object({ id: long, on: day, note: text, list: { type: "array", items: day } }),
      A: { allOf: [to("Id"), { type: "integer", minimum: 1 }] },
      B: {
        allOf: [to("Base"), object({ id: whole, on: text, note: day, list: { type: "array", items: text } })],
      },
      C: { allOf: [object({ id: whole }), object({ id: { allOf: [to("Id")] } })] },
      D: { type: "integer", format: "int64", oneOf: [{ enum: [1] }, { const: 2 }] },
      E: { allOf: [day, { enum: ["2024-01-01"] }] },
      F: { properties: { at: to("Text") }, anyOf: [object({ at: day }), {}], type: "object" },
      G: { oneOf: [day, { type: "string", format: "date-time" }, long] },
      H: { format: "date" },
    },
    says: [
      `export type A = Is<Same<m.A, bigint>>;`,
      `type Base = { id?: bigint; on?: Date; note?: string; list?: Date[] };`,
      `export type B = [Is<Same<m.B, Base>>, Is<Same<m.Base, Base>>];`,
      `export type C = Is<Same<m.C, { id?: bigint }>>;`,
      `export type D = Is<Same<m.D, 1n | 2n>>;`,
      `export type E = Is<Same<m.E, "2024-01-01">>;`,
      `export type F = Is<Same<NonNullable<m.F["at"]>, string>>;`,
      `export type G = Is<Same<m.G, Date | bigint>>;`,
      `export type H = Is<Same<m.H, unknown>>;`,
    ],
  },
};

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
