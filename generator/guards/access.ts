/** Which members must be there, seen from a request or from a response. Types and guards both ask here. */
import type { View } from "../model/declarations.js";
import type { ObjectRule, Schema, SchemaId } from "../model/types.js";

/** Finds a schema by its identity. */
export type SchemaLookup = (id: SchemaId) => Schema | undefined;

/** What a view does not show; nothing where a schema is read to the letter of JSON Schema. */
export function hiddenAccess(view: View): Schema["access"] {
  if (view === "whole") return undefined;
  return view === "response" ? "writeOnly" : "readOnly";
}

/**
 * The names that must be there in a view: a `writeOnly` member is not sent back, a `readOnly` member is
 * not sent (OpenAPI 3.0, section 4.7.24.1; validation, section 9.4).
 */
export function requiredNames(rule: ObjectRule, view: View, lookup: SchemaLookup): readonly string[] {
  const hidden = hiddenAccess(view);
  if (hidden === undefined) return rule.required;
  return rule.required.filter((name) => {
    const property = rule.properties.get(name);
    return property === undefined || accessOf(property, lookup) !== hidden;
  });
}

/** The access that a schema states, itself or through what it refers to; it is said where it is used. */
export function accessOf(schema: Schema, lookup: SchemaLookup): Schema["access"] {
  // Most schemas lead nowhere.
  if (!schema.rules.some(({ kind }) => kind === "allOf" || kind === "reference")) return schema.access;
  const seen = new Set<Schema>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.access !== undefined) return next.access;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const rule of next.rules) {
      if (rule.kind === "allOf") pending.push(...rule.schemas);
      if (rule.kind !== "reference") continue;
      const target = lookup(rule.target);
      if (target !== undefined) pending.push(target);
    }
  }
  return undefined;
}
