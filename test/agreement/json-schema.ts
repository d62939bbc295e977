/** JSON Schema 2020-12 in the narrow form that the oracle writes, the generator reads and Ajv validates. */

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

export type JsonSchema = boolean | SchemaObject;

type Schemas = Readonly<Record<string, JsonSchema>>;

export interface SchemaObject {
  /** Always one of the addresses that the oracle gives. */
  readonly $ref?: string;
  readonly type?: readonly JsonType[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  /** A keyword of the tests' own: the value is a file, as a program holds it. */
  readonly isFile?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly prefixItems?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly contains?: JsonSchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Schemas;
  readonly patternProperties?: Schemas;
  readonly additionalProperties?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Schemas;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly unevaluatedItems?: JsonSchema;
  readonly unevaluatedProperties?: JsonSchema;
  /** Values that the document gives: they decide nothing. */
  readonly examples?: readonly unknown[];
}

/** A map of the document's. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
