/** A schema on its visit to a value: where both stand, and what has been found so far. */
import { type Seen, isArray, isObject, own, see } from "./checks.js";
import type { SchemaData, SchemaKeywords } from "./explain-schema.js";
import type { Issue } from "./issue.js";

export interface Visit {
  readonly value: unknown;
  /** Where the value stands in the whole value. */
  readonly pointer: string;
  /** Where the schema stands in the document. */
  readonly at: string;
  /** The keyword by which the schema applies to the value. */
  readonly keyword: string;
  /** How many schemas that refer to themselves we are inside. */
  readonly depth: number;
  readonly issues: Issue[];
  /** What has been looked at, where an `unevaluated…` keyword will ask. */
  readonly seen: Seen | undefined;
}

/** Applies a schema to the value of a visit, and adds what it refuses to the visit's issues. */
export type Apply = (schema: SchemaData, visit: Visit) => void;

/** The check of some keywords. */
export type Check = (schema: SchemaKeywords, visit: Visit, apply: Apply) => void;

/** Adds an issue about the visit's value. */
export function refuse({ issues, pointer, at, value }: Visit, keyword: string, message: string): void {
  issues.push({ pointer, keyword, schema: `${at}/${segment(keyword)}`, message, found: jsonTypeOf(value) });
}

/** The visit of a schema below this one to the same value. */
export function beside(visit: Visit, ...path: readonly (string | number)[]): Visit {
  return { ...visit, at: join(visit.at, path), keyword: String(path[0]) };
}

/** The same, with a list of issues of its own: what it refuses is not yet refused by the whole. */
export function apart(visit: Visit, ...path: readonly (string | number)[]): Visit {
  return { ...beside(visit, ...path), issues: [], seen: visit.seen && new Set() };
}

/** The visit of a schema below this one to a part of the value. */
export function inside(visit: Visit, name: string | number, ...path: readonly (string | number)[]): Visit {
  const value = read(visit.value, name);
  return { ...beside(visit, ...path), value, pointer: join(visit.pointer, [name]), seen: undefined };
}

/** Reads a part as guards do: with care where every object inherits the name, plainly elsewhere. */
export function read(value: unknown, name: string | number): unknown {
  if (isArray(value)) return value[Number(name)];
  if (!isObject(value)) return undefined;
  return name in Object.prototype ? own(value, String(name)) : value[name];
}

/** Notes which parts of the value have been looked at, where somebody will ask. */
export function note(visit: Visit, parts: Iterable<string | number>): void {
  if (visit.seen !== undefined) see(visit.seen, parts);
}

function join(pointer: string, path: readonly (string | number)[]): string {
  return [pointer, ...path.map(segment)].join("/");
}

/** RFC 6901, section 3. */
function segment(name: string | number): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The JSON type of a value, or `undefined`. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
