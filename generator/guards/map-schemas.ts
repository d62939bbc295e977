/** Copies of schemas with the schemas below them replaced. */
import type { ArrayRule, ObjectRule, Rule, Schema } from "../model/types.js";

type Replace = (schema: Schema) => Schema;

/** The rule with each schema that it applies replaced. */
export function replaceSchemas(rule: Rule, replace: Replace): Rule {
  switch (rule.kind) {
    case "never":
    case "type":
    case "enum":
    case "number":
    case "string":
    case "reference":
      return rule;
    case "array":
      return inArray(rule, replace);
    case "object":
      return inObject(rule, replace);
    case "allOf":
    case "anyOf":
    case "oneOf":
      return { ...rule, schemas: rule.schemas.map(replace) };
    case "not":
    case "unevaluated":
      return { ...rule, schema: replace(rule.schema) };
    case "conditional":
      return {
        ...rule,
        if: replace(rule.if),
        ...(rule.then !== undefined && { then: replace(rule.then) }),
        ...(rule.else !== undefined && { else: replace(rule.else) }),
      };
    default:
      return rule satisfies never;
  }
}

function inArray(rule: ArrayRule, replace: Replace): ArrayRule {
  return {
    ...rule,
    prefixItems: rule.prefixItems.map(replace),
    ...(rule.items !== undefined && { items: replace(rule.items) }),
    ...(rule.contains !== undefined && { contains: replace(rule.contains) }),
  };
}

function inObject(rule: ObjectRule, replace: Replace): ObjectRule {
  const inMap = (schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> =>
    new Map([...schemas].map(([name, schema]) => [name, replace(schema)]));
  const { additionalProperties, propertyNames } = rule;
  return {
    ...rule,
    properties: inMap(rule.properties),
    patternProperties: inMap(rule.patternProperties),
    ...(additionalProperties !== undefined && { additionalProperties: replace(additionalProperties) }),
    ...(propertyNames !== undefined && { propertyNames: replace(propertyNames) }),
    dependentSchemas: inMap(rule.dependentSchemas),
  };
}
