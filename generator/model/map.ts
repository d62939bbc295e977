/** Rules made anew with other schemas in them. */
import type { Rule, Schema } from "./types.js";

/** The rule with each schema that it applies exchanged: see `schemasOf` in `walk.ts`. */
export function mapParts(rule: Rule, change: (schema: Schema) => Schema): Rule {
  const maybe = (schema: Schema | undefined): Schema | undefined => schema && change(schema);
  const all = (schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> =>
    new Map(Array.from(schemas, ([name, schema]) => [name, change(schema)]));
  switch (rule.kind) {
    case "never":
    case "type":
    case "enum":
    case "number":
    case "string":
    case "reference":
      return rule;
    case "array":
      return {
        ...rule,
        prefixItems: rule.prefixItems.map(change),
        items: maybe(rule.items),
        contains: maybe(rule.contains),
      };
    case "object":
      return {
        ...rule,
        properties: all(rule.properties),
        patternProperties: all(rule.patternProperties),
        dependentSchemas: all(rule.dependentSchemas),
        additionalProperties: maybe(rule.additionalProperties),
        propertyNames: maybe(rule.propertyNames),
      };
    case "allOf":
    case "anyOf":
    case "oneOf":
      return { ...rule, schemas: rule.schemas.map(change) };
    case "not":
    case "unevaluated":
      return { ...rule, schema: change(rule.schema) };
    case "conditional":
      return {
        ...rule,
        if: change(rule.if),
        then: maybe(rule.then),
        else: maybe(rule.else),
      };
    default:
      return rule satisfies never;
  }
}
