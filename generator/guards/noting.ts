/** Which schemas look at parts of a value, in place: only their tests need to note anything. */
import type { ArrayRule, ObjectRule, Rule, Schema } from "../model/types.js";
import type { SchemaLookup } from "../model/applied.js";

/** True for a schema that may look at members or items of the value, itself or through others. */
export function isNoting(schema: Schema, lookup: SchemaLookup): boolean {
  const visited = new Set<Schema>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (visited.has(next)) continue;
    visited.add(next);
    for (const rule of next.rules) {
      if (looksAtParts(rule)) return true;
      pending.push(...inPlace(rule, lookup));
    }
  }
  return false;
}

function looksAtParts(rule: Rule): boolean {
  if (rule.kind === "array") return looksAtItems(rule);
  return rule.kind === "object" ? looksAtMembers(rule) : rule.kind === "unevaluated";
}

function looksAtItems({ prefixItems, items, contains }: ArrayRule): boolean {
  return prefixItems.length > 0 || items !== undefined || contains !== undefined;
}

function looksAtMembers(rule: ObjectRule): boolean {
  const { properties, patternProperties, additionalProperties } = rule;
  return properties.size > 0 || patternProperties.size > 0 || additionalProperties !== undefined;
}

/** The schemas that a rule applies to the same value. What `not` looks at does not count (section 11.2). */
function inPlace(rule: Rule, lookup: SchemaLookup): readonly Schema[] {
  switch (rule.kind) {
    case "reference": {
      const target = lookup(rule.target);
      return target === undefined ? [] : [target];
    }
    case "allOf":
    case "anyOf":
    case "oneOf":
      return rule.schemas;
    case "conditional":
      return [rule.if, rule.then, rule.else].filter((schema) => schema !== undefined);
    case "object":
      return [...rule.dependentSchemas.values()];
    case "never":
    case "type":
    case "enum":
    case "number":
    case "string":
    case "array":
    case "not":
    case "unevaluated":
      return [];
    default:
      return rule satisfies never;
  }
}
