/** Types of tuples, alternatives, views and formats. */
import { type Case, idOf, to, text, whole, long, day, object, json, base } from "./type-case.js";

export const valueCases: Readonly<Record<string, Case>> = {
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
  "alternatives that the type beside them excludes say nothing": {
    schemas: {
      Base: base,
      Word: { type: "string", anyOf: [{ type: "string", minLength: 1 }, whole] },
      Perhaps: { type: ["string", "null"], oneOf: [text, whole, { type: "null" }] },
      Thing: { type: "object", anyOf: [to("Base"), text] },
      Nothing: { type: "string", anyOf: [whole, { type: "null" }] },
    },
    says: [
      `export type A = Is<Same<m.Word, string>>;`,
      `export type B = Is<Same<m.Perhaps, string | null>>;`,
      `export type C = Is<Same<m.Thing, m.Base>>;`,
      `export type D = Is<Same<m.Nothing, never>>;`,
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
