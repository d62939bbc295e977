/** Files inside of bodies. */
import type { View } from "./declarations.js";
import type { Schema } from "./types.js";

/**
 * True where a string of the document is a file in the program: bytes that a multipart body has as a part.
 * Anywhere else a string of the document is text, since JSON, forms and headers hold no bytes.
 */
export function isFile(schema: Schema, view: View): boolean {
  return view === "multipart" && isBytes(schema);
}

/**
 * True for a string that stands for bytes as they are: one of format `binary` (OpenAPI 3.0, section 4.7.14.2), or
 * of a media type and no format (OpenAPI 3.1.1, section 4.8.14.2). What is encoded is text already.
 */
export function isBytes({ rules, format, contentMediaType, contentEncoding }: Schema): boolean {
  if (contentEncoding !== undefined) return false;
  if (!rules.some((rule) => rule.kind === "type" && rule.types.includes("string"))) return false;
  return format === "binary" || (contentMediaType !== undefined && format === undefined);
}
