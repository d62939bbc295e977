/** Which schemas lead to which. */
import { once } from "./once.js";
import { subschemas } from "./walk.js";
import type { Discriminator, Schema, SchemaId } from "./types.js";

/** The schemas that a schema refers to, wherever in it; discriminators refer to those that they select. */
export const referencesOf = once(findReferences);

function findReferences(schema: Schema): readonly SchemaId[] {
  const found: SchemaId[] = [];
  for (const { rules } of subschemas(schema)) {
    for (const rule of rules) {
      if (rule.kind === "reference") found.push(rule.target);
      if ((rule.kind === "anyOf" || rule.kind === "oneOf") && rule.discriminator !== undefined)
        found.push(...targetsOf(rule.discriminator));
    }
  }
  return found;
}

function targetsOf({ mapping, defaultMapping }: Discriminator): SchemaId[] {
  return [...mapping.values(), ...(defaultMapping === undefined ? [] : [defaultMapping])];
}

/** The roots, and all that they lead to. */
export function reachable(
  roots: readonly SchemaId[],
  edges: ReadonlyMap<SchemaId, readonly SchemaId[]>,
): Set<SchemaId> {
  const found = new Set(roots);
  for (const id of found) for (const next of edges.get(id) ?? []) found.add(next);
  return found;
}
