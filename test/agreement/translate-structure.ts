/** Keywords that hold schemas. */
import { type JsonSchema, type Mapping, type SchemaObject, isList, isMapping } from "./json-schema.js";
import { type Translation, translate } from "./translate.js";
import { tagsOf } from "./translate-tags.js";
import { isPattern } from "./translate-scalars.js";

/** Arrays and objects. */
export function structure(value: Mapping, scope: Translation): SchemaObject {
  return { ...arrays(value, scope), ...objects(value, scope), ...dependencies(value, scope) };
}

function arrays(value: Mapping, scope: Translation): SchemaObject {
  const { items } = value;
  if (!scope.legacy) {
    return {
      ...one("items", isList(items) ? undefined : items, scope),
      ...one("contains", value["contains"], selecting(scope)),
      ...one("unevaluatedItems", value["unevaluatedItems"], scope),
      ...list("prefixItems", value["prefixItems"], scope),
    };
  }
  // Draft 4, section 5.3.1.
  if (!isList(items)) return one("items", items, scope);
  return { ...list("prefixItems", items, scope), ...one("items", value["additionalItems"], scope) };
}

function objects(value: Mapping, scope: Translation): SchemaObject {
  const patterns = mapOf(value["patternProperties"], scope);
  const readable = Object.fromEntries(Object.entries(patterns).filter(([source]) => isPattern(source)));
  // Which members are additional is not known where a pattern cannot be read.
  const known = Object.keys(readable).length === Object.keys(patterns).length;
  return {
    properties: mapOf(value["properties"], scope),
    patternProperties: readable,
    required: required(value, scope),
    ...(known && one("additionalProperties", value["additionalProperties"], scope)),
    ...(!scope.legacy && one("propertyNames", value["propertyNames"], selecting(scope))),
    ...(!scope.legacy && one("unevaluatedProperties", value["unevaluatedProperties"], scope)),
  };
}

/** OpenAPI 3.0.3, section 4.7.24.2: what is only read need not be sent, and the other way round. */
function required(value: Mapping, { view, accessOf }: Translation): readonly string[] {
  const names = value["required"];
  if (!isNames(names)) return [];
  const hidden = view === "response" ? "writeOnly" : "readOnly";
  const properties = isMapping(value["properties"]) ? value["properties"] : {};
  return names.filter((name) => !Object.hasOwn(properties, name) || accessOf(properties[name]) !== hidden);
}

function dependencies(value: Mapping, scope: Translation): SchemaObject {
  const inner = selecting(scope);
  if (!scope.legacy) {
    const entries = Object.entries(isMapping(value["dependentRequired"]) ? value["dependentRequired"] : {});
    return {
      dependentRequired: Object.fromEntries(
        entries.flatMap(([name, names]) => (isNames(names) ? [[name, names]] : [])),
      ),
      dependentSchemas: mapOf(value["dependentSchemas"], inner),
    };
  }
  const entries = Object.entries(isMapping(value["dependencies"]) ? value["dependencies"] : {});
  return {
    dependentRequired: Object.fromEntries(
      entries.flatMap(([name, names]) => (isNames(names) ? [[name, names]] : [])),
    ),
    dependentSchemas: Object.fromEntries(
      entries.flatMap(([name, schema]) => (isNames(schema) ? [] : [[name, translate(schema, inner)]])),
    ),
  };
}

/** `allOf` and its like. */
export function combinators(value: Mapping, scope: Translation): SchemaObject {
  const inner = selecting(scope);
  return {
    ...list("allOf", value["allOf"], scope),
    ...alternatives("anyOf", value, scope),
    ...alternatives("oneOf", value, scope),
    ...one("not", value["not"], inner),
    ...(!scope.legacy &&
      value["if"] !== undefined && {
        ...one("if", value["if"], inner),
        ...one("then", value["then"], inner),
        ...one("else", value["else"], inner),
      }),
  };
}

function alternatives(keyword: "anyOf" | "oneOf", value: Mapping, scope: Translation): SchemaObject {
  const schemas = value[keyword];
  const tagOf = isList(schemas) ? tagsOf(value, schemas, scope) : undefined;
  if (!isList(schemas) || tagOf === undefined) return list(keyword, schemas, scope);
  const translated = schemas.map((schema) => {
    const tag = tagOf(schema);
    return tag === undefined ? translate(schema, scope) : { allOf: [tag, translate(schema, scope)] };
  });
  return { [keyword]: translated };
}

function selecting(scope: Translation): Translation {
  return { ...scope, asserting: false };
}

function isNames(value: unknown): value is readonly string[] {
  return isList(value) && value.every((name) => typeof name === "string");
}

function one(keyword: keyof SchemaObject, value: unknown, scope: Translation): SchemaObject {
  return value === undefined ? {} : { [keyword]: translate(value, scope) };
}

function list(keyword: keyof SchemaObject, value: unknown, scope: Translation): SchemaObject {
  if (!isList(value) || value.length === 0) return {};
  return { [keyword]: value.map((schema) => translate(schema, scope)) };
}

function mapOf(value: unknown, scope: Translation): Readonly<Record<string, JsonSchema>> {
  if (!isMapping(value)) return {};
  const [[only, target] = [], ...others] = Object.entries(value);
  // A map of schemas cannot be a reference (OpenAPI 3.1.1, section 4.8.24).
  if (only === "$ref" && typeof target === "string" && others.length === 0) return {};
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, translate(schema, scope)]));
}
