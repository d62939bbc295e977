/** JSON Schema to the words of a library. What no library here can say (`not`) is left out for all. */
import type { Idiom, Member } from "./idiom.js";
import { type JsonSchema, type Keywords, referencePrefix } from "./json-schema.js";
import { tagOf } from "./tags.js";

/** The module that declares the named schemas and all that they refer to. */
export function convertSchemas(
  schemas: ReadonlyMap<string, JsonSchema>,
  roots: Iterable<string>,
  idiom: Idiom,
): string {
  const converter = new Converter(schemas, idiom);
  for (const name of roots) converter.declare(name);
  return idiom.module(converter.declarations);
}

/** The named schemas and all that they refer to, what is referred to first. */
export function reachable(schemas: ReadonlyMap<string, JsonSchema>, roots: Iterable<string>): string[] {
  const found = new Set<string>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const [, target = ""] of JSON.stringify(schemas.get(name)).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)) {
      pending.push(target);
    }
  }
  return [...found];
}

class Converter {
  readonly declarations: string[] = [];
  readonly #schemas: ReadonlyMap<string, JsonSchema>;
  readonly #idiom: Idiom;
  readonly #begun = new Set<string>();
  readonly #done = new Set<string>();
  #forwards = 0;

  constructor(schemas: ReadonlyMap<string, JsonSchema>, idiom: Idiom) {
    this.#schemas = schemas;
    this.#idiom = idiom;
  }

  /** Declares a schema after those that it refers to, as far as these do not lead back to it. */
  declare(name: string): void {
    if (this.#begun.has(name)) return;
    this.#begun.add(name);
    const schema = this.#schemas.get(name);
    if (schema === undefined) throw new Error(`There is no schema ${name}`);
    const text = this.#text(schema);
    this.declarations.push(this.#idiom.declaration(name, text));
    this.#done.add(name);
  }

  #text(schema: JsonSchema, deferred = false): string {
    const idiom = this.#idiom;
    if (schema === true) return idiom.unknown;
    if (schema === false) return idiom.never;
    const { $ref, enum: values, anyOf, oneOf, allOf, not: _not, ...own } = schema;
    const parts: string[] = [];
    if ($ref !== undefined) parts.push(this.#reference($ref, deferred));
    if (values !== undefined) parts.push(idiom.members(values));
    else if (saysType(own)) parts.push(this.#types(own));
    if (anyOf !== undefined) parts.push(this.#union(anyOf, schema, deferred));
    if (oneOf !== undefined) parts.push(this.#union(oneOf, schema, deferred));
    for (const part of allOf ?? []) parts.push(this.#text(part, deferred));
    const [only, ...others] = parts;
    if (only === undefined) return idiom.unknown;
    return others.length === 0 ? only : idiom.all(parts);
  }

  #reference(reference: string, deferred: boolean): string {
    const name = reference.slice(referencePrefix.length);
    this.declare(name);
    if (this.#done.has(name)) return this.#idiom.reference(name);
    this.#forwards++;
    return deferred ? this.#idiom.reference(name) : this.#idiom.forward(name);
  }

  #union(parts: readonly JsonSchema[], schema: Keywords, deferred: boolean): string {
    const others = parts.filter((part) => !isNull(part));
    if (others.length < parts.length) {
      const [only, ...more] = others;
      if (only === undefined) return this.#idiom.null;
      const inner = more.length === 0 ? this.#text(only, deferred) : this.#union(others, schema, deferred);
      return this.#idiom.nullable(inner);
    }
    const before = this.#forwards;
    const written = parts.map((part) => this.#text(part, deferred));
    const [only, ...more] = written;
    if (only !== undefined && more.length === 0) return only;
    const tag = tagOf(parts, this.#schemas);
    return tag === undefined
      ? this.#idiom.union(written)
      : this.#idiom.tagged(tag, written, this.#forwards > before);
  }

  #types(schema: Keywords): string {
    const types = schema.type ?? (saysObject(schema) ? ["object"] : ["unknown"]);
    const others = types.filter(
      (type) => type !== "null" && !(type === "integer" && types.includes("number")),
    );
    const parts = others.map((type) => this.#type(type, schema));
    const [only, ...more] = parts;
    if (only === undefined) return this.#idiom.null;
    const inner = more.length === 0 ? only : this.#idiom.union(parts);
    return types.includes("null") ? this.#idiom.nullable(inner) : inner;
  }

  #type(type: string, schema: Keywords): string {
    switch (type) {
      case "boolean":
        return this.#idiom.boolean;
      case "string":
        return this.#idiom.string(schema);
      case "integer":
      case "number":
        return this.#idiom.number(schema, type === "integer");
      case "array":
        return this.#idiom.array(this.#text(schema.items ?? true), schema);
      case "object":
        return this.#object(schema);
      default:
        return this.#idiom.unknown;
    }
  }

  #object({ properties = {}, required = [], additionalProperties = true }: Keywords): string {
    const entries = Object.entries(properties);
    if (entries.length === 0 && additionalProperties !== false) {
      return this.#idiom.record(this.#text(additionalProperties));
    }
    const members = entries.map(([name, part]) => this.#member(name, part, !required.includes(name)));
    if (typeof additionalProperties === "object") {
      return this.#idiom.object(members, { schema: this.#text(additionalProperties) });
    }
    return this.#idiom.object(members, additionalProperties ? "open" : "closed");
  }

  #member(name: string, schema: JsonSchema, optional: boolean): Member {
    const before = this.#forwards;
    const text = this.#text(schema, this.#idiom.defersMembers);
    return { name, text, optional, forward: this.#forwards > before };
  }
}

function saysType(schema: Keywords): boolean {
  return schema.type !== undefined || saysObject(schema);
}

function saysObject({ properties, required, additionalProperties }: Keywords): boolean {
  return properties !== undefined || required !== undefined || additionalProperties !== undefined;
}

function isNull(schema: JsonSchema): boolean {
  if (typeof schema !== "object") return false;
  if (schema.enum !== undefined) return schema.enum.every((value) => value === null);
  return schema.type !== undefined && schema.type.every((type) => type === "null");
}
