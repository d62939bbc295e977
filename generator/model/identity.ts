/** Names of places: one identity for a schema, however it is referred to. */
import path from "node:path";
import type { Place } from "../diagnostics.js";
import { relativeName } from "../source/url.js";
import type { Operation, Schema, SchemaId } from "./types.js";

export function schemaId(place: Place): SchemaId {
  return `${place.file}#${place.pointer}`;
}

/** The target of a schema that is a reference and nothing else. */
export function referenceTarget(schema: Schema): SchemaId | undefined {
  const [rule, ...rest] = schema.rules;
  return rule?.kind === "reference" && rest.length === 0 ? rule.target : undefined;
}

/**
 * How a place is written in the output: `pets.yaml#/components/schemas/Pet`, relative to the folder of
 * the root document, so that the output does not depend on where the document lies.
 */
export function locationOf(place: Place, root: Place): string {
  const file = relativeName(path.dirname(root.file), place.file);
  return `${file}#${place.pointer}`;
}

/** The document's word for an operation: the user's, its id, or its method and path in words. */
export function operationKey(operation: Pick<Operation, "name" | "operationId" | "method" | "path">): string {
  const { name, operationId, method, path: template } = operation;
  return name ?? operationId ?? `${method} ${template.replaceAll("{", "by {")}`;
}
