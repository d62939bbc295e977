/** Walks a schema's tree. References are leaves: what they point to is a tree of its own. */
import type { Rule, Schema } from "./types.js";

/** The schema and every schema inside it, outer ones first. Does not recurse, however deep the tree. */
export function* subschemas(schema: Schema): Generator<Schema> {
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    for (const rule of next.rules) pending.push(...schemasOf(rule));
  }
}

/** The schemas that a rule applies. */
export function schemasOf(rule: Rule): Schema[] {
  switch (rule.kind) {
    case "never":
    case "type":
    case "enum":
    case "number":
    case "string":
    case "reference":
      return [];
    case "array":
      return present([...rule.prefixItems, rule.items, rule.contains]);
    case "object":
      return present([
        ...rule.properties.values(),
        ...rule.patternProperties.values(),
        rule.additionalProperties,
        rule.propertyNames,
        ...rule.dependentSchemas.values(),
      ]);
    case "allOf":
    case "anyOf":
    case "oneOf":
      return [...rule.schemas];
    case "not":
    case "unevaluated":
      return [rule.schema];
    case "conditional":
      return present([rule.if, rule.then, rule.else]);
    default:
      return rule satisfies never;
  }
}

function present(schemas: readonly (Schema | undefined)[]): Schema[] {
  return schemas.filter((schema) => schema !== undefined);
}
