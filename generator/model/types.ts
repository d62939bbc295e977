/**
 * The whole intermediate model, on one page. `model/build.ts` makes it from documents; names, guards,
 * emitters, lint rules and diffs read it. It knows nothing of YAML before it and of TypeScript after it.
 */
import type { Place } from "../diagnostics.js";
import type { NumberFormat, StringFormat } from "./formats.js";

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A document, understood. */
export interface Api {
  readonly place: Place;
  readonly title: string;
  /** `info.x-specwright-name`: what the client is called, such as `PostHog`. */
  readonly name?: string;
  readonly version: string;
  readonly docs: Docs;
  readonly servers: readonly Server[];
  readonly securitySchemes: readonly SecurityScheme[];
  readonly tags: readonly Tag[];
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Webhook[];
  /** Component schemas and every other schema that a reference points to. */
  readonly schemas: ReadonlyMap<SchemaId, NamedSchema>;
  /** Schemas may speak of types that JSON has not. */
  readonly hasFormatTypes?: true;
}

/** What a person reads about a node. */
export interface Docs {
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly externalDocs?: { readonly url: string; readonly description?: string };
  /** `x-docs-deviation`: where the published documentation and the server disagree. */
  readonly deviation?: string;
}

export interface Server {
  readonly url: string;
  readonly docs: Docs;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  readonly docs: Docs;
  readonly default: string;
  /** All values that there are; none where it may be any text. */
  readonly values: readonly string[];
}

export interface Tag {
  readonly name: string;
  readonly docs: Docs;
  /** The tag that this one belongs to, and what it is for, such as `nav` (OpenAPI 3.2, section 4.22). */
  readonly parent?: string;
  readonly kind?: string;
}

// Operations (OpenAPI 3.1, section 4.8.10) ------------------------------------------------------------

export interface Operation {
  readonly place: Place;
  /** The document's operationId; absent where the document has none. */
  readonly operationId?: string;
  /** The document's operationId where another operation has the same, so that it names nothing here. */
  readonly repeatedId?: string;
  /** `x-specwright-name`: the user's own choice of name. */
  readonly name?: string;
  /** Upper case, as sent. */
  readonly method: string;
  /** The template as written, `/pets/{id}`. */
  readonly path: string;
  readonly tags: readonly string[];
  readonly docs: OperationDocs;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly responses: readonly Response[];
  /** Alternatives; each is a list of schemes that must all be satisfied. Empty: no credentials. */
  readonly security: readonly SecurityAlternative[];
  /** Its own or those of its path; empty where it has the document's. */
  readonly servers: readonly Server[];
  readonly pagination?: Pagination;
  readonly callbacks: readonly Callback[];
}

/** A request that the API sends (section 4.8.1). */
export interface Webhook {
  readonly place: Place;
  readonly name: string;
  readonly method: string;
  readonly docs: Docs;
  readonly body?: RequestBody;
}

/** A request that the API sends because of an operation (section 4.8.18). */
export interface Callback extends Webhook {
  /** The runtime expression of where it goes, such as `{$request.body#/url}`. */
  readonly url: string;
}

export interface OperationDocs extends Docs {
  /** `x-docs-heading`: the heading on the published page. */
  readonly heading?: string;
  /** `x-stability`. */
  readonly stability?: string;
  /** `x-rate-limit`, requests. */
  readonly rateLimit?: { readonly perMinute?: number; readonly perHour?: number };
}

export type ParameterIn = "path" | "query" | "header" | "cookie";
export type ParameterStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  /** `collectionFormat: tsv` of OpenAPI 2.0, where a path or a header has delimited styles too. */
  | "tabDelimited"
  | "deepObject"
  | "cookie";

export interface Parameter {
  readonly place: Place;
  readonly name: string;
  readonly in: ParameterIn;
  readonly required: boolean;
  readonly docs: Docs;
  readonly schema: Schema;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Set when the parameter is described by `content`: its value is serialised as this media type. */
  readonly mediaType?: string;
  /** Set where the value is a form, in place of the media type. */
  readonly form?: ParameterForm;
  /** The value is all of the query, without a name: the fields of a form, or one text (OpenAPI 3.2, section 4.12). */
  readonly isWholeQuery?: true;
  readonly examples: readonly Example[];
}

export interface ParameterForm {
  readonly encoding: MediaType["encoding"];
}

export interface RequestBody {
  readonly place: Place;
  readonly docs: Docs;
  readonly required: boolean;
  readonly contents: readonly MediaType[];
}

/** How the bytes of a media type become a value, and back. */
export type MediaKind = "json" | "multipart" | "urlencoded" | "text" | "binary";

export interface MediaType {
  readonly place: Place;
  readonly mediaType: string;
  readonly kind: MediaKind;
  readonly schema: Schema;
  /** What each item of a sequence is, such as a row of JSON Lines (OpenAPI 3.2, section 4.15.1). */
  readonly itemSchema?: Schema;
  readonly examples: readonly Example[];
  /** How properties are written, for multipart and urlencoded bodies (section 4.8.15). */
  readonly encoding: ReadonlyMap<string, Encoding>;
}

export interface Encoding {
  readonly contentType?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface Example {
  readonly place: Place;
  /** Key under `examples`; absent for the single `example`. */
  readonly name?: string;
  readonly value: JsonValue;
}

export interface Response {
  readonly place: Place;
  /** `200`, `4XX` or `default`, as written but upper case. */
  readonly status: string;
  readonly docs: Docs;
  readonly contents: readonly MediaType[];
  readonly headers: readonly ResponseHeader[];
  /** All its headers as one object, by their names. */
  readonly headerSchema?: Schema;
}

export interface ResponseHeader {
  readonly name: string;
  readonly schema: Schema;
  /** `simple` where it is not set: 2.0 has delimited styles too. */
  readonly style?: ParameterStyle;
  readonly explode: boolean;
  /** Set where `content` describes it. */
  readonly mediaType?: string;
  readonly examples: readonly Example[];
}

/** `x-pagination`: pages that link to each other. */
export interface Pagination {
  readonly place: Place;
  /** Property of the response that holds the list of items. */
  readonly items: string;
  /** Property of the response that holds the absolute URL of the next page, or null. */
  readonly next: string;
  /** What the list holds. */
  readonly item: Schema;
  /** The list may be missing, or null. */
  readonly optional: boolean;
  /** The page may be missing, since an answer has no body, or null. */
  readonly missing: boolean;
}

export type SecurityAlternative = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

export type SecurityScheme = { readonly place: Place; readonly key: string; readonly docs: Docs } & (
  | { readonly kind: "bearer" }
  | { readonly kind: "basic" }
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  /** Any other HTTP scheme, such as `digest`: what is sent behind its name is the caller's to know. */
  | { readonly kind: "http"; readonly name: string }
  /** A scheme that the runtime does not see (mutual TLS). */
  | { readonly kind: "other"; readonly type: string }
);

// Schemas (JSON Schema 2020-12) -----------------------------------------------------------------------

/** `file#pointer` of the schema's place: one identity however often it is referred to. */
export type SchemaId = string;

export interface NamedSchema {
  readonly id: SchemaId;
  /** The name that the document gives: the component's key, or the last segment of the pointer. */
  readonly key: string;
  /** `x-specwright-name`. */
  readonly name?: string;
  readonly schema: Schema;
}

/**
 * A schema is a conjunction: a value is valid when it obeys every rule. No rules: anything goes.
 * Differences between dialects (`nullable`, boolean `exclusiveMinimum`, `items` as an array) end here.
 * Each has all members, in this order: most of a model is schemas, and an engine reads objects of one shape faster.
 */
export interface Schema {
  readonly place: Place;
  readonly docs: Docs;
  readonly rules: readonly Rule[];
  /** `readOnly` is only in responses, `writeOnly` only in requests. */
  readonly access: "readOnly" | "writeOnly" | undefined;
  readonly format: string | undefined;
  readonly contentMediaType: string | undefined;
  /** Of text that stands for bytes: `base64` and the like. */
  readonly contentEncoding: string | undefined;
  readonly default: JsonValue | undefined;
  readonly examples: readonly Example[];
  /** A rule of it could not be read and was left out: more values obey it than the document says. */
  readonly unread: boolean;
}

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** Types that the program has and JSON has not, by the format that says so; see `value-types.ts`. */
export type FormatType = "int64" | "uint64" | "date" | "date-time";

/** What a value is in the program. */
export type ValueType = JsonType | FormatType;

/** A value that a schema lists: of a `FormatType` of integers it is a bigint. */
export type ListedValue = JsonValue | bigint;

export type Rule =
  | { readonly kind: "never" }
  | TypeRule
  | EnumRule
  | NumberRule
  | StringRule
  | ArrayRule
  | ObjectRule
  | ReferenceRule
  | { readonly kind: "allOf"; readonly schemas: readonly Schema[] }
  | {
      readonly kind: "anyOf" | "oneOf";
      readonly schemas: readonly Schema[];
      readonly discriminator?: Discriminator;
    }
  | { readonly kind: "not"; readonly schema: Schema }
  | ConditionalRule
  | UnevaluatedRule;

export interface TypeRule {
  readonly kind: "type";
  readonly types: readonly ValueType[];
  /** A Date is an object to the language; where dates are Date, it is none to the schema. */
  readonly withoutDates?: true;
}

export interface ConditionalRule {
  readonly kind: "conditional";
  readonly if: Schema;
  readonly then: Schema | undefined;
  readonly else: Schema | undefined;
}

export interface ReferenceRule {
  readonly kind: "reference";
  readonly target: SchemaId;
  /** `$dynamicRef: "#name"`: the anchor's name. `target` is where it leads when nothing overrides it. */
  readonly dynamicAnchor?: string;
}

/** Applies to what no other keyword of the schema, or below it in place, has looked at (core, section 11). */
export interface UnevaluatedRule {
  readonly kind: "unevaluated";
  readonly keyword: "unevaluatedItems" | "unevaluatedProperties";
  readonly schema: Schema;
}

export interface EnumRule {
  readonly kind: "enum";
  readonly keyword: "enum" | "const";
  readonly values: readonly ListedValue[];
  /** `x-extensible-enum`: known members are named, any other string is valid too. */
  readonly open: boolean;
  /** What the document calls its values and says of them, in their order. */
  readonly labels?: readonly EnumLabel[];
}

/** `x-enum-varnames` or `x-enumNames`, and `x-enum-descriptions`. */
export interface EnumLabel {
  readonly name?: string;
  readonly description?: string;
}

/** Applies to numbers alone; other values pass (section 6.2). */
export interface NumberRule {
  readonly kind: "number";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  /** Applies to the bigints that the schema's values are. */
  readonly bigint?: true;
  /** Present where formats are to be checked. */
  readonly format?: NumberFormat;
}

/** Applies to strings alone (section 6.3). Lengths are in code points. */
export interface StringRule {
  readonly kind: "string";
  readonly minLength?: number;
  readonly maxLength?: number;
  /** ECMAScript source, read with the `u` flag. */
  readonly pattern?: string;
  /** Present where formats are to be checked. */
  readonly format?: StringFormat;
}

/** Applies to arrays alone (sections 6.4 and 10.3.1). */
export interface ArrayRule {
  readonly kind: "array";
  readonly prefixItems: readonly Schema[];
  /** Applies to the items after `prefixItems`. */
  readonly items: Schema | undefined;
  readonly contains: Schema | undefined;
  readonly minContains: number | undefined;
  readonly maxContains: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;
}

/** Applies to objects alone (sections 6.5 and 10.3.2). */
export interface ObjectRule {
  readonly kind: "object";
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: readonly string[];
  /** What else applies to the same value, where members are required that this rule does not describe. */
  readonly describedBy: readonly Schema[];
  readonly patternProperties: ReadonlyMap<string, Schema>;
  /** Applies to the properties that neither of the above names. */
  readonly additionalProperties: Schema | undefined;
  readonly propertyNames: Schema | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas: ReadonlyMap<string, Schema>;
}

/** OpenAPI 3.1, section 4.8.25: which schema the value of a property selects. */
export interface Discriminator {
  readonly property: string;
  readonly mapping: ReadonlyMap<string, SchemaId>;
  /** Selected by other values, or by none (OpenAPI 3.2, section 4.25). */
  readonly defaultMapping?: SchemaId;
}
