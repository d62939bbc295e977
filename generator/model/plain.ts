/** Parts of the model that say little, for those who make some that no document holds. */
import type { Place } from "../diagnostics.js";
import type { ArrayRule, ObjectRule, Rule, Schema } from "./types.js";

/** A schema that says nothing but its rules; without any, it lets everything pass. */
export function plainSchema(place: Place, rules: readonly Rule[] = []): Schema {
  return {
    place,
    docs: {},
    rules,
    access: undefined,
    format: undefined,
    contentMediaType: undefined,
    contentEncoding: undefined,
    default: undefined,
    examples: [],
    unread: false,
  };
}

/** The rule of objects that have these properties, and may have any others. */
export function propertiesRule(
  properties: ReadonlyMap<string, Schema>,
  required: readonly string[] = [],
): ObjectRule {
  return {
    kind: "object",
    properties,
    required,
    describedBy: [],
    patternProperties: new Map(),
    additionalProperties: undefined,
    propertyNames: undefined,
    minProperties: undefined,
    maxProperties: undefined,
    dependentRequired: new Map(),
    dependentSchemas: new Map(),
  };
}

/** The rule of arrays that may have any items. */
export const plainArray: ArrayRule = {
  kind: "array",
  prefixItems: [],
  items: undefined,
  contains: undefined,
  minContains: undefined,
  maxContains: undefined,
  minItems: undefined,
  maxItems: undefined,
  uniqueItems: false,
};
