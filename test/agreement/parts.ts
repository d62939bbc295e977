/** A schema as the list of schemas that a value must obey all at once, references and alternatives followed. */
import type { JsonSchema, JsonType, SchemaObject } from "./json-schema.js";
import type { Random } from "./random.js";

export type Lookup = (address: string) => JsonSchema;

/** How the alternatives are chosen. */
export interface Choosing {
  readonly random: Random;
  readonly lookup: Lookup;
  /** True where the value must come to an end: alternatives that end are taken. */
  readonly ending: boolean;
}

/** The parts; undefined where a schema allows nothing. */
export function partsOf(
  schemas: readonly JsonSchema[],
  choosing: Choosing,
): readonly SchemaObject[] | undefined {
  const { random, lookup } = choosing;
  const parts = new Set<SchemaObject>();
  const pending = [...schemas];
  // What is certain comes before what can be chosen, so that the choice can fit it.
  const choices: (readonly JsonSchema[])[] = [];
  for (;;) {
    const next = pending.pop() ?? chosen(choices.pop(), [...parts], choosing);
    if (next === undefined) return [...parts];
    if (next === false) return undefined;
    if (next === true || parts.has(next)) continue;
    parts.add(next);
    if (next.$ref !== undefined) pending.push(lookup(next.$ref));
    pending.push(...(next.allOf ?? []));
    for (const list of [next.anyOf, next.oneOf]) if (list !== undefined) choices.push(list);
    if (next.if !== undefined)
      pending.push(...(random.chance(0.5) ? [next.if, next.then ?? true] : [next.else ?? true]));
  }
}

function chosen(
  alternatives: readonly JsonSchema[] | undefined,
  parts: readonly SchemaObject[],
  { random, lookup, ending }: Choosing,
): JsonSchema | undefined {
  if (alternatives === undefined) return undefined;
  const possible = alternatives.filter((schema) => fits(schema, parts, lookup));
  const fitting = possible.length === 0 ? alternatives : possible;
  const ends = ending ? fitting.filter((schema) => isFlat(schema, lookup)) : [];
  return random.pick(ends.length === 0 ? fitting : ends);
}

/** False for an alternative that shares no type and no listed value with what is certain. */
function fits(schema: JsonSchema, parts: readonly SchemaObject[], lookup: Lookup): boolean {
  const target = targetOf(schema, lookup);
  if (typeof target === "boolean") return target;
  const all = [...parts, target];
  return typesOf(all)?.length !== 0 && listedBy(all)?.length !== 0;
}

function targetOf(schema: JsonSchema, lookup: Lookup): JsonSchema {
  return typeof schema === "object" && schema.$ref !== undefined ? lookup(schema.$ref) : schema;
}

/** The values that all lists of the parts share; undefined where there are no lists. */
export function listedBy(parts: readonly SchemaObject[]): readonly unknown[] | undefined {
  const lists = parts.flatMap((part) => [
    ...(part.const === undefined ? [] : [[part.const]]),
    ...(part.enum === undefined ? [] : [part.enum]),
  ]);
  const [first, ...others] = lists.map(
    (list) => new Map(list.map((value) => [JSON.stringify(value), value])),
  );
  if (first === undefined) return undefined;
  return [...first].flatMap(([text, value]) => (others.every((list) => list.has(text)) ? [value] : []));
}

/** True for a schema whose values hold no others. */
function isFlat(schema: JsonSchema, lookup: Lookup): boolean {
  const target = targetOf(schema, lookup);
  if (typeof target !== "object") return false;
  if (target.enum !== undefined || target.const !== undefined) return true;
  return target.type?.some((type) => type !== "object" && type !== "array") === true;
}

/** The types that all parts allow; undefined where none says so. */
export function typesOf(parts: readonly SchemaObject[]): readonly JsonType[] | undefined {
  const lists = parts.flatMap(({ type }) => (type === undefined ? [] : [type]));
  const [first, ...others] = lists;
  return first && others.reduce(common, first);
}

function common(some: readonly JsonType[], others: readonly JsonType[]): readonly JsonType[] {
  return some.flatMap((type) => {
    if (others.includes(type)) return [type];
    const narrower =
      type === "integer" ? others.includes("number") : type === "number" && others.includes("integer");
    return narrower ? (["integer"] as const) : [];
  });
}

/** The largest of the parts' values for a keyword, and the smallest. */
export function most(parts: readonly SchemaObject[], keyword: Bound): number | undefined {
  const bounds = boundsOf(parts, keyword);
  return bounds.length === 0 ? undefined : Math.max(...bounds);
}

export function least(parts: readonly SchemaObject[], keyword: Bound): number | undefined {
  const bounds = boundsOf(parts, keyword);
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}

type Bound =
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "minLength"
  | "maxLength"
  | "minItems"
  | "maxItems"
  | "minContains"
  | "maxContains"
  | "minProperties"
  | "maxProperties";

function boundsOf(parts: readonly SchemaObject[], keyword: Bound): readonly number[] {
  return parts.flatMap((part) => part[keyword] ?? []);
}

/**
 * Names for members that nobody names. Ajv keeps what has been evaluated in plain objects, in which it then finds
 * every inherited name, so that those are left out where that matters.
 */
export function newNames(parts: readonly SchemaObject[]): readonly string[] {
  const tracked = parts.some(({ unevaluatedProperties }) => unevaluatedProperties !== undefined);
  return ["other", "something_new", "a b", "\u00e9", "x1", ...(tracked ? [] : inheritedNames)];
}

/** Names that every object has already; without those that Ajv's comparison of objects trips over. */
export const inheritedNames: readonly string[] = ["isPrototypeOf", "propertyIsEnumerable"];
