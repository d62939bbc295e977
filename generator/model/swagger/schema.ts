/** Schemas that stand among the members of a parameter or a header, as all but a body's do in OpenAPI 2.0. */
import type { Node } from "../node.js";

/** OpenAPI 2.0, "Parameter Object" and "Header Object": what these have in common with a schema. */
const shared: ReadonlySet<string> = new Set([
  "type",
  "format",
  "items",
  "default",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "enum",
  "multipleOf",
]);

/**
 * The schema of a parameter or a header, at its own place. A `schema` is for bodies alone, but where nothing
 * else says what a value is, documents that have one mean it.
 */
export function inlineSchema(owner: Node): Node {
  const schema = owner.get("schema");
  if (schema !== undefined && owner.get("type") === undefined) {
    const help = "Move its keywords out of it: OpenAPI 2.0 has a schema for bodies alone.";
    schema.report("warning", "schema-misplaced", '"schema" stands where only "type" and the like may', help);
    return schema;
  }
  const keywords = Object.entries(Object(owner.value)).filter(
    ([key]) => shared.has(key) || key.startsWith("x-"),
  );
  return owner.with(Object.fromEntries(keywords));
}

/** True for the type of files, which a schema of OpenAPI 2.0 may have in parameters and responses. */
export function isFileSchema(schema: Node): boolean {
  return schema.get("type")?.value === "file";
}
