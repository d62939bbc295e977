/** Values that a schema is likely to accept: of every part of it, with bounds met exactly and passed by little. */
import { generateMembers } from "./generate-members.js";
import { generateNumber, generateString } from "./generate-scalars.js";
import { isList, isMapping, type JsonSchema, type JsonType, type SchemaObject } from "./json-schema.js";
import { type Lookup, least, listedBy, most, partsOf, typesOf } from "./parts.js";
import type { Random } from "./random.js";

/** Where in a value a schema was obeyed, and which. */
export interface GeneratedPlace {
  readonly path: readonly (string | number)[];
  readonly parts: readonly SchemaObject[];
}

export interface Generated {
  readonly value: unknown;
  readonly places: readonly GeneratedPlace[];
}

export interface Generating {
  readonly random: Random;
  readonly lookup: Lookup;
}

/** Beyond this depth values come to an end as soon as they can; beyond the second they end. */
const deep = 4;
const tooDeep = 14;

/** How many nodes a value has before it grows no more. */
const large = 150;

/** A value for a schema. It is likely, and not sure, to be valid. */
export function generate(schema: JsonSchema, generating: Generating): Generated {
  const maker = new Maker(generating);
  const value = maker.make([schema], []);
  return { value, places: maker.places };
}

type Path = GeneratedPlace["path"];

/** Makes one value. */
export class Maker {
  readonly random: Random;
  readonly places: GeneratedPlace[] = [];
  readonly #lookup: Lookup;

  constructor({ random, lookup }: Generating) {
    this.random = random;
    this.#lookup = lookup;
  }

  /** True where nothing optional should be added any more. */
  ending(path: Path): boolean {
    return path.length > deep || this.places.length > large;
  }

  /** A value that obeys all of the schemas, to stand at a path. */
  make(schemas: readonly JsonSchema[], path: Path): unknown {
    const { random } = this;
    const choosing = { random, lookup: this.#lookup, ending: this.ending(path) };
    const parts = partsOf(schemas, choosing);
    if (parts === undefined || path.length > tooDeep) return null;
    this.places.push({ path, parts });
    const listed = this.#listed(parts);
    if (listed !== undefined) return listed.value;
    if (parts.some(({ isFile }) => isFile === true)) return new Blob(["file"]);
    const examples = parts.flatMap((part) => part.examples ?? []);
    if (examples.length > 0 && random.chance(0.3)) return structuredClone(random.pick(examples));
    return this.#ofType(this.#typeFor(parts, path), parts, path);
  }

  /** One of the values that an `enum` or a `const` lists. */
  #listed(parts: readonly SchemaObject[]): { readonly value: unknown } | undefined {
    const listed = listedBy(parts);
    if (listed === undefined) return undefined;
    const types = typesOf(parts);
    const values = listed.filter(
      (value) => types === undefined || types.some((type) => hasType(value, type)),
    );
    return values.length === 0 ? { value: null } : { value: structuredClone(this.random.pick(values)) };
  }

  #typeFor(parts: readonly SchemaObject[], path: Path): JsonType {
    const types = typesOf(parts) ?? likelyTypes(parts);
    const flat = types.filter((type) => type !== "object" && type !== "array");
    if (this.ending(path) && flat.length > 0) return this.random.pick(flat);
    return types.length === 0 ? "null" : this.random.pick(types);
  }

  #ofType(type: JsonType, parts: readonly SchemaObject[], path: Path): unknown {
    switch (type) {
      case "null":
        return null;
      case "boolean":
        return this.random.chance(0.5);
      case "integer":
      case "number":
        return generateNumber(parts, type, this.random);
      case "string":
        return generateString(parts, this.random);
      case "array":
        return this.#items(parts, path);
      case "object":
        return generateMembers(parts, path, this);
      default:
        return type satisfies never;
    }
  }

  #items(parts: readonly SchemaObject[], path: Path): unknown[] {
    const { random } = this;
    const low = Math.max(
      most(parts, "minItems") ?? 0,
      ...parts.map(({ contains, minContains }) => (contains === undefined ? 0 : (minContains ?? 1))),
    );
    const high = Math.min(least(parts, "maxItems") ?? Infinity, low + 3);
    const length = this.ending(path) ? low : low + random.below(high - low + 1);
    const unique = parts.some(({ uniqueItems }) => uniqueItems === true);
    const items: unknown[] = [];
    for (let tries = 0; items.length < Math.min(length, 300) && tries < length * 5; tries++) {
      const item = this.make(itemSchemas(parts, items.length), [...path, items.length]);
      const same = (other: unknown): boolean => JSON.stringify(other) === JSON.stringify(item);
      if (!(unique && items.some(same))) items.push(item);
    }
    return items;
  }
}

/** What all parts say of an item; `contains` is obeyed by the first ones. */
function itemSchemas(parts: readonly SchemaObject[], index: number): readonly JsonSchema[] {
  return parts.flatMap(({ prefixItems = [], items, contains, minContains = 1, unevaluatedItems }) => {
    const own = prefixItems[index] ?? items ?? (prefixItems.length > 0 ? unevaluatedItems : undefined);
    const found = contains !== undefined && index < minContains ? [contains] : [];
    return own === undefined ? found : [own, ...found];
  });
}

/** What a schema without `type` is about. */
function likelyTypes(parts: readonly SchemaObject[]): readonly JsonType[] {
  const any = (...keywords: readonly (keyof SchemaObject)[]): boolean =>
    parts.some((part) => keywords.some((keyword) => part[keyword] !== undefined && isTelling(part[keyword])));
  if (any("properties", "required", "additionalProperties", "patternProperties", "minProperties"))
    return ["object"];
  if (any("items", "prefixItems", "minItems", "contains", "uniqueItems")) return ["array"];
  if (any("minLength", "maxLength", "pattern", "format")) return ["string"];
  if (any("minimum", "maximum", "multipleOf")) return ["number"];
  return ["null", "boolean", "number", "string", "object"];
}

/** Empty lists and maps say nothing. */
function isTelling(value: unknown): boolean {
  if (isList(value)) return value.length > 0;
  return !isMapping(value) || Object.keys(value).length > 0;
}

function hasType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return isList(value);
    case "object":
      return isMapping(value);
    case "integer":
      return Number.isInteger(value);
    case "boolean":
    case "number":
    case "string":
      return typeof value === type;
    default:
      return type satisfies never;
  }
}
