/** Headers of answers as values: style `simple`, and types by their schemas (OpenAPI 3.1, section 4.8.21). */
import type { Issue } from "./issue.js";

/** What the text of a header becomes: a value of JSON, or what a function makes of it. */
export type HeaderKind = "string" | "number" | "boolean" | ((text: string) => unknown);

/** How a header is read: as one value, a list of them, an object of them, or JSON. */
export type HeaderField =
  | HeaderKind
  | "json"
  | readonly [HeaderKind]
  | { readonly explode: boolean; readonly members: { readonly [name: string]: HeaderKind } };

/** The declared headers of a response, and their guards. */
export interface HeaderEntry<Values = unknown> {
  readonly fields: { readonly [name: string]: HeaderField };
  readonly is: (values: unknown) => values is Values;
  readonly check: (values: unknown) => readonly Issue[];
}

/** The values of the headers that are there. What is not of its type stays text, and the guard refuses it. */
export function readHeaders(
  headers: Headers,
  fields: HeaderEntry["fields"],
): Readonly<Record<string, unknown>> {
  const values = Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    const text = textOf(headers, name);
    return text === null ? [] : [[name, read(text, field)]];
  });
  return Object.fromEntries(values);
}

/** A header of a name that HTTP does not allow never came. */
function textOf(headers: Headers, name: string): string | null {
  try {
    return headers.get(name);
  } catch {
    return null;
  }
}

function read(text: string, field: HeaderField): unknown {
  if (field === "json") return parse(text);
  if (typeof field !== "object") return valueOf(text, field);
  const items = text === "" ? [] : text.split(",").map((item) => item.trim());
  if (isList(field)) return items.map((item) => valueOf(item, field[0]));
  const pairs = field.explode ? items.map((item) => item.split(/=(.*)/s)) : pairsOf(items);
  const { members } = field;
  const kindOf = (name: string): HeaderKind =>
    (Object.hasOwn(members, name) ? members[name] : undefined) ?? "string";
  return Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, valueOf(value, kindOf(name))]));
}

function isList(field: HeaderField): field is readonly [HeaderKind] {
  return Array.isArray(field);
}

function pairsOf(items: readonly string[]): string[][] {
  return items.flatMap((name, index) => (index % 2 === 0 ? [[name, items[index + 1] ?? ""]] : []));
}

function valueOf(text: string, kind: HeaderKind): unknown {
  if (typeof kind === "function") return kind(text);
  if (kind === "number" && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  return kind === "boolean" && /^(?:true|false)$/.test(text) ? text === "true" : text;
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
