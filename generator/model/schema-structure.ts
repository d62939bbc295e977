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
  const rule: ArrayRule = {
    kind: "array",
    prefixItems,
    ...(items !== undefined && { items }),
    ...(contains !== undefined && { contains }),
    ...(assertions && readArrayCounts(node)),
    uniqueItems: assertions && node.boolean("uniqueItems") === true,
  };
  // `kind`, `prefixItems` and `uniqueItems` are always there.
  const empty = prefixItems.length === 0 && !rule.uniqueItems && Object.keys(rule).length === 3;
  return [...(empty ? [] : [rule]), ...readUnevaluated(node, "unevaluatedItems")];
}

type Counts<Name extends string> = { readonly [name in Name]?: number };

function readArrayCounts(node: SchemaNode): Counts<"minItems" | "maxItems" | "minContains" | "maxContains"> {
  const minItems = node.count("minItems");
  const maxItems = node.count("maxItems");
  // Without `contains` these two have no effect (validation, sections 6.4.4 and 6.4.5).
  const counted = !node.legacy && node.has("contains");
  const minContains = counted ? node.count("minContains") : undefined;
  const maxContains = counted ? node.count("maxContains") : undefined;
  return {
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    ...(minContains !== undefined && { minContains }),
    ...(maxContains !== undefined && { maxContains }),
  };
}

type Items = Pick<ArrayRule, "prefixItems" | "items">;

function readItems(node: SchemaNode): Items {
  const prefixItems = node.schemaList("prefixItems");
  if (Array.isArray(node.raw("items"))) {
    node.invalid("items", 'a schema (for a tuple use "prefixItems")');
    return { prefixItems };
  }
  return withItems(prefixItems, node.schema("items"));
}

/** Draft 4, section 5.3.1: a list of schemas is a tuple, and `additionalItems` is for what follows it. */
function readLegacyItems(node: SchemaNode): Items {
  if (!Array.isArray(node.raw("items"))) return withItems([], node.schema("items"));
  return withItems(node.schemaList("items"), node.schema("additionalItems"));
}

function withItems(prefixItems: readonly Schema[], items: Schema | undefined): Items {
  return { prefixItems, ...(items !== undefined && { items }) };
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
    patternProperties,
    ...(additionalProperties !== undefined && { additionalProperties }),
    ...(propertyNames !== undefined && { propertyNames }),
    ...(assertions && readObjectCounts(node)),
    dependentRequired: assertions ? dependencies.dependentRequired : new Map(),
    dependentSchemas: dependencies.dependentSchemas,
  };
  const { properties, required, dependentRequired, dependentSchemas } = rule;
  const sizes = [properties.size, required.length, patternProperties.size];
  const empty =
    [...sizes, dependentRequired.size, dependentSchemas.size].every((size) => size === 0) &&
    // The five above and `kind` are always there.
    Object.keys(rule).length === 6;
  return [...(empty ? [] : [rule]), ...readUnevaluated(node, "unevaluatedProperties")];
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
  return {
    patternProperties,
    ...(isComplete && additionalProperties !== undefined && { additionalProperties }),
  };
}

/** Draft 3 and Swagger 1 said `required: true` at the property; it means nothing since. */
function readRequired(node: SchemaNode): readonly string[] {
  if (node.legacy && typeof node.raw("required") === "boolean") {
    node.invalid("required", "a list of the names of properties, at the object");
    return [];
  }
  return node.strings("required") ?? [];
}

function readObjectCounts(node: SchemaNode): Counts<"minProperties" | "maxProperties"> {
  const minProperties = node.count("minProperties");
  const maxProperties = node.count("maxProperties");
  return {
    ...(minProperties !== undefined && { minProperties }),
    ...(maxProperties !== undefined && { maxProperties }),
  };
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
