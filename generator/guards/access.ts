/** Which members must be there, seen from a request or from a response. Types and guards both ask here. */
import type { View } from "../model/declarations.js";
import type { ObjectRule, Rule, Schema, SchemaId } from "../model/types.js";

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
    if (property !== undefined) return accessOf(property, lookup) !== hidden;
    return !descriptionsOf(name, rule.describedBy, lookup).some((one) => accessOf(one, lookup) === hidden);
  });
}

/** What schemas, and all that applies where they do, say of a member. */
function descriptionsOf(name: string, schemas: readonly Schema[], lookup: SchemaLookup): readonly Schema[] {
  const applied = new Set(schemas);
  const found: Schema[] = [];
  for (const { rules } of applied) {
    for (const rule of rules) {
      const target = rule.kind === "reference" ? lookup(rule.target) : undefined;
      if (target !== undefined) applied.add(target);
      for (const part of leadsTo(rule)) applied.add(part);
      const described = rule.kind === "object" ? rule.properties.get(name) : undefined;
      if (described !== undefined) found.push(described);
    }
  }
  return found;
}

/** The access that a schema states, itself or through what it refers to; it is said where it is used. */
export function accessOf(schema: Schema, lookup: SchemaLookup): Schema["access"] {
  // Most schemas lead nowhere.
  if (!schema.rules.some(isLeading)) return schema.access;
  const seen = new Set<Schema>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.access !== undefined) return next.access;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const rule of next.rules) {
      pending.push(...leadsTo(rule));
      if (rule.kind !== "reference") continue;
      const target = lookup(rule.target);
      if (target !== undefined) pending.push(target);
    }
  }
  return undefined;
}

function isLeading({ kind }: Rule): boolean {
  return kind === "reference" || kind === "allOf" || kind === "anyOf" || kind === "oneOf";
}

/** The schemas that a value obeys which is not null, where a rule leaves no choice. */
function leadsTo(rule: Rule): readonly Schema[] {
  if (rule.kind === "allOf") return rule.schemas;
  if (rule.kind !== "anyOf" && rule.kind !== "oneOf") return [];
  const others = rule.schemas.filter(({ rules }) => !(rules.length === 1 && rules.every(isNull)));
  return others.length === 1 ? others : [];
}

function isNull(rule: Rule): boolean {
  return rule.kind === "type" && rule.types.length === 1 && rule.types[0] === "null";
}
