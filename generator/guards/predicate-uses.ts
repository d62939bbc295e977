/** How often members of objects are asked the same: what is asked often deserves a function. */
import type { ObjectRule, Rule, Schema } from "../model/types.js";
import { once } from "../model/once.js";
import { subschemas } from "../model/walk.js";
import { longChain } from "./enum.js";
import type { GuardHost } from "./host.js";

/** Tells whether a function is worth it in a module with the guards of some schemas; see {@link GuardHost}. */
export function worthFunction(schemas: Iterable<Schema>): GuardHost["isWorthFunction"] {
  const uses = predicateUses(schemas);
  return (key, more) => more * (uses.get(key) ?? 1) > 2;
}

/** Counts the members of all objects in some schemas by key, but for those where the number decides nothing. */
function predicateUses(schemas: Iterable<Schema>): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const schema of schemas) {
    for (const key of memberKeys(schema)) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return uses;
}

/** What the members of all objects in a schema are asked, as far as it matters. */
const memberKeys = once(findMemberKeys);

function findMemberKeys(schema: Schema): readonly string[] {
  const keys: string[] = [];
  for (const { rules } of subschemas(schema)) {
    for (const rule of rules) if (rule.kind === "object") addKeys(rule, keys);
  }
  return keys;
}

function addKeys({ properties, required }: ObjectRule, keys: string[]): void {
  for (const [name, part] of properties) {
    const optional = !required.includes(name);
    if (canMatter(part, optional)) keys.push(predicateKey(part, optional));
  }
}

/** A test that reads its value once is written in place, and a long one is a function, however many there are. */
function canMatter(schema: Schema, optional: boolean): boolean {
  const reads = mentions(schema);
  return reads > 0 && reads <= (optional ? 2 : 3);
}

/** How often the test in place would read the value, about. */
export function mentions({ rules }: Schema): number {
  const [only] = rules;
  if (only?.kind === "type" && rules.length === 1) return only.types.length;
  return rules.reduce((sum, rule) => sum + mentionsOf(rule), 0);
}

function mentionsOf(rule: Rule): number {
  switch (rule.kind) {
    case "type":
      return rule.types.length;
    case "enum":
      return rule.open ? 0 : Math.min(rule.values.length, longChain) - 1;
    case "number":
    case "string":
      return Object.values(rule).length - 1;
    case "allOf":
    case "anyOf":
    case "oneOf":
      return rule.schemas.reduce((sum, schema) => sum + Math.max(1, mentions(schema)), 0);
    case "array":
    case "object":
      return 0;
    case "never":
    case "not":
    case "reference":
    case "conditional":
    case "unevaluated":
      return 1;
    default:
      return rule satisfies never;
  }
}

/** Equal for members whose tests are equal. Structures differ unless they stand in the same place. */
export function predicateKey(schema: Schema, optional: boolean): string {
  return `${optional ? "optional " : ""}${schemaKey(schema)}`;
}

function schemaKey({ rules, place }: Schema): string {
  const [only] = rules;
  if (only?.kind === "type" && rules.length === 1) return `type(${only.types.join()})`;
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
