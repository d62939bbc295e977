/** One identity for a schema, however it is referred to. */
import type { Place } from "../diagnostics.js";
import type { Schema, SchemaId } from "./types.js";

export function schemaId(place: Place): SchemaId {
  return `${place.file}#${place.pointer}`;
}

/** The target of a schema that is a reference and nothing else. */
export function referenceTarget(schema: Schema): SchemaId | undefined {
  const [rule, ...rest] = schema.rules;
  return rule?.kind === "reference" && rest.length === 0 ? rule.target : undefined;
}
