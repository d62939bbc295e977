/** What a schema library is told, in its own words. Each library has a table of these. */
import type { JsonValue } from "../../generator/model/types.js";
import type { Keywords } from "./json-schema.js";

/** A member of an object. */
export interface Member {
  readonly name: string;
  readonly text: string;
  readonly optional: boolean;
  /** The text speaks of a schema that is declared further down. */
  readonly forward: boolean;
}

/** Source text for every kind of schema, as a good user of the library would write it. */
export interface Idiom {
  readonly unknown: string;
  readonly never: string;
  readonly null: string;
  readonly boolean: string;
  string(keywords: Keywords): string;
  number(keywords: Keywords, integer: boolean): string;
  /** One of some values. */
  members(values: readonly JsonValue[]): string;
  array(item: string, keywords: Keywords): string;
  /** An object all of whose members are alike. */
  record(value: string): string;
  /** @param rest what other members must be: anything, nothing at all, or a schema. */
  object(members: readonly Member[], rest: "open" | "closed" | { readonly schema: string }): string;
  nullable(inner: string): string;
  union(parts: readonly string[]): string;
  /** A union in which a member tells the parts apart. @param forward some part is declared further down. */
  tagged(property: string, parts: readonly string[], forward: boolean): string;
  all(parts: readonly string[]): string;
  reference(name: string): string;
  /** A reference to a schema that is declared further down. */
  forward(name: string): string;
  /** Where a member that speaks of a later schema may stand as it is: `object` defers it. */
  readonly defersMembers: boolean;
  declaration(name: string, text: string): string;
  /** The module around the declarations. */
  module(declarations: readonly string[]): string;
}

/** A JSON value as source text. */
export function json(value: JsonValue): string {
  return JSON.stringify(value);
}

/** A regular expression as source text. */
export function regExp(pattern: string): string {
  return `new RegExp(${JSON.stringify(pattern)}, "u")`;
}

/** A key of an object literal. */
export function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__" ? name : `[${JSON.stringify(name)}]`;
}

/** Texts of the keywords that are there. */
export function texts<Value>(
  pairs: readonly (readonly [Value | undefined, (value: Value) => string])[],
): readonly string[] {
  return pairs.flatMap(([value, text]) => (value === undefined ? [] : [text(value)]));
}
