/** What a model has in common with the one of the run before, so that later stages know it again by identity. */
import type { Api, NamedSchema, Operation, SchemaId } from "../model/types.js";

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

/** The order of members counts: where a value is printed, they are printed in it. */
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
