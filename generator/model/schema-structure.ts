/** Arrays and objects (core, section 10.3; validation, sections 6.4 and 6.5). */
import { byName } from "./order.js";
import { isReadable } from "./patterns.js";
import type { SchemaNode } from "./schema-node.js";
import { Topic } from "./schema-topics.js";
import type { ArrayRule, ObjectRule, Schema, UnevaluatedRule } from "./types.js";

/**
 * The rules for arrays.
 * @param assertions false where the validation vocabulary is off: the applicators remain.
 */
export function readArray(node: SchemaNode, assertions: boolean): readonly (ArrayRule | UnevaluatedRule)[] {
  if (!node.speaksOf(Topic.arrays)) return [];
  const { prefixItems, items } = node.legacy ? readLegacyItems(node) : readItems(node);
  const contains = node.legacy ? undefined : node.schema("contains", false);
  const count = (keyword: string): number | undefined => (assertions ? node.count(keyword) : undefined);
  // Without `contains` two of them have no effect (validation, sections 6.4.4 and 6.4.5).
  const counted = !node.legacy && node.has("contains");
  const rule: ArrayRule = {
    kind: "array",
    prefixItems,
    items,
    contains,
    minItems: count("minItems"),
    maxItems: count("maxItems"),
    minContains: counted ? count("minContains") : undefined,
    maxContains: counted ? count("maxContains") : undefined,
    uniqueItems: assertions && node.boolean("uniqueItems") === true,
  };
  return [...(saysNothing(rule) ? [] : [rule]), ...readUnevaluated(node, "unevaluatedItems")];
}

/** True where a rule holds nothing but its kind. */
function saysNothing(rule: ArrayRule | ObjectRule): boolean {
  return Object.values(rule).every(
    (part) => part === rule.kind || part === undefined || part === false || sizeOf(part) === 0,
  );
}

function sizeOf(part: object | number | string | boolean): number | undefined {
  if (Array.isArray(part)) return part.length;
  return part instanceof Map ? part.size : undefined;
}

type Items = Pick<ArrayRule, "prefixItems" | "items">;

function readItems(node: SchemaNode): Items {
  const prefixItems = node.schemaList("prefixItems");
  if (Array.isArray(node.raw("items"))) {
    return { prefixItems, items: node.invalid("items", 'a schema (for a tuple use "prefixItems")') };
  }
  return { prefixItems, items: node.schema("items") };
}

/** Draft 4, section 5.3.1: a list of schemas is a tuple, and `additionalItems` is for what follows it. */
function readLegacyItems(node: SchemaNode): Items {
  if (!Array.isArray(node.raw("items"))) return { prefixItems: [], items: node.schema("items") };
  return { prefixItems: node.schemaList("items"), items: node.schema("additionalItems") };
}

/** The rules for objects; `assertions` as for arrays. */
export function readObject(node: SchemaNode, assertions: boolean): readonly (ObjectRule | UnevaluatedRule)[] {
  if (!node.speaksOf(Topic.objects)) return [];
  const { patternProperties, additionalProperties } = readOtherMembers(node);
  const propertyNames = node.legacy ? undefined : node.schema("propertyNames", false);
  const dependencies = node.legacy ? readDependencies(node) : readDependents(node);
  const rule: ObjectRule = {
    kind: "object",
    properties: node.schemaMap("properties"),
    required: assertions ? [...new Set(readRequired(node))] : [],
    describedBy: [],
    patternProperties,
    additionalProperties,
    propertyNames,
    minProperties: assertions ? node.count("minProperties") : undefined,
    maxProperties: assertions ? node.count("maxProperties") : undefined,
    dependentRequired: assertions ? dependencies.dependentRequired : new Map(),
    dependentSchemas: dependencies.dependentSchemas,
  };
  return [...(saysNothing(rule) ? [] : [rule]), ...readUnevaluated(node, "unevaluatedProperties")];
}

/**
 * The members that have no name of their own. Which of them are additional is not known where a pattern
 * cannot be read, and a guard must not refuse what the document may allow.
 */
function readOtherMembers(node: SchemaNode): Pick<ObjectRule, "patternProperties" | "additionalProperties"> {
  const written = node.schemaMap("patternProperties");
  const patternProperties = new Map(
    [...written].filter(([source]) => isReadable(node, ["patternProperties", source], source)),
  );
  const additionalProperties = node.schema("additionalProperties");
  const isComplete = patternProperties.size === written.size;
  return { patternProperties, additionalProperties: isComplete ? additionalProperties : undefined };
}

/** Draft 3 and Swagger 1 said `required: true` at the property; it means nothing since. */
function readRequired(node: SchemaNode): readonly string[] {
  if (node.legacy && typeof node.raw("required") === "boolean") {
    node.invalid("required", "a list of the names of properties, at the object");
    return [];
  }
  return node.strings("required") ?? [];
}

type Dependents = Pick<ObjectRule, "dependentRequired" | "dependentSchemas">;

function readDependents(node: SchemaNode): Dependents {
  const dependentRequired = new Map<string, readonly string[]>();
  for (const [name, value] of byName(node.entries("dependentRequired"))) {
    if (isNames(value)) dependentRequired.set(name, value);
    else node.invalid("dependentRequired", "a map of lists of names");
  }
  return { dependentRequired, dependentSchemas: node.schemaMap("dependentSchemas", false) };
}

/** Draft 4, section 5.4.5: one keyword for both, told apart by the value. */
function readDependencies(node: SchemaNode): Dependents {
  const dependentRequired = new Map<string, readonly string[]>();
  const dependentSchemas = new Map<string, Schema>();
  for (const [name, value] of byName(node.entries("dependencies"))) {
    if (isNames(value)) dependentRequired.set(name, value);
    else dependentSchemas.set(name, node.child(["dependencies", name], value, false));
  }
  return { dependentRequired, dependentSchemas };
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

function readUnevaluated(node: SchemaNode, keyword: UnevaluatedRule["keyword"]): readonly UnevaluatedRule[] {
  const schema = node.legacy ? undefined : node.schema(keyword);
  return schema === undefined ? [] : [{ kind: "unevaluated", keyword, schema }];
}
