/** Types of objects and lists: their members and items. */
import { type Case, to, text, whole, day, object, base } from "./type-case.js";

export const objectCases: Readonly<Record<string, Case>> = {
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
  "what extends an interface does not lose what it requires, however deep it says so": {
    schemas: {
      Base: object({ in: object({ kind: text }) }),
      Kind: object({}, { required: ["kind"] }),
      Some: { anyOf: [to("Kind"), whole] },
      Derived: { allOf: [to("Base"), object({ in: to("Kind") })] },
      Chosen: { allOf: [to("Base"), object({ in: to("Some") })] },
      Last: { allOf: [to("Derived"), object({ more: text })] },
    },
    says: [
      `export const a: m.Last = { in: { kind: "a" }, more: "b" };`,
      `export const b = (last: m.Last | m.Chosen): m.Base => last;`,
      `export const c: m.Chosen = { in: { kind: "a" } };`,
      `// @ts-expect-error what Kind requires is missing.`,
      `export const d: m.Last = { in: {} };`,
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
};
