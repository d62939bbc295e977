/** Values made from schemas, the same ones for the same seed. */
import type { JsonValue } from "../generator/model/types.js";
import { type JsonSchema, type Keywords, referencePrefix } from "./convert/json-schema.js";

/** What values are to be like. */
export interface ValueOptions {
  readonly schemas: ReadonlyMap<string, JsonSchema>;
  readonly seed: number;
  /** How many items the lists have that stand right at the top, and all others. */
  readonly items: readonly [top: number, others: number];
  /** References are followed so deep; below, members that need not be there are left out. */
  readonly depth: number;
  /** False: every object has all its members, as servers send them. True: each leaves out some. */
  readonly mixed?: boolean;
}

type Mutable = Record<string, JsonValue>;

/** Makes values of one schema after the other. */
export class ValueMaker {
  readonly #options: ValueOptions;
  #state: number;

  constructor(options: ValueOptions) {
    this.#options = options;
    this.#state = options.seed;
  }

  /** A value of the schema of this name. */
  make(name: string): JsonValue {
    return this.#value({ $ref: `${referencePrefix}${name}` }, 0, 0);
  }

  /** A number from 0 to 1 (mulberry32). */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error("Nothing to pick from");
    return item;
  }

  #value(schema: JsonSchema, depth: number, level: number): JsonValue {
    if (schema === true) return this.#word();
    if (schema === false) throw new Error("Nothing matches the schema false");
    if (schema.$ref !== undefined) return this.#value(this.#target(schema.$ref), depth + 1, level);
    if (schema.enum !== undefined) return this.#pick(schema.enum);
    const alternatives = schema.anyOf ?? schema.oneOf;
    if (alternatives !== undefined) return this.#alternative(alternatives, depth, level);
    if (schema.allOf !== undefined) return this.#all(schema, schema.allOf, depth, level);
    return this.#typed(schema, depth, level);
  }

  #target(reference: string): JsonSchema {
    const schema = this.#options.schemas.get(reference.slice(referencePrefix.length));
    if (schema === undefined) throw new Error(`There is no schema ${reference}`);
    return schema;
  }

  /** Deep down, what is no reference is taken where there is such an alternative. */
  #alternative(alternatives: readonly JsonSchema[], depth: number, level: number): JsonValue {
    const flat = alternatives.filter((part) => typeof part === "object" && part.$ref === undefined);
    const isDeep = depth >= this.#options.depth && flat.length > 0;
    return this.#value(this.#pick(isDeep ? flat : alternatives), depth, level);
  }

  #all(schema: Keywords, parts: readonly JsonSchema[], depth: number, level: number): JsonValue {
    const { allOf: _allOf, ...own } = schema;
    const values = [...(Object.keys(own).length > 0 ? [own] : []), ...parts].map((part) =>
      this.#value(part, depth, level),
    );
    return values.every(isRecord) ? Object.assign({}, ...values) : (values[0] ?? null);
  }

  #typed(schema: Keywords, depth: number, level: number): JsonValue {
    const types = schema.type ?? ["string"];
    const others = types.filter((type) => type !== "null");
    const isNull = types.includes("null") && (others.length === 0 || this.#random() < 0.3);
    switch (isNull ? "null" : this.#pick(others)) {
      case "null":
        return null;
      case "boolean":
        return this.#random() < 0.5;
      case "integer":
        return Math.round(this.#number(schema));
      case "number":
        return Math.round(this.#number(schema) * 100) / 100;
      case "array":
        return this.#list(schema, depth, level);
      case "object":
        return this.#object(schema, depth, level);
      default:
        return this.#string(schema);
    }
  }

  #number({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Keywords): number {
    const from = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
    const to = maximum ?? (exclusiveMaximum === undefined ? from + 100_000 : exclusiveMaximum - 1);
    return from + this.#random() * (to - from);
  }

  #string({ minLength = 0, maxLength = Infinity, pattern }: Keywords): string {
    if (pattern !== undefined) return this.#matching(pattern);
    let text = this.#word();
    while (text.length < minLength) text += this.#word();
    return text.slice(0, maxLength);
  }

  #matching(pattern: string): string {
    const candidates = ["name1", "a", "#a1b2c3", "2026-01-31", "", "0", "acct_1", "1.0"];
    const found = candidates.find((text) => new RegExp(pattern, "u").test(text));
    if (found === undefined) throw new Error(`No text is known that matches ${pattern}`);
    return found;
  }

  #word(): string {
    const length = 3 + Math.floor(this.#random() * 20);
    return Array.from({ length }, () => this.#pick([..."abcdefghijklmnopqrstuvwxyz-_ 0123"])).join("");
  }

  #list(schema: Keywords, depth: number, level: number): JsonValue[] {
    const { items = true, minItems = 0, maxItems = Infinity, prefixItems = [] } = schema;
    const [top, others] = this.#options.items;
    const isDeep = depth > this.#options.depth;
    const wanted = level <= 1 && depth <= 1 ? top : isDeep ? 0 : others;
    const length = Math.min(Math.max(wanted, minItems), maxItems);
    return Array.from({ length }, (_, index) => this.#value(prefixItems[index] ?? items, depth, level + 1));
  }

  #object(schema: Keywords, depth: number, level: number): JsonValue {
    const { properties = {}, required = [], additionalProperties } = schema;
    const value: Mutable = {};
    for (const [name, part] of Object.entries(properties)) {
      const isOptional = !required.includes(name);
      if (isOptional && this.#options.mixed === true && this.#random() < 0.3) continue;
      if (isOptional && depth > this.#options.depth && this.#leadsOn(part)) continue;
      value[name] = this.#value(part, depth, level + 1);
    }
    if (additionalProperties === undefined || additionalProperties === false) return value;
    if (Object.keys(properties).length > 0) return value;
    for (const name of ["first", "second", "third"]) {
      value[name] = this.#value(additionalProperties, depth, level + 1);
    }
    return value;
  }

  #leadsOn(schema: JsonSchema): boolean {
    return JSON.stringify(schema).includes('"$ref"');
  }
}

function isRecord(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
