/** Schemas that only lead back to themselves, so that they say nothing and no type can say them. */
import type { Report } from "../diagnostics.js";
import { onCycles } from "./cycles.js";
import type { NamedSchema, Schema, SchemaId } from "./types.js";
import { schemasOf } from "./walk.js";

/**
 * Reports the schemas that refer to themselves without going into a value on the way: through
 * references and combinators alone (JSON Schema core, section 9.4.1).
 */
export function reportCircularSchemas(schemas: ReadonlyMap<SchemaId, NamedSchema>, report: Report): void {
  const graph = new Map(Array.from(schemas, ([id, { schema }]) => [id, inPlace(schema)] as const));
  for (const id of onCycles(graph)) {
    const named = schemas.get(id);
    if (named === undefined) continue;
    report({
      code: "reference-circular",
      severity: "error",
      message: `The schema ${JSON.stringify(named.key)} only leads back to itself`,
      help: "Let one of the schemas in the circle say what its values are, or refer from inside a property or a list.",
      place: named.schema.place,
    });
  }
}

/** What the same value must obey too, or may. */
function inPlace(schema: Schema): SchemaId[] {
  return schema.rules.flatMap((rule) => {
    if (rule.kind === "reference") return [rule.target];
    if (rule.kind === "object" || rule.kind === "array" || rule.kind === "unevaluated") return [];
    return schemasOf(rule).flatMap(inPlace);
  });
}
