/**
 * How parameters are written: OpenAPI 3.1, section 4.8.12 ("Style Values") with appendices C to E, which
 * build on RFC 6570. What both leave open is decided here and said where it is decided.
 */
import { jsonText } from "./body.js";
import { asciiJson, encode, encodeQuery, encodeSegment, unencodedCookie } from "./encode.js";
import { RequestError } from "./errors.js";

/** Styles that say what stands between items: of queries, and in OpenAPI 2.0 of paths and headers too. */
type DelimitedStyle = "spaceDelimited" | "pipeDelimited" | "tabDelimited";

export type QueryStyle = "form" | DelimitedStyle | "deepObject";

/** How a query parameter is written. */
export interface QueryOptions {
  readonly style?: QueryStyle;
  /** By default true for `form` and `deepObject`, false for the delimited styles. */
  readonly explode?: boolean;
  /** Leaves reserved characters as they are, except those that would end or split the query. */
  readonly allowReserved?: boolean;
  /** The value is written as this media type, in place of a style. */
  readonly mediaType?: string;
  /** The value is the whole query, and its name is not written (OpenAPI 3.2, `in: querystring`). */
  readonly isWhole?: boolean;
}

/** How a field of a form is written (section 4.8.15): by its style where it has one, else by content type. */
export interface FieldEncoding {
  /** Lists of types and wildcards say nothing to the sender. */
  readonly contentType?: string;
  readonly style?: QueryStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** A query parameter; one whose value is undefined or null is left out. */
export type QueryParameter = readonly [name: string, value: unknown, options?: QueryOptions];

/** How a header or cookie parameter is written. */
export interface FieldOptions {
  readonly explode?: boolean;
  readonly mediaType?: string;
  /** `cookie`: cookies as they are, without percent-encoding (OpenAPI 3.2); the others are of headers. */
  readonly style?: "cookie" | DelimitedStyle;
}

/** A header (style `simple`) or cookie (style `form`); undefined and null are left out. */
export type FieldParameter = readonly [name: string, value: unknown, options?: FieldOptions];

/** How a path parameter is written. */
export interface PathOptions {
  readonly explode?: boolean;
  readonly mediaType?: string;
  /** By default `simple`. */
  readonly style?: "simple" | "label" | "matrix" | DelimitedStyle;
  /** Leaves reserved characters as they are, except those that would end or split the path. */
  readonly allowReserved?: boolean;
}

/** A value without depth: what RFC 6570 can expand. */
type Flat =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "members"; readonly members: readonly (readonly [string, string])[] };

/** RFC 6570, appendix A: what tells one expression type from another. */
interface Expression {
  readonly named: boolean;
  readonly separator: string;
  /** Between name and an empty value. */
  readonly ifEmpty: string;
  /** Between the items of a value that is not exploded. */
  readonly delimiter: string;
  readonly encode: (text: string) => string;
}

/** The query without its `?`; empty where every parameter is left out. */
export function queryText(parameters: readonly QueryParameter[]): string {
  return parameters
    .map(([name, value, options]) => queryParameter(name, value, options ?? {}))
    .filter((text) => text !== undefined)
    .join("&");
}

function queryParameter(name: string, value: unknown, options: QueryOptions): string | undefined {
  const style = options.style ?? "form";
  const write = options.allowReserved === true ? encodeQuery : encode;
  if (style === "deepObject" && options.mediaType === undefined && isNested(plain(value, name))) {
    return deepParameters(encode(name), name, value, write);
  }
  const flat = flatten(value, name, options.mediaType);
  if (flat === undefined) return undefined;
  const delimiter = delimiterOf(style, encode);
  const named = options.isWhole !== true;
  const expression = { named, separator: "&", ifEmpty: "=", delimiter, encode: write };
  return expand(encode(name), flat, expression, options.explode ?? style === "form");
}

/** What stands between items. RFC 6570 leaves the comma as it is; what comes in its place is encoded as they are. */
function delimiterOf(style: string | undefined, encodeText: Expression["encode"]): string {
  switch (style) {
    case "spaceDelimited":
      return encodeText(" ");
    case "pipeDelimited":
      return encodeText("|");
    case "tabDelimited":
      return encodeText("\t");
    default:
      return ",";
  }
}

/**
 * Specified for one level. Deeper levels, and lists, are written as most servers read them: `a[b][c]=1` and
 * `a[0][b]=1`, the form of qs, PHP and Stripe.
 */
function deepParameters(
  prefix: string,
  name: string,
  value: unknown,
  write: Expression["encode"],
): string | undefined {
  const node = plain(value, name);
  if (node === undefined || node === null) return undefined;
  if (!isNested(node)) return `${prefix}=${write(scalar(node, name))}`;
  const parts = Object.entries(node)
    .map(([key, member]) => deepParameters(`${prefix}%5B${encode(key)}%5D`, name, member, write))
    .filter((text) => text !== undefined);
  return parts.length === 0 ? undefined : parts.join("&");
}

/** A header's value, not percent-encoded (appendix D); undefined where it is left out. */
export function headerText([name, value, options = {}]: FieldParameter): string | undefined {
  const flat = flatten(value, name, options.mediaType);
  const write = isJson(options.mediaType, value) ? asciiJson : String;
  const delimiter = delimiterOf(options.style, String);
  const expression = { named: false, separator: ",", ifEmpty: "", delimiter, encode: write };
  return flat && expand(name, flat, expression, options.explode === true);
}

/** The `Cookie` header. Exploded values are joined as cookies are, by `; ` and not by `&` (appendix D.1). */
export function cookieText(parameters: readonly FieldParameter[]): string {
  return parameters
    .map(([name, value, options = {}]) => {
      const flat = flatten(value, name, options.mediaType);
      const write = options.style === "cookie" ? unencodedCookie : encode;
      const expression = { named: true, separator: "; ", ifEmpty: "=", delimiter: ",", encode: write };
      return flat && expand(write(name), flat, expression, options.explode !== false);
    })
    .filter((text) => text !== undefined)
    .join("; ");
}

/** A path parameter with the prefix of its style; undefined where there is no value. */
export function pathText(name: string, value: unknown, options: PathOptions = {}): string | undefined {
  const prefix = options.style === "label" ? "." : options.style === "matrix" ? ";" : "";
  const flat = flatten(value, name, options.mediaType);
  const expression = {
    named: prefix === ";",
    separator: prefix === "" ? "," : prefix,
    ifEmpty: "",
    delimiter: delimiterOf(options.style, encode),
    encode: options.allowReserved === true ? encodeSegment : encode,
  };
  return flat && prefix + expand(encode(name), flat, expression, options.explode === true);
}

/** RFC 6570, section 3.2.1. Names come encoded. */
function expand(name: string, flat: Flat, expression: Expression, explode: boolean): string {
  const { named, separator, delimiter, ifEmpty } = expression;
  const pair = (key: string, text: string): string =>
    text === "" ? key + ifEmpty : `${key}=${expression.encode(text)}`;
  const alone = (text: string): string => (named ? pair(name, text) : expression.encode(text));
  const joined = (texts: readonly string[]): string =>
    (named ? `${name}=` : "") + texts.map(expression.encode).join(delimiter);
  if (flat.kind === "text") return alone(flat.text);
  if (flat.kind === "list") return explode ? flat.items.map(alone).join(separator) : joined(flat.items);
  if (!explode) return joined(flat.members.flat());
  return flat.members
    .map(([key, text]) =>
      named ? pair(expression.encode(key), text) : `${expression.encode(key)}=${expression.encode(text)}`,
    )
    .join(separator);
}

/** Undefined, null, and lists and objects without members are "undefined" to RFC 6570 (section 2.3). */
function flatten(value: unknown, name: string, mediaType: string | undefined): Flat | undefined {
  if (value === undefined || value === null) return undefined;
  if (mediaType !== undefined) {
    const json = isJson(mediaType, value);
    return { kind: "text", text: json ? jsonText(value, `The value of ${name}`) : scalar(value, name) };
  }
  const node = plain(value, name);
  if (!isNested(node)) return { kind: "text", text: scalar(node, name) };
  const members = Object.entries(node).flatMap(([key, member]): [string, string][] =>
    member === undefined || member === null ? [] : [[key, scalar(plain(member, name), name)]],
  );
  if (members.length === 0) return undefined;
  return Array.isArray(node)
    ? { kind: "list", items: members.map(([, text]) => text) }
    : { kind: "members", members };
}

/** True where a value is written as JSON: objects of other media types are too, for want of a writer. */
function isJson(mediaType: string | undefined, value: unknown): boolean {
  return mediaType !== undefined && (/[/+]json\b/i.test(mediaType) || typeof value === "object");
}

/** Dates, URLs and the like as what they are in JSON: a date becomes its ISO string. */
export function plain(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !("toJSON" in value)) return value;
  if (typeof value.toJSON !== "function") return value;
  const json: unknown = value.toJSON();
  if (json === null) throw new RequestError(`The value of ${name} is not a valid date`);
  return json;
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** One text for one value. What nests too deeply for any style is written as JSON. */
export function scalar(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "object") return jsonText(value, `The value of ${name}`);
  throw new RequestError(`The value of ${name} cannot be written: it is ${describe(value)}`);
}

function describe(value: unknown): string {
  return typeof value === "number" ? "not a finite number" : `a ${typeof value}`;
}
