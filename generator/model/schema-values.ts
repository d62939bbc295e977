/** Assertions about single values: `type`, `enum` and `const`, numbers, strings (validation, sections 6.1 to 6.3). */
import { numberFormat, stringFormat } from "./formats.js";
import { hasSchemaAsType } from "./schema-combinators.js";
import { readLabels } from "./enum-labels.js";
import { isJsonValue } from "./json.js";
import { isReadable } from "./patterns.js";
import type { SchemaNode } from "./schema-node.js";
import { Topic } from "./schema-topics.js";
import { hasType } from "./listed-values.js";
import type { EnumRule, JsonType, JsonValue, NumberRule, Rule, StringRule, ValueType } from "./types.js";

const jsonTypes: ReadonlySet<unknown> = new Set<JsonType>([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
]);

function isJsonType(value: unknown): value is JsonType {
  return jsonTypes.has(value);
}

/** The types that `type` names; undefined where it says nothing. */
export function readTypes(node: SchemaNode): readonly JsonType[] | undefined {
  const value = node.raw("type");
  if (value === undefined || hasSchemaAsType(node)) return undefined;
  // OpenAPI 2.0, section "Schema Object": a payload of bytes, which 3.0 calls a string of format `binary`.
  if (value === "file" && node.options.dialect === "openapi-2.0") return ["string"];
  if (isJsonType(value)) return [value];
  if (Array.isArray(value) && value.length > 0 && value.every(isJsonType)) return [...new Set(value)];
  return node.invalid("type", "a JSON type, or a list of them");
}

/** The rule for the types, `nullable` included (OpenAPI 3.0, section 4.7.24.1). */
export function typeRule(node: SchemaNode, types: readonly JsonType[] | undefined): readonly Rule[] {
  if (types === undefined) return [];
  const withNull = isNullable(node) && !types.includes("null");
  return [{ kind: "type", types: withNull ? [...types, "null"] : types }];
}

/** True where null joins the types and the members. Beside a combinator it is an alternative to the whole. */
function isNullable(node: SchemaNode): boolean {
  return node.nullable && !hasCombinator(node);
}

/** True for a schema that other schemas speak for too, which may refuse null. */
export function hasCombinator(node: SchemaNode): boolean {
  return node.speaksOf(Topic.composition);
}

/**
 * `enum` and `const`. With `x-extensible-enum`, a server may answer with members not yet known.
 * @param types those that `type` names, or that are implied.
 */
export function readEnums(node: SchemaNode, types: readonly ValueType[] | undefined): readonly EnumRule[] {
  if (!node.speaksOf(Topic.lists)) return [];
  const rules: EnumRule[] = [];
  const values = readEnumValues(node);
  const extensible = node.raw("x-extensible-enum");
  if (extensible === true && values !== undefined) {
    rules.push(...openEnum(node, values, types));
  } else if (values !== undefined) {
    rules.push({ kind: "enum", keyword: "enum", values, open: false, ...readLabels(node, values) });
  } else if (Array.isArray(extensible) && extensible.every((value) => isJsonValue(value))) {
    // The form of Zalando's guidelines, rule 112: the extension holds the members itself.
    rules.push(...openEnum(node, extensible, types));
  }
  const constant = node.legacy ? undefined : node.json("const");
  if (constant !== undefined) rules.push({ kind: "enum", keyword: "const", values: [constant], open: false });
  return rules;
}

/** Refuses nothing that the types admit. So it is left out where a member says no more than its type would. */
function openEnum(
  node: SchemaNode,
  listed: readonly JsonValue[],
  types: readonly ValueType[] | undefined,
): readonly EnumRule[] {
  const fitting =
    types === undefined ? listed : listed.filter((value) => types.some((type) => hasType(value, type)));
  const isScalar = fitting.every((value) => value === null || typeof value !== "object");
  const tells = fitting.some((value) => typeof value === "string" || typeof value === "number");
  if (!isScalar || !tells) return [];
  const withNull = (isNullable(node) || types?.includes("null") === true) && !fitting.includes(null);
  const values = withNull ? [...fitting, null] : fitting;
  return [{ kind: "enum", keyword: "enum", values, open: true, ...readLabels(node, values) }];
}

/**
 * By the letter of OpenAPI 3.0.3 `nullable` adds nothing to an `enum` without null. Documents leave null
 * out all the same, and servers send it, so that null joins the members.
 */
function readEnumValues(node: SchemaNode): readonly JsonValue[] | undefined {
  const list = node.list("enum");
  if (list === undefined) return undefined;
  if (!list.every((value) => isJsonValue(value))) return node.invalid("enum", "a list of JSON values");
  const withNull = isNullable(node) && node.has("type") && !list.includes(null);
  return withNull ? [...list, null] : list;
}

/** Validation, section 6.2. Before 2020-12 the exclusive bounds were switches (draft 4, section 5.1). */
export function readNumber(node: SchemaNode): readonly NumberRule[] {
  if (!node.speaksOf(Topic.numbers)) return [];
  const multipleOf = node.number("multipleOf");
  if (multipleOf !== undefined && !(multipleOf > 0)) node.invalid("multipleOf", "greater than 0");
  const rule = {
    ...readBound(node, "minimum", "exclusiveMinimum"),
    ...readBound(node, "maximum", "exclusiveMaximum"),
    ...(multipleOf !== undefined && multipleOf > 0 && { multipleOf }),
  };
  return Object.keys(rule).length === 0 ? [] : [{ kind: "number", ...rule }];
}

function readBound<Inclusive extends "minimum" | "maximum", Exclusive extends string>(
  node: SchemaNode,
  inclusive: Inclusive,
  exclusive: Exclusive,
): { readonly [bound in Inclusive | Exclusive]?: number };
function readBound(node: SchemaNode, inclusive: string, exclusive: string): Readonly<Record<string, number>> {
  const bound = node.number(inclusive);
  if (node.legacy) {
    const strict = node.boolean(exclusive) === true;
    return bound === undefined ? {} : { [strict ? exclusive : inclusive]: bound };
  }
  const strict = node.number(exclusive);
  return {
    ...(bound !== undefined && { [inclusive]: bound }),
    ...(strict !== undefined && { [exclusive]: strict }),
  };
}

/** Validation, section 6.3. */
export function readString(node: SchemaNode): readonly StringRule[] {
  if (!node.speaksOf(Topic.strings)) return [];
  const minLength = node.count("minLength");
  const maxLength = node.count("maxLength");
  const pattern = node.string("pattern");
  const rule = {
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && isReadable(node, ["pattern"], pattern) && { pattern }),
  };
  return Object.keys(rule).length === 0 ? [] : [{ kind: "string", ...rule }];
}

/** Validation, section 7: a rule where formats are to be checked, for values of the type that the format is of. */
export function readFormat(node: SchemaNode): readonly (NumberRule | StringRule)[] {
  if (node.options.assertsFormats?.(node.place) !== true) return [];
  const name = node.string("format");
  const [ofStrings, ofNumbers] = [stringFormat(name), numberFormat(name)];
  if (ofStrings !== undefined) return [{ kind: "string", format: ofStrings }];
  return ofNumbers === undefined ? [] : [{ kind: "number", format: ofNumbers }];
}
