/** All places of a document where a schema stands, outer ones first: only there do `$id` and anchors count. */
import { isArray, isObject } from "../../templates/runtime/checks.js";
import { maxDepth } from "../model/json.js";
import type { Dialect } from "../model/schema.js";
import { child, step } from "../source/pointer.js";

/** A schema and what it says of where it is. */
export interface SchemaLocation {
  readonly value: unknown;
  readonly pointer: string;
  readonly id: string | undefined;
  readonly anchor: string | undefined;
  readonly dynamicAnchor: string | undefined;
  readonly dynamicRef: string | undefined;
}

/** Keywords that hold a schema, a list of schemas, or a map of schemas. */
const holders = [
  "additionalItems",
  "additionalProperties",
  "allOf",
  "anyOf",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "oneOf",
  "prefixItems",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;

const maps = [
  "$defs",
  "definitions",
  "dependencies",
  "dependentSchemas",
  "patternProperties",
  "properties",
] as const;

/** The schemas of a document. What lies too deep is left out here, and reported by the reader. */
export function* schemaLocations(document: unknown, dialect: Dialect): Generator<SchemaLocation> {
  const pending = [{ value: document, pointer: "", depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, pointer, depth } = next;
    if (!isObject(value) || depth > maxDepth) continue;
    yield location(value, pointer, dialect);
    // The last in is the first out: reversed, so that the document's order is kept.
    for (const part of [...parts(value)].reverse()) {
      pending.push({ value: part.value, pointer: child(pointer, ...part.path), depth: depth + 1 });
    }
  }
}

interface Part {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

function* parts(schema: object): Generator<Part> {
  for (const keyword of holders) {
    const value = step(schema, keyword);
    if (isArray(value))
      for (const [index, item] of value.entries()) yield { path: [keyword, index], value: item };
    else if (value !== undefined) yield { path: [keyword], value };
  }
  for (const keyword of maps) {
    const value = step(schema, keyword);
    if (!isObject(value)) continue;
    for (const [name, member] of Object.entries(value)) yield { path: [keyword, name], value: member };
  }
}

function location(value: object, pointer: string, dialect: Dialect): SchemaLocation {
  const read = (keyword: string): string | undefined => {
    const text = step(value, keyword);
    return typeof text === "string" ? text : undefined;
  };
  const common = { value, pointer };
  if (dialect !== "2020-12") {
    // Draft 4: whatever stands beside a reference is ignored, an `id` too.
    const id = read("$ref") === undefined ? read("id") : undefined;
    return { ...common, id, anchor: undefined, dynamicAnchor: undefined, dynamicRef: undefined };
  }
  return {
    ...common,
    id: read("$id"),
    anchor: read("$anchor"),
    dynamicAnchor: read("$dynamicAnchor"),
    dynamicRef: read("$dynamicRef"),
  };
}
