/** Which members must be there, seen from a request or from a response. Types and guards both ask here. */
import type { View } from "../model/declarations.js";
import { type SchemaLookup, applied } from "../model/applied.js";
import type { ObjectRule, Rule, Schema } from "../model/types.js";

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
    if (property !== undefined) return accessOf(property, lookup) !== hidden;
    return !descriptionsOf(name, rule.describedBy, lookup).some((one) => accessOf(one, lookup) === hidden);
  });
}

/** What schemas, and all that applies where they do, say of a member. */
function descriptionsOf(name: string, schemas: readonly Schema[], lookup: SchemaLookup): readonly Schema[] {
  return [...applied(schemas, lookup, partsOf)].flatMap(({ rules }) =>
    rules.flatMap((rule) => (rule.kind === "object" ? (rule.properties.get(name) ?? []) : [])),
  );
}

/** The access that a schema states, itself or through what it refers to; it is said where it is used. */
export function accessOf(schema: Schema, lookup: SchemaLookup): Schema["access"] {
  // Most schemas lead nowhere.
  if (!schema.rules.some(isLeading)) return schema.access;
  for (const { access } of applied([schema], lookup, partsOf)) if (access !== undefined) return access;
  return undefined;
}

function isLeading({ kind }: Rule): boolean {
  return kind === "reference" || kind === "allOf" || kind === "anyOf" || kind === "oneOf";
}

/** The schemas that a value obeys which is not null, where a rule leaves no choice. */
function partsOf(rule: Rule): readonly Schema[] {
  if (rule.kind === "allOf") return rule.schemas;
  if (rule.kind !== "anyOf" && rule.kind !== "oneOf") return [];
  const others = rule.schemas.filter(({ rules }) => !(rules.length === 1 && rules.every(isNull)));
  return others.length === 1 ? others : [];
}

function isNull(rule: Rule): boolean {
  return rule.kind === "type" && rule.types.length === 1 && rule.types[0] === "null";
}
