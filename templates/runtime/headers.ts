/** Headers of answers as values: style `simple`, and types by their schemas (OpenAPI 3.1, section 4.8.21). */
import type { Issue } from "./issue.js";

/** What the text of a header becomes: a value of JSON, what a function makes of it, or one of several. */
export type HeaderKind = "string" | "number" | "boolean" | ((text: string) => unknown) | HeaderChoice;

/** The first that the guard accepts; without a guard the first that makes something of the text. */
export interface HeaderChoice {
  readonly either: readonly HeaderKind[];
  readonly is?: (value: unknown) => boolean;
}

/** How a header is read: as one value, a list of them, an object of them, or JSON. */
export type HeaderField = HeaderKind | "json" | HeaderList | DelimitedList | HeaderMembers;

/** The kinds of the first items, and at the end that of all others. */
type HeaderList = readonly HeaderKind[];

/** A list whose items are not separated by commas, as OpenAPI 2.0 has them. */
interface DelimitedList {
  readonly delimiter: string;
  readonly items: HeaderList;
}

interface HeaderMembers {
  readonly explode: boolean;
  readonly members: { readonly [name: string]: HeaderKind };
  /** The kind of members that have none of the names; texts where it is unsaid. */
  readonly others?: HeaderKind;
}

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
  if (field === "json") return attempt(text, JSON.parse);
  if (isList(field)) return readList(itemsOf(text), field);
  if (typeof field !== "object" || "either" in field) return valueOf(text, field);
  if ("items" in field) return readList(itemsOf(text, field.delimiter), field.items);
  const { explode, members, others } = field;
  const items = itemsOf(text);
  const pairs = explode ? items.map((item) => item.split(/=(.*)/s)) : pairsOf(items);
  return Object.fromEntries(
    pairs.map(([name = "", value = ""]) => [
      name,
      valueOf(value, Object.hasOwn(members, name) ? members[name] : others),
    ]),
  );
}

function isList(field: HeaderField): field is HeaderList {
  return Array.isArray(field);
}

function readList(texts: readonly string[], kinds: HeaderList): unknown[] {
  return texts.map((item, index) => valueOf(item, kinds[index] ?? kinds.at(-1)));
}

function itemsOf(text: string, delimiter = ","): readonly string[] {
  return text === "" ? [] : text.split(delimiter).map((item) => item.trim());
}

function pairsOf(items: readonly string[]): string[][] {
  return items.flatMap((name, index) => (index % 2 === 0 ? [[name, items[index + 1] ?? ""]] : []));
}

function valueOf(text: string, kind: HeaderKind = "string"): unknown {
  if (typeof kind === "function") return attempt(text, kind);
  if (typeof kind === "object") return chosen(text, kind);
  if (kind === "number" && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  return kind === "boolean" && /^(?:true|false)$/.test(text) ? text === "true" : text;
}

function chosen(text: string, { either, is }: HeaderChoice): unknown {
  const fits = is ?? ((value: unknown) => value !== text);
  const kind = either.find((one) => fits(valueOf(text, one)));
  return valueOf(text, kind);
}

/** What a reader makes of a text; the text where it is none that it reads. */
function attempt(text: string, reader: (text: string) => unknown): unknown {
  try {
    return reader(text);
  } catch {
    return text;
  }
}
