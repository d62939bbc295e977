/** Schemas made of schemas (core, section 10.2), and the discriminator that tells them apart. */
import type { Place } from "../diagnostics.js";
import { byName } from "./order.js";
import type { SchemaNode } from "./schema-node.js";
import { Topic } from "./schema-topics.js";
import type { Discriminator, Rule, SchemaId } from "./types.js";

/** `allOf`, `anyOf`, `oneOf`, `not` and `if`, and a schema in the place of a type. */
export function readCombinators(node: SchemaNode): readonly Rule[] {
  if (!node.speaksOf(Topic.composition | Topic.conditions)) return readSchemaAsType(node);
  const not = node.schema("not", false);
  return [
    ...readAllOf(node),
    ...readSchemaAsType(node),
    ...readAlternatives(node, "anyOf"),
    ...readAlternatives(node, "oneOf"),
    ...(not === undefined ? [] : [{ kind: "not", schema: not } as const]),
    ...(node.legacy ? [] : readConditional(node)),
  ];
}

function readAllOf(node: SchemaNode): readonly Rule[] {
  const schemas = node.schemaList("allOf");
  return schemas.length === 0 ? [] : [{ kind: "allOf", schemas }];
}

/** True for a `type` that holds a schema, as drafts up to 3 allowed in its list. */
export function hasSchemaAsType(node: SchemaNode): boolean {
  const value = node.raw("type");
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readSchemaAsType(node: SchemaNode): readonly Rule[] {
  const schema = hasSchemaAsType(node) ? node.schema("type") : undefined;
  if (schema === undefined) return [];
  node.warn("type", {
    code: "schema-keyword-invalid",
    message: '"type" holds a schema, which is read as if its keywords stood outside',
    help: "Write them one level up, in the place of this type.",
  });
  return [{ kind: "allOf", schemas: [schema] }];
}

function readAlternatives(node: SchemaNode, kind: "anyOf" | "oneOf"): readonly Rule[] {
  const schemas = node.schemaList(kind);
  if (schemas.length === 0) return [];
  const discriminator = readDiscriminator(node);
  return [{ kind, schemas, ...(discriminator !== undefined && { discriminator }) }];
}

/** Without `if` the other two have no effect (core, sections 10.2.2.2 and 10.2.2.3). */
function readConditional(node: SchemaNode): readonly Rule[] {
  const condition = node.schema("if", false);
  const consequence = node.schema("then", false);
  const alternative = node.schema("else", false);
  if (condition === undefined) return [];
  return [{ kind: "conditional", if: condition, then: consequence, else: alternative }];
}

/** OpenAPI 3.1, section 4.8.25. In 2.0 it is a mere name and selects by inheritance: nothing to do here. */
function readDiscriminator(node: SchemaNode): Discriminator | undefined {
  if (!node.has("discriminator") || node.options.dialect === "openapi-2.0") return undefined;
  const members = new Map(node.entries("discriminator"));
  const property = members.get("propertyName");
  if (typeof property !== "string") {
    return node.invalid("discriminator", 'an object with the string "propertyName"');
  }
  const fallback = members.get("defaultMapping");
  const defaultMapping =
    typeof fallback === "string"
      ? resolveMapped(node, fallback, node.at("discriminator", "defaultMapping"))
      : undefined;
  const mapping = readMapping(node, members.get("mapping"));
  return { property, mapping, ...(defaultMapping !== undefined && { defaultMapping }) };
}

function readMapping(node: SchemaNode, value: unknown): ReadonlyMap<string, SchemaId> {
  const mapping = new Map<string, SchemaId>();
  if (typeof value !== "object" || value === null) return mapping;
  for (const [name, reference] of byName(Object.entries(value))) {
    if (typeof reference !== "string") continue;
    const target = resolveMapped(node, reference, node.at("discriminator", "mapping", name));
    if (target !== undefined) mapping.set(name, target);
  }
  return mapping;
}

function resolveMapped({ options }: SchemaNode, text: string, place: Place): SchemaId | undefined {
  return options.resolve(options.mapped(text, place), place);
}
