/**
 * What a run has in common with the run before, so that all that comes later knows it again by identity: data as
 * they are read, and the model that is made of them.
 */
import type { Api, NamedSchema, Operation, SchemaId } from "../model/types.js";

/**
 * Data with every part that says what it said before taken from there.
 * @param now has just been parsed, and is changed: in it, parts are replaced by parts that are equal to them.
 */
export function shareData(before: unknown, now: unknown): unknown {
  if (before === now) return now;
  if (!isData(before) || !isData(now) || Array.isArray(before) !== Array.isArray(now)) return now;
  const names = Object.keys(now);
  const others = Object.keys(before);
  let isSameSoFar = names.length === others.length;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? "";
    // The order of members counts: where a value is printed, they are printed in it.
    const isHere = name === others[index];
    const old: unknown = isHere || Object.hasOwn(before, name) ? Reflect.get(before, name) : undefined;
    const own: unknown = Reflect.get(now, name);
    const shared = shareData(old, own);
    if (shared !== own) Reflect.set(now, name, shared);
    isSameSoFar &&= isHere && Object.is(shared, old);
  }
  return isSameSoFar ? before : now;
}

/** A list or a map, and no object of another kind: readers of YAML know dates. */
function isData(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/**
 * The model of this run, with each schema and each operation that says what it said before taken from the run
 * before. The parts of what has changed are those of this run.
 */
export function shareModel(before: Api, now: Api): Api {
  const schemas = new Map<SchemaId, NamedSchema>();
  for (const [id, schema] of now.schemas) schemas.set(id, same(before.schemas.get(id), schema));
  const known = new Map(before.operations.map((operation) => [placeKey(operation), operation] as const));
  const operations = now.operations.map((operation) => same(known.get(placeKey(operation)), operation));
  return { ...now, schemas, operations };
}

function placeKey({ place: { file, pointer } }: Operation): string {
  return `${file}#${pointer}`;
}

function same<Part>(before: Part | undefined, now: Part): Part {
  return isSame(before, now) ? before : now;
}

/** True for values of the same parts, in the same order. Models are trees of objects, lists, maps and scalars. */
export function isSame<Value>(before: unknown, now: Value): before is Value {
  if (before === now || Object.is(before, now)) return true;
  if (typeof before !== "object" || typeof now !== "object" || before === null || now === null) return false;
  if (Array.isArray(now)) return Array.isArray(before) && areSame(before, now);
  if (now instanceof Map) return before instanceof Map && areSameMaps(before, now);
  return !Array.isArray(before) && !(before instanceof Map) && areSameObjects(before, now);
}

// Loops, since a model is large and most of it is the same.

function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  if (before.length !== now.length) return false;
  for (let index = 0; index < now.length; index++) if (!isSame(before[index], now[index])) return false;
  return true;
}

function areSameMaps(before: ReadonlyMap<unknown, unknown>, now: ReadonlyMap<unknown, unknown>): boolean {
  if (before.size !== now.size) return false;
  const others = before[Symbol.iterator]();
  for (const [key, value] of now) {
    const [otherKey, other] = others.next().value ?? [];
    if (key !== otherKey || !isSame(other, value)) return false;
  }
  return true;
}

function areSameObjects(before: object, now: object): boolean {
  const names = Object.keys(now);
  const others = Object.keys(before);
  if (names.length !== others.length) return false;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? "";
    if (name !== others[index] || !isSame(Reflect.get(before, name), Reflect.get(now, name))) return false;
  }
  return true;
}
