/**
 * Schemas to types. The law: a value that obeys every rule is assignable to the type. So a rule that
 * TypeScript cannot express (a pattern, `not`) widens nothing and narrows nothing; it is left to the
 * guard and to the documentation.
 */
import { type SchemaLookup, accessOf, requiredNames } from "../guards/access.js";
import type { View } from "../model/declarations.js";
import { isFile } from "../model/files.js";
import type {
  ArrayRule,
  EnumRule,
  JsonType,
  JsonValue,
  ObjectRule,
  Rule,
  Schema,
  SchemaId,
} from "../model/types.js";
import { memberDocs } from "./docs.js";
import { type Code, type Fragment, code, docComment, join, lines, literal, typeKey } from "./text.js";

export interface TypeScope {
  /** The type's name for a reference, imported where it must be. */
  readonly refer: (target: SchemaId, view: View) => Fragment;
  readonly view: View;
  readonly lookup: SchemaLookup;
}

/** An expression of a type, safe inside unions: `string | null`. */
export function typeOf(schema: Schema, scope: TypeScope): Code {
  return alternatives(schema, scope).text;
}

/** The same, safe before `[]` and inside intersections. */
function atomOf(schema: Schema, scope: TypeScope): Code {
  const type = alternatives(schema, scope);
  return type.compound ? code`(${type.text})` : type.text;
}

/** `compound`: needs parentheses where something binds tighter. */
interface Type {
  readonly text: Code;
  readonly compound: boolean;
}

const unknown: Type = { text: code`unknown`, compound: false };

function alternatives(schema: Schema, scope: TypeScope): Type {
  if (isFile(schema, scope.view)) return fileType(schema);
  const parts = schema.rules.flatMap((rule) => combinatorType(rule, scope));
  const own = ownType(schema, scope);
  if (own !== undefined && !(own.onlyType && parts.some(({ text }) => text !== unknown.text)))
    parts.unshift(own);
  return intersection(parts);
}

function fileType({ rules }: Schema): Type {
  const nullable = rules.some((rule) => rule.kind === "type" && rule.types.includes("null"));
  return nullable ? { text: code`Blob | null`, compound: true } : { text: code`Blob`, compound: false };
}

function intersection(parts: readonly Type[]): Type {
  const telling = parts.filter((part) => part.text !== unknown.text);
  const [only] = telling;
  if (only === undefined) return unknown;
  if (telling.length === 1) return only;
  const texts = new Set(telling.map((part) => (part.compound ? code`(${part.text})` : part.text)));
  return { text: join(texts, code` & `), compound: texts.size > 1 };
}

function union(members: readonly Type[]): Type {
  const texts = new Set(members.map((member) => member.text));
  if (texts.has(unknown.text)) return unknown;
  if (texts.size > 1) texts.delete(code`never`);
  const [only = code`never`] = texts;
  if (texts.size <= 1)
    return { text: only, compound: members.some((member) => member.compound && member.text === only) };
  return { text: join(texts, code` | `), compound: true };
}

/** What references and combinators say. */
function combinatorType(rule: Rule, scope: TypeScope): Type[] {
  switch (rule.kind) {
    case "reference":
      return [{ text: code`${scope.refer(rule.target, scope.view)}`, compound: false }];
    case "allOf":
      return [intersection(rule.schemas.map((schema) => alternatives(schema, scope)))];
    case "anyOf":
    case "oneOf":
      return [union(rule.schemas.map((schema) => alternatives(schema, scope)))];
    case "never":
      return [{ text: code`never`, compound: false }];
    default:
      return [];
  }
}

/** What the schema itself says of the value, by its type. */
function ownType(schema: Schema, scope: TypeScope): (Type & { onlyType: boolean }) | undefined {
  const rules: { [Kind in Rule["kind"]]?: Extract<Rule, { kind: Kind }> } = {};
  for (const rule of schema.rules) Object.assign(rules, { [rule.kind]: rule });
  const types = rules.type?.types;
  const enums = schema.rules.filter((rule): rule is EnumRule => rule.kind === "enum");
  if (enums.length > 0)
    return { ...intersection(enums.map((rule) => enumType(rule, types))), onlyType: false };
  if (types === undefined) return undefined;
  const members = withoutRepeats(types).map((type) => typeOfJson(type, rules.array, rules.object, scope));
  return { ...union(members), onlyType: rules.array === undefined && rules.object === undefined };
}

/** TypeScript has one type for integers and other numbers. */
function withoutRepeats(types: readonly JsonType[]): JsonType[] {
  return types.includes("number") ? types.filter((type) => type !== "integer") : [...types];
}

function typeOfJson(
  type: JsonType,
  array: ArrayRule | undefined,
  object: ObjectRule | undefined,
  scope: TypeScope,
): Type {
  switch (type) {
    case "null":
    case "boolean":
    case "string":
    case "number":
      return { text: code`${simple[type]}`, compound: false };
    case "integer":
      return { text: simple.number, compound: false };
    case "array":
      return { text: arrayType(array, scope), compound: false };
    case "object":
      return { text: objectType(object, scope), compound: false };
    default:
      return type satisfies never;
  }
}

const simple = { null: code`null`, boolean: code`boolean`, string: code`string`, number: code`number` };

/** Open enums name what is known and admit any other string; `string & {}` keeps editors suggesting. */
function enumType(rule: EnumRule, types: readonly JsonType[] | undefined): Type {
  const values = rule.values.filter(
    (value) => types === undefined || types.some((type) => isOfType(value, type)),
  );
  const members = values.map((value) => ({ text: valueType(value), compound: false }));
  return union(rule.open ? [...members, { text: code`(string & {})`, compound: false }] : members);
}

function isOfType(value: JsonValue, type: JsonType): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

/** The type of one JSON value: literals for scalars; whatever holds it for the rest. */
function valueType(value: JsonValue): Code {
  if (typeof value === "number" && !Number.isFinite(value)) return code`number`;
  if (value === null || typeof value !== "object") return literal(value);
  if (isList(value)) return code`[${join(value.map(valueType), code`, `)}]`;
  const members = Object.entries(value).map(([name, member]) => code`${typeKey(name)}: ${valueType(member)}`);
  return code`{ ${join(members, code`; `)} }`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Items that `minItems` does not promise are optional (JSON Schema 2020-12, 10.3.1.1). */
function arrayType(rule: ArrayRule | undefined, scope: TypeScope): Code {
  if (rule === undefined) return code`unknown[]`;
  const rest = rule.items;
  if (rule.prefixItems.length === 0)
    return rest === undefined ? code`unknown[]` : code`${atomOf(rest, scope)}[]`;
  const promised = rule.minItems ?? 0;
  const fixed = rule.prefixItems.map((item, index) =>
    index < promised ? typeOf(item, scope) : code`${atomOf(item, scope)}?`,
  );
  const restType = rest === undefined ? code`unknown` : atomOf(rest, scope);
  const closed = restType === "never" || (rule.maxItems ?? Infinity) <= rule.prefixItems.length;
  return code`[${join(closed ? fixed : [...fixed, code`...${restType}[]`], code`, `)}]`;
}

function objectType(rule: ObjectRule | undefined, scope: TypeScope): Code {
  const members = rule === undefined ? [] : objectMembers(rule, scope);
  if (members.length > 0) {
    // Layout keeps a literal on one line where it begins so.
    const short = members.length <= 2 && members.every((line) => !line.includes("\n"));
    return short ? code`{ ${join(members, code` `)} }` : code`{\n${lines(members)}\n}`;
  }
  return rule?.additionalProperties !== undefined && isNever(rule.additionalProperties)
    ? code`{ [key: string]: never }`
    : code`{ [key: string]: unknown }`;
}

function isNever(schema: Schema): boolean {
  return schema.rules.some((rule) => rule.kind === "never");
}

/** The lines of an interface or of a type literal. */
export function objectMembers(rule: ObjectRule, scope: TypeScope): Code[] {
  const hidden = scope.view === "request" ? "readOnly" : "writeOnly";
  const promised = requiredNames(rule, scope.view, scope.lookup);
  const members: Code[] = [];
  const types: Code[] = [];
  for (const [name, property] of rule.properties) {
    if (accessOf(property, scope.lookup) === hidden) continue;
    const required = promised.includes(name);
    const type = typeOf(property, scope);
    types.push(required ? type : code`${type} | undefined`);
    members.push(
      code`${docComment(memberDocs(property, name))}${typeKey(name)}${required ? code`` : code`?`}: ${type};`,
    );
  }
  for (const name of rule.required) {
    if (!rule.properties.has(name)) members.push(code`${typeKey(name)}: unknown;`);
  }
  const index = indexType(rule, types, scope);
  return index === undefined ? members : [...members, code`[key: string]: ${index};`];
}

/**
 * Properties that are not named. An index signature speaks for the named ones too (TS2411), so that
 * their types join it.
 */
function indexType(rule: ObjectRule, named: readonly Code[], scope: TypeScope): Code | undefined {
  const rest = rule.additionalProperties;
  const patterns = [...rule.patternProperties.values()];
  if (patterns.length === 0 && (rest === undefined || isNever(rest))) return undefined;
  const undeclared = rule.required.some((name) => !rule.properties.has(name));
  if (rest === undefined || undeclared) return code`unknown`;
  const others = [...patterns, rest].map((schema) => alternatives(schema, scope));
  return union([...others, ...named.map((text) => ({ text, compound: true }))]).text;
}
