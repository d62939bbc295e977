/** The data that `explain` reads: JSON Schema's own keywords, as plain object literals. */

/** A schema: its keywords, or a function that gives them when they are needed. */
export type SchemaData = boolean | SchemaKeywords | (() => SchemaData);

/**
 * Schemas by name. Of literals in one list, TypeScript takes the names of each to be `undefined` in the others
 * (unless `exactOptionalPropertyTypes` is set): such a name has no schema.
 */
type Named<Value> = Readonly<Record<string, Value | undefined>>;
type Schemas = Named<SchemaData>;

/** The keywords of JSON Schema 2020-12 that can refuse a value. */
export interface SchemaKeywords {
  /** Where the schema stands in the document; absent where that follows from the schema around it. */
  readonly at?: string;
  /** It stands where the schema around it does. */
  readonly here?: true;
  /** The schema refers to itself: how deep values may go is limited. */
  readonly recursive?: true;
  readonly $ref?: SchemaData;
  readonly $dynamicRef?: SchemaData;
  /** The types of JSON, and `file` for what is sent as one. */
  readonly type?: string | readonly string[];
  /** Of types that JSON has not: the functions that know them. */
  readonly typeTests?: Named<(value: unknown) => boolean>;
  readonly enum?: readonly unknown[] | ReadonlySet<unknown>;
  readonly const?: unknown;
  /** Strings that `enum` does not list are valid too. */
  readonly open?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** Present where formats are checked, by the function beside it. */
  readonly format?: string;
  readonly textTest?: (text: string) => boolean;
  readonly numberTest?: (value: number) => boolean;
  readonly prefixItems?: readonly SchemaData[];
  readonly items?: SchemaData;
  readonly contains?: SchemaData;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: SchemaData;
  /** The properties that may be absent. */
  readonly properties?: Schemas;
  /** The properties that must be there. */
  readonly requiredProperties?: Schemas;
  /** Members that must be there and are no properties. */
  readonly required?: readonly string[];
  readonly patternProperties?: Schemas;
  readonly additionalProperties?: SchemaData;
  readonly propertyNames?: SchemaData;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Named<readonly string[]>;
  readonly dependentSchemas?: Schemas;
  readonly unevaluatedProperties?: SchemaData;
  readonly allOf?: readonly SchemaData[];
  readonly anyOf?: readonly SchemaData[];
  readonly oneOf?: readonly SchemaData[];
  /** Which alternative a value of the property selects, by its index. */
  readonly discriminator?: {
    readonly property: string;
    readonly mapping: Named<number>;
  };
  readonly not?: SchemaData;
  readonly if?: SchemaData;
  readonly then?: SchemaData;
  readonly else?: SchemaData;
}
