/** Schemas that refer to themselves: only these need a limit to their depth. */
import { onCycles } from "../model/cycles.js";
import { once } from "../model/once.js";
import type { Schema, SchemaId } from "../model/types.js";
import { subschemas } from "../model/walk.js";

/** The identities that lie on a cycle of references. */
export function recursiveSchemas(schemas: ReadonlyMap<SchemaId, Schema>): ReadonlySet<SchemaId> {
  return onCycles(referenceGraph(schemas));
}

/** Which schemas each schema refers to. */
export function referenceGraph(
  schemas: ReadonlyMap<SchemaId, Schema>,
): ReadonlyMap<SchemaId, readonly SchemaId[]> {
  return new Map([...schemas].map(([id, schema]) => [id, referencesOf(schema)] as const));
}

/** The schemas that a schema refers to. */
export const referencesOf = once(findReferences);

function findReferences(schema: Schema): readonly SchemaId[] {
  const found = new Set<SchemaId>();
  for (const part of subschemas(schema)) {
    for (const rule of part.rules) if (rule.kind === "reference") found.add(rule.target);
  }
  return [...found];
}
