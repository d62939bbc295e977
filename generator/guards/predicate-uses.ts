/** How often members of objects are asked the same: what is asked often deserves a function. */
import type { Rule, Schema } from "../model/types.js";
import { schemasOf } from "../model/walk.js";

/** How many members are asked the same, by `predicateKey`. */
export type PredicateUses = ReadonlyMap<string, number>;

/** Counts the members of all objects in some schemas. */
export function predicateUses(schemas: Iterable<Schema>): PredicateUses {
  const uses = new Map<string, number>();
  const pending = [...schemas];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    for (const rule of schema.rules) {
      pending.push(...schemasOf(rule));
      if (rule.kind !== "object") continue;
      for (const [name, part] of rule.properties) {
        const key = predicateKey(part, !rule.required.includes(name));
        uses.set(key, (uses.get(key) ?? 0) + 1);
      }
    }
  }
  return uses;
}

/** Equal for members whose tests are equal. Structures differ unless they stand in the same place. */
export function predicateKey(schema: Schema, optional: boolean): string {
  return `${optional ? "optional " : ""}${schemaKey(schema)}`;
}

function schemaKey({ rules, place }: Schema): string {
  return rules.map((rule) => ruleKey(rule) ?? `${place.file}#${place.pointer}`).join(" ");
}

function ruleKey(rule: Rule): string | undefined {
  switch (rule.kind) {
    case "allOf":
    case "anyOf":
    case "oneOf":
      return `${rule.kind}(${rule.schemas.map(schemaKey).join()})`;
    case "never":
      return rule.kind;
    case "type":
      return `type(${rule.types.join()})`;
    case "reference":
      return `reference(${rule.target}#${rule.dynamicAnchor ?? ""})`;
    case "string":
      return JSON.stringify(rule);
    case "enum":
    case "number":
      return JSON.stringify(rule, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
    case "array": {
      const { items, prefixItems, contains, ...others } = rule;
      if (prefixItems.length > 0 || contains !== undefined) return undefined;
      return `${JSON.stringify(others)}(${items === undefined ? "" : schemaKey(items)})`;
    }
    case "object": {
      const { additionalProperties, properties, patternProperties } = rule;
      if (properties.size > 0 || patternProperties.size > 0 || additionalProperties === undefined)
        return undefined;
      return `object(${schemaKey(additionalProperties)})`;
    }
    case "not":
    case "conditional":
    case "unevaluated":
      return undefined;
    default:
      return rule satisfies never;
  }
}
