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
  if (Object.is(before, now)) return true;
  if (typeof before !== "object" || typeof now !== "object" || before === null || now === null) return false;
  if (Array.isArray(now)) return Array.isArray(before) && areSame(before, now);
  if (now instanceof Map) return before instanceof Map && areSame([...before], [...now]);
  if (Array.isArray(before) || before instanceof Map) return false;
  const names = Object.keys(now);
  // The order of members counts: where a value is printed, they are printed in it.
  if (!areSame(Object.keys(before), names)) return false;
  return names.every((name) => isSame(Reflect.get(before, name), Reflect.get(now, name)));
}

function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && now.every((part, index) => isSame(before[index], part));
}
