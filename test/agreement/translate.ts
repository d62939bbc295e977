/**
 * OpenAPI's schemas in the words of JSON Schema 2020-12, by CONTRIBUTING's decisions and without the generator's
 * model: what Ajv then says of a value is what the document says.
 */
import {
  type JsonSchema,
  type JsonType,
  type Mapping,
  type SchemaObject,
  isList,
  isMapping,
} from "./json-schema.js";
import { bounds, scalars } from "./translate-scalars.js";
import type { Listed } from "./translate-tags.js";
import { combinators, structure } from "./translate-structure.js";

/** The side from which a schema is seen: what is sent, what is sent in parts, or what arrives. */
export type View = "request" | "multipart" | "response";

/** What translating needs to know of the surroundings. */
export interface Translation {
  /** OpenAPI 3.0 and before. */
  readonly legacy: boolean;
  /** The keywords that admit null; OpenAPI 2.0 has an extension for it. */
  readonly nullWords: readonly string[];
  readonly view: View;
  /** False where a schema selects values: there no type is implied. */
  readonly asserting: boolean;
  /** The schema that stands for the target of a reference. */
  readonly refer: (reference: string) => JsonSchema;
  /** `readOnly` or `writeOnly`, where the schema says so itself, in `allOf` or through references. */
  readonly accessOf: (schema: unknown) => "readOnly" | "writeOnly" | undefined;
  /** The values that a schema lists for a member; undefined where the member is not always a known string. */
  readonly tagOf: (schema: unknown, name: string) => Listed | undefined;
}

export function translate(value: unknown, scope: Translation): JsonSchema {
  if (!isMapping(value)) return typeof value === "boolean" ? value : true;
  const { $ref: reference } = value;
  const target = typeof reference === "string" ? scope.refer(reference) : true;
  // OpenAPI 3.0.3, section 4.7.23: siblings of a reference are ignored, but for extensions.
  const alone = typeof reference === "string" && scope.legacy;
  const whole = alone ? target : withKeywords(target, value, scope);
  const words = scope.nullWords.filter((word) => !alone || word.startsWith("x-"));
  return words.some((word) => value[word] === true) ? { anyOf: [whole, { type: ["null"] }] } : whole;
}

function withKeywords(target: JsonSchema, value: Mapping, scope: Translation): JsonSchema {
  const dynamic = value["$dynamicRef"];
  const others = typeof dynamic === "string" && !scope.legacy ? [scope.refer(dynamic)] : [];
  const keywords = {
    ...scalars(value, scope),
    ...bounds(value, scope),
    ...structure(value, scope),
    ...combinators(value, scope),
  };
  const own = withTypes(keywords, value, scope);
  // No value is one of none; Ajv refuses to read an empty list.
  const impossible = isList(value["enum"]) && value["enum"].length === 0 ? [false] : [];
  return and(own, [...(target === true ? [] : [target]), ...others, ...impossible]);
}

function and(schema: SchemaObject, others: readonly JsonSchema[]): SchemaObject {
  return others.length === 0 ? schema : { ...schema, allOf: [...others, ...(schema.allOf ?? [])] };
}

const jsonTypes: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

/** `type` and `enum`: what is implied, what is open, and what is a file. */
function withTypes(keywords: SchemaObject, value: Mapping, scope: Translation): SchemaObject {
  const types = writtenTypes(value) ?? impliedTypes(value, scope);
  const typed = { ...keywords, ...(types !== undefined && { type: types }) };
  if (isFile(value, types, scope)) return asFile(typed, types ?? []);
  const extensible = value["x-extensible-enum"];
  const { enum: closed, ...rest } = typed;
  const known =
    extensible === true ? closed : closed === undefined && isList(extensible) ? extensible : undefined;
  return known === undefined ? typed : opened(rest, known);
}

/** What the known values leave open: all others of their types. */
function opened(schema: SchemaObject, known: readonly unknown[]): SchemaObject {
  if (schema.type !== undefined || known.some((value) => typeof value === "object" && value !== null))
    return schema;
  const kinds = new Set<string>(known.map((value) => (value === null ? "null" : typeof value)));
  const types = jsonTypes.filter((type) => kinds.has(type));
  return types.length === 0 ? schema : and(schema, [{ type: types }]);
}

function writtenTypes({ type }: Mapping): readonly JsonType[] | undefined {
  const list: readonly unknown[] = isList(type) ? type : [type];
  const types = jsonTypes.filter((one) => list.includes(one));
  return types.length > 0 && types.length === new Set(list).size ? types : undefined;
}

const ofObjects = [
  "properties",
  "required",
  "additionalProperties",
  "patternProperties",
  "propertyNames",
  "minProperties",
  "maxProperties",
];
const ofArrays = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"];
const decisive = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "enum", "const", "not", "if"];

/** CONTRIBUTING, Decisions: a schema without `type` but with the keywords of one type means that type. */
function impliedTypes(value: Mapping, { asserting }: Translation): readonly JsonType[] | undefined {
  const has = (keyword: string): boolean => Object.hasOwn(value, keyword);
  if (!asserting || decisive.some(has)) return undefined;
  const object = ofObjects.some(has);
  if (object === ofArrays.some(has)) return undefined;
  return [object ? "object" : "array"];
}

/** OpenAPI 3.0.3, section 4.7.14.2, and 3.1.1, section 4.8.14.2: in what is sent in parts, bytes are files. */
function isFile(value: Mapping, types: readonly JsonType[] = [], { view }: Translation): boolean {
  if (view !== "multipart" || !types.includes("string")) return false;
  const { format, contentMediaType, contentEncoding } = value;
  if (typeof contentEncoding === "string" && !["7bit", "8bit", "binary"].includes(contentEncoding))
    return false;
  return format === "binary" || (typeof contentMediaType === "string" && typeof format !== "string");
}

/** A file has neither the length nor the letters of a text. */
function asFile(schema: SchemaObject, types: readonly JsonType[]): SchemaObject {
  const ofText = ["type", "enum", "const", "minLength", "maxLength", "pattern"];
  const rest: SchemaObject = Object.fromEntries(
    Object.entries(schema).filter(([name]) => !ofText.includes(name)),
  );
  const others = types.filter((type) => type !== "string");
  const file: SchemaObject = { isFile: true };
  return and(rest, [others.length === 0 ? file : { anyOf: [file, { type: others }] }]);
}
