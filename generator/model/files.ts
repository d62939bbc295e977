/** Files inside of bodies. */
import type { View } from "./declarations.js";
import type { Schema } from "./types.js";

/**
 * True where a string of the document is a file in the program: in what is sent, a string of format
 * `binary` (OpenAPI 3.0, section 4.7.14.2), or of a media type and no format (OpenAPI 3.1, 4.8.14.2).
 */
export function isFile(schema: Schema, view: View): boolean {
  if (view !== "request") return false;
  if (!schema.rules.some((rule) => rule.kind === "type" && rule.types.includes("string"))) return false;
  return schema.format === "binary" || (schema.contentMediaType !== undefined && schema.format === undefined);
}
