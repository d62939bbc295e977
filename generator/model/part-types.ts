/** Media types of the parts of a multipart body, as their schemas say them (OpenAPI 3.1.1, sections 4.8.14.2 and 4.8.15). */
import { type SchemaLookup, anyPart, applied } from "./applied.js";
import { isBytes } from "./files.js";
import type { Schema } from "./types.js";

/**
 * The media types of members, by name, for the schema of a multipart body: that of a file, and bytes for text that
 * is encoded. Nothing is said of others.
 */
export function partTypes(schema: Schema, lookup: SchemaLookup): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const part of applied([schema], lookup, anyPart)) {
    for (const rule of part.rules) {
      if (rule.kind !== "object") continue;
      for (const [name, member] of rule.properties) {
        const type = typeOfPart(member, lookup);
        if (type !== undefined && !types.has(name)) types.set(name, type);
      }
    }
  }
  return types;
}

function typeOfPart(schema: Schema, lookup: SchemaLookup): string | undefined {
  for (const part of applied([schema], lookup, anyPart)) {
    // A list is a part for each of its items.
    const items = part.rules.flatMap((rule) => (rule.kind === "array" ? (rule.items ?? []) : []));
    for (const said of [part, ...items.flatMap((item) => [...applied([item], lookup, anyPart)])]) {
      if (said.contentEncoding !== undefined) return "application/octet-stream";
      const type = isMaybeFile(said) ? said.contentMediaType : undefined;
      // Any bytes are octets: the file itself says more.
      if (type !== undefined && type !== "application/octet-stream") return type;
    }
  }
  return undefined;
}

/** A file, or anything: bytes have no type of JSON. */
function isMaybeFile(schema: Schema): boolean {
  return isBytes(schema) || !schema.rules.some(({ kind }) => kind === "type");
}
