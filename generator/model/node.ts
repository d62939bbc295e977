/** A node of the document with its place: reads members by type, and reports what has the wrong one. */
import type { Place, Report, Severity } from "../diagnostics.js";
import { child, step } from "../source/pointer.js";
import { type Source, referenceOf } from "../source/source.js";
import { byName } from "./order.js";
import type { Docs, JsonValue } from "./types.js";

/** What reading needs beside the node itself. */
export interface Reading {
  readonly source: Source;
  readonly report: Report;
}

/** Members beside which extensions may stand; elsewhere `x-request-id` is the name of a header or a scheme. */
const extensible = new Set(["paths", "responses"]);

export class Node {
  readonly value: unknown;
  readonly place: Place;
  readonly #reading: Reading;
  readonly #rest: Node | undefined;

  /** @param rest has the members that the node itself has not. */
  constructor(value: unknown, place: Place, reading: Reading, rest?: Node) {
    this.value = value;
    this.place = place;
    this.#reading = reading;
    this.#rest = rest;
  }

  /** The member's node, whatever it holds; undefined where the member is absent. */
  get(key: string): Node | undefined {
    const value = step(this.value, key);
    return value === undefined ? this.#rest?.get(key) : this.#child(key, value);
  }

  #child(key: string | number, value: unknown): Node {
    return new Node(value, { file: this.place.file, pointer: child(this.place.pointer, key) }, this.#reading);
  }

  /** A node at the same place that holds something else. */
  with(value: unknown): Node {
    return new Node(value, this.place, this.#reading);
  }

  /** The node that a `$ref` leads to, or the node itself; undefined (and reported) where it leads nowhere. */
  followed(): Node | undefined {
    if (referenceOf(this.value) === undefined) return this;
    const found = this.#reading.source.follow(this);
    return found && new Node(found.value, found.place, this.#reading);
  }

  /**
   * The same where members may stand beside the `$ref`, as in a path item (OpenAPI 3.1, section 4.8.9.1). Of what
   * both have, which is undefined there, the member beside the `$ref` counts.
   */
  joined(): Node | undefined {
    return this.saysMore()
      ? new Node(this.value, this.place, this.#reading, this.followed())
      : this.followed();
  }

  /** The node that a reference leads to which stands here in another form than a `$ref`; reported where there is none. */
  target(reference: string): Node | undefined {
    const found = this.#reading.source.resolve(reference, this.place);
    return found && new Node(found.value, found.place, this.#reading).followed();
  }

  /** True for a reference beside which something stands, which may say what the node behind it does not. */
  saysMore(): boolean {
    return referenceOf(this.value) !== undefined && Object.keys(Object(this.value)).length > 1;
  }

  /** The member's text. Real documents keep long texts in files of their own, behind a `$ref`. */
  string(key: string): string | undefined {
    const value = step(this.value, key);
    if (typeof value === "string") return value;
    const member = this.get(key)?.followed();
    if (typeof member?.value === "number" || typeof member?.value === "boolean") {
      member.readAs(key, "a string", "Put it in quotes: what is read now may differ from what is written.");
      return String(member.value);
    }
    if (typeof member?.value === "string") return member.value;
    member?.ignored(key, "a string");
    return undefined;
  }

  boolean(key: string): boolean | undefined {
    const member = this.get(key);
    if (typeof member?.value === "boolean") return member.value;
    if (member?.value === "true" || member?.value === "false") {
      member.readAs(key, "true or false", "Remove the quotes.");
      return member.value === "true";
    }
    member?.ignored(key, "true or false");
    return undefined;
  }

  number(key: string): number | undefined {
    const member = this.get(key);
    if (typeof member?.value === "number") return member.value;
    member?.ignored(key, "a number");
    return undefined;
  }

  /** The entries of a member that is a map; none where it is absent. */
  entries(key: string): [string, Node][] {
    const member = this.get(key);
    if (member === undefined) return [];
    if (member.isMap()) return member.members();
    member.wrongType(key, "a map");
    return [];
  }

  /** The entries of the node itself. */
  members(): [string, Node][] {
    return Object.entries(Object(this.value)).map(([key, value]) => [key, this.#child(key, value)]);
  }

  /** The items of a member that is a list; none where it is absent. */
  items(key: string): Node[] {
    const member = this.get(key);
    if (member === undefined) return [];
    if (Array.isArray(member.value))
      return member.value.map((value: unknown, index) => member.#child(index, value));
    member.wrongType(key, "a list");
    return [];
  }

  /** The entries of a member that is a map of maps, by name; an empty map may be left out (`"204":`). */
  mapEntries(key: string): [string, Node][] {
    return byName(this.mapEntriesAsWritten(key));
  }

  /** The same where the order of the document says which comes first. */
  mapEntriesAsWritten(key: string): [string, Node][] {
    return this.entries(key).flatMap(([name, entry]) => {
      if (name.startsWith("x-") && (extensible.has(key) || !entry.isMap())) return [];
      const map = entry.asMap(name);
      return map === undefined ? [] : [[name, map]];
    });
  }

  /** The items of a member that is a list of maps. */
  mapItems(key: string): Node[] {
    return this.items(key).flatMap((item) => item.asMap(`an item of ${key}`) ?? []);
  }

  /** The items of a member that is a list of texts. */
  strings(key: string): string[] {
    return this.items(key).flatMap((item) => {
      if (typeof item.value === "string") return [item.value];
      if (typeof item.value === "number" || typeof item.value === "boolean") return [String(item.value)];
      item.ignored(`an item of ${key}`, "a string");
      return [];
    });
  }

  /** The node where it is a map, an empty one where it is null; else undefined, and reported. */
  asMap(name: string): Node | undefined {
    if (this.isMap()) return this;
    this.wrongType(name, "a map");
    return this.value === null ? this.with({}) : undefined;
  }

  isMap(): boolean {
    return typeof this.value === "object" && this.value !== null && !Array.isArray(this.value);
  }

  /** Parsed YAML and JSON hold JSON values only. */
  json(): JsonValue {
    return this.value as JsonValue;
  }

  /** Reports a part of the document that cannot be read; where it is null, nothing is lost with it. */
  wrongType(key: string, wanted: string): void {
    if (this.value === null) return this.ignored(key, wanted);
    const message = `"${key}" must be ${wanted}, and is left out`;
    this.report("error", "document-invalid", message, "Correct the value at this place.");
  }

  /** Reports a detail that cannot be read, without which the part that it belongs to is read. */
  ignored(key: string, wanted: string): void {
    const message = `"${key}" must be ${wanted}, and is ignored`;
    this.report("warning", "document-invalid", message, "Correct the value at this place.");
  }

  /** Reports a value of the wrong type whose meaning is plain. */
  readAs(key: string, wanted: string, help: string): void {
    this.report("warning", "document-invalid", `"${key}" must be ${wanted}, and is read as one`, help);
  }

  report(severity: Severity, code: string, message: string, help: string): void {
    this.#reading.report({ code, severity, message, help, place: this.place });
  }
}

/** The same for all, so that it is known again by identity. */
const anything = Object.freeze({});

/** Stands for a schema that the document leaves out: anything goes. */
export function unconstrained(node: Node): Node {
  return node.with(anything);
}

/** Leaves out the members that are undefined, so that optional members are absent rather than undefined. */
export function compact<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  const present: Partial<T> = {};
  for (const key in members) if (members[key] !== undefined) present[key] = members[key];
  return present as T;
}

/**
 * What a person reads about the node.
 * @param reference a Reference Object whose own summary and description win (OpenAPI 3.1, 4.8.23).
 */
export function readDocs(node: Node, reference: Node = node): Docs {
  if (reference !== node) return { ...readDocs(node), ...ownDocs(reference) };
  const external = node.get("externalDocs");
  const url = external?.string("url");
  return compact<Docs>({
    ...ownDocs(node),
    deprecated: node.boolean("deprecated"),
    externalDocs:
      url === undefined ? undefined : compact({ url, description: external?.string("description") }),
  });
}

/** What may stand beside a `$ref` too. */
function ownDocs(node: Node): Docs {
  return compact<Docs>({
    summary: node.string("summary"),
    description: node.string("description"),
    deviation: node.string("x-docs-deviation"),
  });
}
