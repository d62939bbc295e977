/** One schema object while it is being read: typed reads of its keywords, each wrong one reported. */
import type { Place, Report } from "../diagnostics.js";
import { child, step } from "../source/pointer.js";
import { isJsonValue, maxDepth } from "./json.js";
import { byName } from "./order.js";
import { Topic, topicsOf } from "./schema-topics.js";
import type { JsonValue, Schema, SchemaId } from "./types.js";

/** Which rules of reading apply: those of OpenAPI 3.1 and later, or those of the versions before. */
export type Dialect = "2020-12" | "openapi-3.0" | "openapi-2.0";

/** What readers of schemas ask about what is outside of a schema, and whom they tell what is wrong with it. */
export interface SchemaReferences {
  /** Resolves a reference found at `from` to the identity of its target, or reports and gives undefined. */
  readonly resolve: (reference: string, from: Place) => SchemaId | undefined;
  /** The reference that a value of a discriminator's mapping is: see `mappedReference`. */
  readonly mapped: (text: string, from: Place) => string;
  readonly report: Report;
  /** True for a dynamic anchor that stands at several places, where only the way to it tells which one is meant. */
  readonly hasSeveral?: (dynamicAnchor: string) => boolean;
}

/** How schemas are read. */
export interface SchemaReaderOptions extends SchemaReferences {
  readonly dialect: Dialect;
  /** OpenAPI documents: a schema with object keywords but no `type` means an object, and so for arrays. */
  readonly implyTypes: boolean;
  /** False at a place whose meta-schema leaves out the validation vocabulary (core, section 8.1.2). */
  readonly asserts?: (place: Place) => boolean;
  /** True where `format` is to be checked; false everywhere by default (validation, section 7.2). */
  readonly assertsFormats?: (place: Place) => boolean;
}

/** Where a schema stands among the schemas around it. */
export interface SchemaPosition {
  /** How many schemas it lies inside. */
  readonly depth: number;
  /** False where a schema selects values, or applies to selected ones, and promises nothing about all. */
  readonly asserting: boolean;
}

/** A value that is to be read as a schema. */
export interface Unread {
  readonly value: unknown;
  readonly place: Place;
  readonly options: SchemaReaderOptions;
  readonly position: SchemaPosition;
}

/** Reads a value as a schema. */
export type ReadSchema = (unread: Unread) => Schema;

interface NodeParts extends Omit<Unread, "value"> {
  readonly keywords: object;
  readonly read: ReadSchema;
}

/** A schema object. Keywords of the wrong type are reported when they are asked for, and count as absent. */
export class SchemaNode {
  readonly place: Place;
  readonly options: SchemaReaderOptions;
  readonly position: SchemaPosition;
  readonly #keywords: object;
  readonly #read: ReadSchema;
  /** What its keywords speak of, a bit for each topic. */
  readonly #topics: number;
  #unread = false;

  constructor({ keywords, place, options, position, read }: NodeParts) {
    this.place = place;
    this.options = options;
    this.position = position;
    this.#keywords = keywords;
    let topics = 0;
    for (const keyword of Object.keys(keywords)) topics |= topicsOf(keyword);
    this.#topics = topics;
    this.#read = read;
  }

  /** True where a keyword of it is of one of these topics: bits of `Topic`. */
  speaksOf(topics: number): boolean {
    return (this.#topics & topics) !== 0;
  }

  /** True in the dialects before JSON Schema 2020-12. */
  get legacy(): boolean {
    return this.options.dialect !== "2020-12";
  }

  /**
   * True where null is valid beside whatever the schema says. OpenAPI 2.0 has no word for that, and
   * everybody agreed on an extension.
   */
  get nullable(): boolean {
    if (!this.legacy || !this.speaksOf(Topic.nullability)) return false;
    const keywords = this.options.dialect === "openapi-2.0" ? ["x-nullable", "nullable"] : ["nullable"];
    return keywords.some((keyword) => this.boolean(keyword) === true);
  }

  names(): Iterable<string> {
    return Object.keys(this.#keywords);
  }

  has(keyword: string): boolean {
    return Object.hasOwn(this.#keywords, keyword);
  }

  /** The keyword's value as it stands. */
  raw(keyword: string): unknown {
    return step(this.#keywords, keyword);
  }

  at(...path: readonly (string | number)[]): Place {
    return { file: this.place.file, pointer: child(this.place.pointer, ...path) };
  }

  string(keyword: string): string | undefined {
    const value = this.raw(keyword);
    if (value === undefined || typeof value === "string") return value;
    return this.invalid(keyword, "a string");
  }

  boolean(keyword: string): boolean | undefined {
    const value = this.raw(keyword);
    if (value === undefined || typeof value === "boolean") return value;
    return this.invalid(keyword, "true or false");
  }

  number(keyword: string): number | undefined {
    const value = this.raw(keyword);
    if (value === undefined || (typeof value === "number" && !Number.isNaN(value))) return value;
    return this.invalid(keyword, "a number");
  }

  /** A length or a count. `2.0` is one (validation, section 6). */
  count(keyword: string): number | undefined {
    const value = this.raw(keyword);
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
    return this.invalid(keyword, "an integer that is not negative");
  }

  /** Any JSON value. */
  json(keyword: string): JsonValue | undefined {
    const value = this.raw(keyword);
    if (value === undefined || isJsonValue(value)) return value;
    return this.invalid(keyword, "a JSON value");
  }

  list(keyword: string): readonly unknown[] | undefined {
    const value = this.raw(keyword);
    if (value === undefined || Array.isArray(value)) return value;
    return this.invalid(keyword, "a list");
  }

  strings(keyword: string): readonly string[] | undefined {
    const list = this.list(keyword);
    if (list === undefined || list.every((item) => typeof item === "string")) return list;
    return this.invalid(keyword, "a list of strings");
  }

  /** The own members of a keyword that is a map. */
  entries(keyword: string): readonly (readonly [string, unknown])[] {
    const value = this.raw(keyword);
    if (value === undefined) return [];
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.entries(value);
    this.invalid(keyword, "a map");
    return [];
  }

  /** The schema that a keyword holds. */
  schema(keyword: string, asserting = true): Schema | undefined {
    const value = this.raw(keyword);
    return value === undefined ? undefined : this.child([keyword], value, asserting);
  }

  schemaList(keyword: string): readonly Schema[] {
    const list = this.list(keyword) ?? [];
    return list.map((value, index) => this.child([keyword, index], value));
  }

  schemaMap(keyword: string, asserting = true): ReadonlyMap<string, Schema> {
    const entries = this.entries(keyword);
    const [[only, value] = [], ...others] = entries;
    // A schema, or the map around it, may be a reference; a map of schemas may not (OpenAPI 3.1, 4.8.24).
    if (only === "$ref" && typeof value === "string" && others.length === 0) {
      this.invalid(keyword, "a map of schemas, not a reference");
      return new Map();
    }
    // The members of an object are for people to read, in the order in which somebody wrote them.
    const ordered = keyword === "properties" ? entries : byName(entries);
    const schemas = new Map<string, Schema>();
    for (const [name, value] of ordered) schemas.set(name, this.child([keyword, name], value, asserting));
    return schemas;
  }

  /** A schema below this one. */
  child(path: readonly (string | number)[], value: unknown, asserting = true): Schema {
    const position = {
      depth: this.position.depth + 1,
      asserting: this.position.asserting && asserting,
    };
    return this.#read({ value, place: this.at(...path), options: this.options, position });
  }

  /** Notes that a rule could not be read; gives what is read in its place. */
  lose<Value>(instead: Value): Value {
    this.#unread = true;
    return instead;
  }

  /** True where a rule could not be read so far. */
  get unread(): boolean {
    return this.#unread;
  }

  /** Reports a keyword that holds the wrong kind of value; the keyword then counts as absent. */
  invalid(keyword: string, wanted: string): undefined {
    this.lose(undefined);
    const message = `"${keyword}" must be ${wanted}, and is ignored`;
    this.warn(keyword, { code: "schema-keyword-invalid", message, help: "Correct the value at this place." });
    return undefined;
  }

  /** @param keyword or a path below the schema. */
  warn(
    keyword: string | readonly string[],
    problem: { readonly code: string; readonly message: string; readonly help: string },
  ): void {
    const path = typeof keyword === "string" ? [keyword] : keyword;
    this.options.report({ ...problem, severity: "warning", place: this.at(...path) });
  }

  /** Tells of a keyword that the output does without, and that is in order in the document. */
  note(
    keyword: string,
    problem: { readonly code: string; readonly message: string; readonly help: string },
  ): void {
    this.options.report({ ...problem, severity: "info", place: this.at(keyword) });
  }

  /** Reports a schema that cannot be read at all. */
  static refuse(place: Place, report: Report, problem: "kind" | "depth"): void {
    const message =
      problem === "kind"
        ? "A schema must be an object, true or false, and is read as true"
        : `Schemas lie more than ${maxDepth} deep inside each other, and are read as true from here`;
    const code = problem === "kind" ? "schema-invalid" : "schema-too-deep";
    const help =
      problem === "kind"
        ? "Write a map with keywords such as `type`, or a reference."
        : "Move the inner schemas to components, and refer to them.";
    report({ code, severity: "error", message, help, place });
  }
}
