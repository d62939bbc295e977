/**
 * Our model as JSON Schema 2020-12: what ajv and typebox compile, and what the converters for the other
 * libraries read. It says what the model says, `nullable` and the like resolved, and nothing of views:
 * a declaration is written as seen from its side.
 */
import { requiredNames } from "../../generator/guards/access.js";
import type { Declaration, View } from "../../generator/model/declarations.js";
import { isFile } from "../../generator/model/files.js";
import type { ArrayRule, JsonValue, ObjectRule, Rule, Schema } from "../../generator/model/types.js";
import type { Names } from "../../generator/names/assign.js";

/** A schema in the part of JSON Schema that the converters know. */
export type JsonSchema = boolean | Keywords;

export interface Keywords {
  readonly $ref?: string;
  readonly type?: readonly string[];
  readonly enum?: readonly JsonValue[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly prefixItems?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly not?: JsonSchema;
}

/** The prefix of references: every schema stands under `$defs` by the name of its type. */
export const referencePrefix = "#/$defs/";

/** The schema of a declaration. */
export function declarationSchema({ schema, view }: Declaration, names: Names): JsonSchema {
  return convert(schema, { view, names });
}

interface Context {
  readonly view: View;
  readonly names: Names;
}

function convert(schema: Schema, context: Context): JsonSchema {
  if (schema.rules.length === 0 || isFile(schema, context.view)) return true;
  const parts = schema.rules.map((rule) => ruleKeywords(rule, context));
  if (parts.some((part) => part === undefined)) return false;
  const merged: Record<string, unknown> = {};
  const repeated: Keywords[] = [];
  for (const part of parts) {
    if (part === undefined) continue;
    if (Object.keys(part).some((keyword) => keyword in merged)) repeated.push(part);
    else Object.assign(merged, part);
  }
  const keywords: Keywords = merged;
  return repeated.length === 0 ? keywords : { ...keywords, allOf: [...(keywords.allOf ?? []), ...repeated] };
}

/** The keywords of a rule; undefined for the schema `false`. */
function ruleKeywords(rule: Rule, context: Context): Keywords | undefined {
  const part = (schema: Schema): JsonSchema => convert(schema, context);
  switch (rule.kind) {
    case "never":
      return undefined;
    case "type":
      return { type: rule.types };
    case "enum":
      // An open enum says no more than its type does.
      return rule.open ? {} : { enum: rule.values.filter((value) => typeof value !== "bigint") };
    case "number":
    case "string": {
      const { kind: _kind, ...keywords } = rule;
      return keywords;
    }
    case "array":
      return arrayKeywords(rule, part);
    case "object":
      return objectKeywords(rule, context, part);
    case "reference":
      return { $ref: `${referencePrefix}${nameOf(rule.target, context)}` };
    case "allOf":
      return { allOf: rule.schemas.map(part) };
    case "anyOf":
      return { anyOf: rule.schemas.map(part) };
    case "oneOf": {
      const { discriminator } = rule;
      const oneOf = rule.schemas.map(part);
      return discriminator === undefined
        ? { oneOf }
        : { oneOf, discriminator: { propertyName: discriminator.property } };
    }
    case "not":
      return { not: part(rule.schema) };
    case "conditional":
    case "unevaluated":
      throw new Error(`The benchmarks' converters do not know ${rule.kind}`);
    default:
      return rule satisfies never;
  }
}

function nameOf(target: string, { names, view }: Context): string {
  return names.schema(names.target(target, view)).type;
}

type Part = (schema: Schema) => JsonSchema;

function arrayKeywords(rule: ArrayRule, part: Part): Keywords {
  return {
    ...(rule.prefixItems.length === 0 ? {} : { prefixItems: rule.prefixItems.map(part) }),
    ...(rule.items === undefined ? {} : { items: part(rule.items) }),
    ...(rule.minItems === undefined ? {} : { minItems: rule.minItems }),
    ...(rule.maxItems === undefined ? {} : { maxItems: rule.maxItems }),
    ...(rule.uniqueItems ? { uniqueItems: true } : {}),
  };
}

function objectKeywords(rule: ObjectRule, { view, names }: Context, part: Part): Keywords {
  const required = requiredNames(rule, view, names.schemaOf);
  const schemas = (map: ReadonlyMap<string, Schema>): Readonly<Record<string, JsonSchema>> =>
    Object.fromEntries(Array.from(map, ([name, schema]) => [name, part(schema)]));
  return {
    ...(rule.properties.size === 0 ? {} : { properties: schemas(rule.properties) }),
    ...(required.length === 0 ? {} : { required }),
    ...(rule.patternProperties.size === 0 ? {} : { patternProperties: schemas(rule.patternProperties) }),
    ...(rule.additionalProperties === undefined
      ? {}
      : { additionalProperties: part(rule.additionalProperties) }),
    ...(rule.minProperties === undefined ? {} : { minProperties: rule.minProperties }),
    ...(rule.maxProperties === undefined ? {} : { maxProperties: rule.maxProperties }),
  };
}
