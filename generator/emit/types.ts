/**
 * Schemas to types. The law: a value that obeys every rule is assignable to the type. So a rule that
 * TypeScript cannot express (a pattern, `not`) widens nothing and narrows nothing; it is left to the
 * guard and to the documentation.
 */
import { rulesOf } from "../guards/rules-of.js";
import { admittedTypes } from "../model/admitted-types.js";
import type { SchemaLookup } from "../model/applied.js";
import type { View } from "../model/declarations.js";
import { simplified } from "../model/evaluated.js";
import { isFile } from "../model/files.js";
import type { Rule, Schema, SchemaId, ValueType } from "../model/types.js";
import { arrayType } from "./array-type.js";
import { objectShape, shapeType } from "./object-type.js";
import { type Code, type Fragment, code } from "./text.js";
import { type Type, intersection, simple, union, unknown } from "./type-text.js";
import { enumType } from "./value-type.js";

export interface TypeScope {
  /** The type's name for a reference, imported where it must be. */
  readonly refer: (target: SchemaId, view: View) => Fragment;
  readonly view: View;
  readonly lookup: SchemaLookup;
  /** Other types stand beside this one, in an intersection. */
  readonly beside?: true;
}

/** An expression of a type, safe inside unions: `string | null`. */
export function typeOf(schema: Schema, scope: TypeScope): Code {
  return schemaType(schema, scope).text;
}

/** The type of a value that obeys all of the schemas. */
export function typeOfAll(schemas: readonly Schema[], scope: TypeScope): Type {
  const part = schemas.length > 1 ? amongOthers(scope) : scope;
  return intersection(schemas.map((schema) => schemaType(schema, part)));
}

/** The scope of a type that is one of several in an intersection. */
export function amongOthers(scope: TypeScope): TypeScope {
  return scope.beside === true ? scope : { ...scope, beside: true };
}

/** The type of a schema. */
export function schemaType(written: Schema, around: TypeScope): Type {
  const schema = simplified(written);
  if (isFile(schema, around.view)) return fileType(schema);
  const plain = plainType(schema, around);
  if (plain !== undefined) return plain;
  const shape = objectShape(schema, around);
  if (shape !== undefined) return shapeType(shape, around);
  const scope = hasSeveralTypes(schema) ? amongOthers(around) : around;
  const parts = schema.rules.flatMap((rule) => combinatorType(rule, schema, scope));
  const own = ownType(schema, scope);
  if (own !== undefined && !(own.onlyType && parts.some(({ text }) => text !== unknown.text)))
    parts.unshift(own);
  return intersection(parts);
}

/** The type of a schema that is a scalar or a reference and says nothing else, as most are. */
function plainType({ rules }: Schema, scope: TypeScope): Type | undefined {
  const [rule] = rules;
  if (rules.length !== 1) return undefined;
  if (rule?.kind === "reference") return simple(code`${scope.refer(rule.target, scope.view)}`);
  return rule?.kind === "type" && rule.types.length === 1 ? scalarType(rule.types[0]) : undefined;
}

function fileType({ rules }: Schema): Type {
  const nullable = rules.some((rule) => rule.kind === "type" && rule.types.includes("null"));
  return nullable ? { text: code`Blob | null`, compound: true } : simple(code`Blob`);
}

/** What references and combinators say. */
function combinatorType(rule: Rule, schema: Schema, scope: TypeScope): Type[] {
  switch (rule.kind) {
    case "reference":
      return [simple(code`${scope.refer(rule.target, scope.view)}`)];
    case "allOf":
      return [typeOfAll(rule.schemas, scope)];
    case "anyOf":
    case "oneOf":
      return [union(possible(rule.schemas, schema, scope).map((part) => schemaType(part, scope)))];
    case "never":
      return [simple(code`never`)];
    default:
      return [];
  }
}

/** The alternatives that have a type in common with what the schema says beside them: no value obeys the others. */
function possible(alternatives: readonly Schema[], schema: Schema, scope: TypeScope): readonly Schema[] {
  const types = admittedTypes({ ...schema, rules: rulesOf(schema, "type") }, scope);
  if (types === undefined) return alternatives;
  return alternatives.filter((part) => {
    const admitted = admittedTypes(part, scope);
    return admitted === undefined || admitted.some((type) => types.includes(type));
  });
}

/** True where several parts of the schema have a type: what it says itself, and each of its combinators. */
function hasSeveralTypes(schema: Schema): boolean {
  const combined = schema.rules.filter(({ kind }) => combinators.has(kind)).length;
  return combined > 1 || (combined === 1 && isStructured(schema));
}

const combinators: ReadonlySet<Rule["kind"]> = new Set(["reference", "allOf", "anyOf", "oneOf"]);

/** What the schema itself says of the value, by its type. */
function ownType(schema: Schema, scope: TypeScope): (Type & { onlyType: boolean }) | undefined {
  const types = ownTypes(schema, scope);
  const enums = rulesOf(schema, "enum");
  if (enums.length > 0)
    return { ...intersection(enums.map((rule) => enumType(rule, types))), onlyType: false };
  if (types === undefined) return undefined;
  const members = withoutRepeats(types).map((type) => typeOfValue(type, schema, scope));
  return { ...union(members), onlyType: !schema.rules.some(tellsOfParts) };
}

/**
 * The types that the schema names. Where it names none, and says of objects or lists what they hold, the
 * types that everything else about it leaves: `properties` beside a reference are members of what is
 * referred to.
 */
function ownTypes(schema: Schema, scope: TypeScope): readonly ValueType[] | undefined {
  const [rule] = rulesOf(schema, "type");
  return rule?.types ?? (isStructured(schema) ? admittedTypes(schema, scope) : undefined);
}

function isStructured({ rules }: Schema): boolean {
  return rules.some(({ kind }) => kind === "array" || kind === "object");
}

/** True for a rule that says what members or items are, and not only how many. */
function tellsOfParts(rule: Rule): boolean {
  if (rule.kind === "array") return rule.prefixItems.length > 0 || rule.items !== undefined;
  if (rule.kind !== "object") return false;
  const { properties, required, patternProperties, additionalProperties } = rule;
  return properties.size + required.length + patternProperties.size > 0 || additionalProperties !== undefined;
}

/** TypeScript has one type for integers and other numbers, and for dates with and without a time. */
function withoutRepeats(types: readonly ValueType[]): ValueType[] {
  const wider: { readonly [type in ValueType]?: ValueType } = {
    integer: "number",
    uint64: "int64",
    date: "date-time",
  };
  return types.filter((type) => {
    const other = wider[type];
    return other === undefined || !types.includes(other);
  });
}

function typeOfValue(type: ValueType, schema: Schema, scope: TypeScope): Type {
  if (type === "array")
    return simple(arrayType(rulesOf(schema, "array")[0], (item) => schemaType(item, scope)));
  if (type === "object") return shapeType({ bases: [], rules: rulesOf(schema, "object") }, scope);
  return scalars[type];
}

/** The type of values without parts; undefined for structures. */
function scalarType(type: ValueType | undefined): Type | undefined {
  return type === undefined || type === "array" || type === "object" ? undefined : scalars[type];
}

const scalars: Readonly<Record<Exclude<ValueType, "array" | "object">, Type>> = {
  null: simple(code`null`),
  boolean: simple(code`boolean`),
  string: simple(code`string`),
  number: simple(code`number`),
  integer: simple(code`number`),
  int64: simple(code`bigint`),
  uint64: simple(code`bigint`),
  date: simple(code`Date`),
  "date-time": simple(code`Date`),
};
