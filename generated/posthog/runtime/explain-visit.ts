/** A schema on its visit to a value: where both stand, and what has been found so far. */
import { type Seen, isArray, isObject, own, see } from "./checks.js";
import type { SchemaData } from "./explain-schema.js";
import type { Issue } from "./issue.js";

/** A JSON pointer in the making: its text is put together only when an issue needs it. */
export type Trail = string | { readonly from: Trail; readonly names: readonly (string | number)[] };

/** What has been found out already, so that schemas which lead to a part in several ways look at it once. */
export interface Memory {
  /** What the functions among the data have given. */
  readonly made: Map<() => SchemaData, SchemaData>;
  /** What schemas that refer to themselves had to say, by depth, schema and value. */
  readonly findings: Map<SchemaData, Map<object, Findings>>[];
}

/** What a schema had to say of a value; pointers begin at that value. */
export interface Findings {
  readonly issues: readonly Issue[];
  readonly seen: Seen | undefined;
  /** How many issues were asked for: there may be more where so many were found. */
  readonly limit: number;
}

/** One schema meeting one value. */
export interface Visit {
  readonly value: unknown;
  /** Where the value stands in the whole value. */
  readonly pointer: Trail;
  /** Where the schema stands in the document. */
  readonly at: Trail;
  /** The keyword by which the schema applies to the value. */
  readonly keyword: string;
  /** How many schemas that refer to themselves we are inside. */
  readonly depth: number;
  readonly issues: Issue[];
  /** How many issues are worth looking for: one is enough where only the verdict counts. */
  readonly limit: number;
  readonly memory: Memory;
  /** What has been looked at, where an `unevaluated…` keyword will ask. */
  readonly seen: Seen | undefined;
  /** Applies a schema to the value of a visit, and adds what it refuses to the visit's issues. */
  readonly apply: (schema: SchemaData | undefined, visit: Visit) => void;
}

/** Adds an issue about the visit's value. */
export function refuse({ issues, pointer, at, value }: Visit, keyword: string, message: string): void {
  const schema = pointerOf({ from: at, names: [keyword] });
  issues.push({ pointer: pointerOf(pointer), keyword, schema, message, found: jsonTypeOf(value) });
}

/** The visit of a schema below this one to the same value. */
export function beside(visit: Visit, ...path: readonly (string | number)[]): Visit {
  const { value, pointer, seen } = visit;
  return derived(visit, {
    value,
    pointer,
    at: { from: visit.at, names: path },
    keyword: String(path[0]),
    seen,
  });
}

/** What differs from one visit to the next. */
type Step = Pick<Visit, "value" | "pointer" | "at" | "keyword" | "seen">;

/** The visit that follows from another. Member by member, since engines copy objects by spreading much slower. */
export function derived(visit: Visit, { value, pointer, at, keyword, seen }: Step): Visit {
  const { depth, issues, limit, memory, apply } = visit;
  return { value, pointer, at, keyword, depth, issues, limit, memory, seen, apply };
}

/** The same for the verdict alone: what it refuses is not refused by the whole, and one reason will do. */
export function apart(visit: Visit, ...path: readonly (string | number)[]): Visit {
  return { ...beside(visit, ...path), issues: [], limit: 1, seen: visit.seen && new Set() };
}

/** True where nobody would read further issues. */
export function isDone({ issues, limit }: Visit): boolean {
  return issues.length >= limit;
}

/** The visit of a schema below this one to a part of the value. */
export function inside(visit: Visit, name: string | number, ...path: readonly (string | number)[]): Visit {
  return derived(visit, {
    value: read(visit.value, name),
    pointer: { from: visit.pointer, names: [name] },
    at: { from: visit.at, names: path },
    keyword: String(path[0]),
    seen: undefined,
  });
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

/** The text of a pointer (RFC 6901, section 3). */
export function pointerOf(trail: Trail): string {
  let text = "";
  let rest = trail;
  for (; typeof rest !== "string"; rest = rest.from) {
    const escaped = rest.names.map((name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1"));
    text = `/${escaped.join("/")}${text}`;
  }
  return `${rest}${text}`;
}

/** The JSON type of a value, or `undefined`. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
