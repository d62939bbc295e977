/** A request as a plain value: built by generated functions, sent, inspected or printed by the others. */
import type { RequestBody } from "./body.js";
import { RequestError, type RequestName } from "./errors.js";
import {
  type FieldParameter,
  type PathOptions,
  type QueryParameter,
  cookieText,
  headerText,
  pathText,
  queryText,
} from "./parameters.js";
import type { HeaderEntry } from "./headers.js";
import type { ResponseTable, Success } from "./responses.js";
import type { SecurityRequirement } from "./security.js";

export type { ResponseGuards } from "./responses.js";

/** Only a type: what a request will be answered with, and the scopes that it needs. */
declare const types: unique symbol;

/** Scopes that are needed: all of a union, or of one member of a tuple, `["read" | "list", "admin"]`. */
export type Scopes = string | readonly string[];

/**
 * One call of an operation. `Responses` maps statuses to types, `HeaderTypes` to those of their headers;
 * `Scope` is what is needed.
 */
export interface ApiRequest<Responses, Scope extends Scopes = never, HeaderTypes = unknown> {
  /** The name of the operation in the output. */
  readonly operation: string;
  /** Upper case. */
  readonly method: string;
  /** Below the base URL; begins with `/` and is encoded. */
  readonly path: string;
  readonly query?: readonly QueryParameter[] | undefined;
  readonly headers?: readonly FieldParameter[] | undefined;
  readonly cookies?: readonly FieldParameter[] | undefined;
  readonly body?: RequestBody | undefined;
  /** The `Accept` header; `application/json` when absent. */
  readonly accept?: string | undefined;
  /** Alternatives, the first preferred. Absent or empty: no credentials are sent. */
  readonly security?: readonly SecurityRequirement[] | undefined;
  readonly responses: ResponseTable;
  /** The declared headers of answers, by the keys of `responses`. */
  readonly responseHeaders?: { readonly [status: string]: HeaderEntry } | undefined;
  /** The address of its own server, where the document gives one; relative ones count from the base URL. */
  readonly server?: string | undefined;
  /** Pointer into the document, `pets.yaml#/paths/~1pets/get`: where a contract error sends its reader. */
  readonly source?: string | undefined;
  /** On the requests of further pages: the absolute URL, in place of base, path and query. */
  readonly url?: string | undefined;
  readonly [types]?: { readonly responses: Responses; readonly scope: Scope; readonly headers: HeaderTypes };
}

/** Any request, where neither its answers nor its scopes matter. */
export type AnyRequest = ApiRequest<unknown, Scopes>;

/** A request for the first of a row of pages. */
export interface PagedRequest<
  Responses,
  Item,
  Scope extends Scopes = never,
  HeaderTypes = unknown,
> extends ApiRequest<Responses, Scope, HeaderTypes> {
  readonly page: {
    readonly items: (body: Success<Responses>) => readonly Item[];
    /** The URL of the next page; null or undefined on the last. */
    readonly next: (body: Success<Responses>) => string | null | undefined;
  };
}

/** A piece of a path that is encoded already. A class, so that no value from outside can pass for one. */
export class PathFragment {
  readonly encoded: string;

  constructor(encoded: string) {
    this.encoded = encoded;
  }
}

/**
 * Encodes each value in a path: `` path`/pets/${id}/` ``. Values have style `simple`, unless {@link styled}
 * made them; dates become ISO strings. Of what type they are is for the builder's parameters to say.
 * @throws RequestError for an empty value or none, and for one that makes a segment `.` or `..`, plain or
 * encoded: URL parsers take these for directions, and the request would go elsewhere.
 */
export function path(literals: TemplateStringsArray, ...values: readonly unknown[]): string {
  const texts = values.map((value, index) => {
    const text = value instanceof PathFragment ? value.encoded : pathText("in the path", value);
    if (text !== undefined && text !== "") return text;
    throw new RequestError(`The path value after ${JSON.stringify(literals[index] ?? "")} is empty`);
  });
  const whole = String.raw({ raw: literals }, ...texts);
  if (/(?:^|\/)(?:\.|%(?:25)*2e){1,2}(?=[/?#]|$)/i.test(whole)) {
    throw new RequestError(`A value in the path ${literals.join("{}")} makes a segment "." or ".."`);
  }
  return whole;
}

/** A value in a {@link path} with a style of its own: `` path`/${styled("id", 1, { style: "label" })}` ``. */
export function styled(name: string, value: unknown, options: PathOptions): PathFragment {
  return new PathFragment(pathText(name, value, options) ?? "");
}

/** Checks and normalises a base URL: no trailing slash. A relative one counts from the page's address. */
export function parseBaseUrl(baseUrl: string | URL): string {
  const url = parseUrl(baseUrl, pageAddress());
  if (url === undefined) throw new RequestError("The base URL is not an absolute URL");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new RequestError("The base URL must have no user, query or fragment");
  }
  return url.href.replace(/\/+$/, "");
}

/** The address of the page, in a browser. Read without its type, which projects for servers lack. */
function pageAddress(): string | undefined {
  const page: unknown = Reflect.get(globalThis, "location");
  if (typeof page !== "object" || page === null || !("href" in page)) return undefined;
  return typeof page.href === "string" ? page.href : undefined;
}

/** The URL, or undefined where the text is none. */
export function parseUrl(text: string | URL, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Where a request goes, without credentials. */
export function requestUrl(request: AnyRequest, baseUrl: string | URL): string {
  const base = parseBaseUrl(baseUrl);
  if (request.url !== undefined) return followingUrl(request.url, base);
  if (!request.path.startsWith("/")) {
    throw new RequestError(`The path of ${request.operation} must begin with a slash`, nameOf(request));
  }
  const query = queryText(request.query ?? []);
  // Some documents tell paths apart by a fragment, which is never sent.
  const target = request.path.replace(/#.*$/s, "");
  const separator = target.includes("?") ? "&" : "?";
  return new URL(base + target + (query === "" ? "" : separator + query)).href;
}

function followingUrl(text: string, base: string): string {
  const url = parseUrl(text);
  if (url?.origin !== new URL(base).origin) {
    throw new RequestError("A request must stay within the origin of the base URL");
  }
  return url.href;
}

/** The headers of a request in their order, without credentials. Later names win over earlier ones. */
export function requestHeaders(request: AnyRequest): readonly (readonly [name: string, value: string])[] {
  const headers = new Map<string, readonly [name: string, value: string]>();
  const set = (name: string, value: string): unknown => headers.set(name.toLowerCase(), [name, value]);
  set("Accept", request.accept ?? "application/json");
  if (request.body !== undefined) set("Content-Type", request.body.contentType);
  for (const parameter of request.headers ?? []) {
    const value = headerText(parameter);
    if (value !== undefined) set(parameter[0], value);
  }
  const cookies = cookieText(request.cookies ?? []);
  if (cookies !== "") set("Cookie", cookies);
  return [...headers.values()];
}

/** Sets a header. The error does not repeat the value, as that of Headers does: it may be a credential. */
export function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new RequestError(
      `The header ${JSON.stringify(name)} has a name or a value that HTTP does not allow`,
    );
  }
}

/** Headers by name; undefined leaves one as it is. */
export type HeaderValues = Readonly<Record<string, string | undefined>>;

/** A standard Request, without sending it and without credentials. Header sets apply in their order. */
export function toRequest(
  request: AnyRequest,
  baseUrl: string | URL,
  ...more: readonly (HeaderValues | undefined)[]
): Request {
  const headers = new Headers();
  for (const [name, value] of requestHeaders(request)) setHeader(headers, name, value);
  for (const [name, value] of more.flatMap((values) => Object.entries(values ?? {}))) {
    if (value !== undefined) setHeader(headers, name, value);
  }
  const url = requestUrl(request, baseUrl);
  const { method, body } = request;
  try {
    return new Request(url, { method, headers, ...(body && { body: body.content }) });
  } catch (cause) {
    throw new RequestError(`${method} with this body is not a request that fetch can send`, {
      ...nameOf(request),
      cause,
    });
  }
}

/** How errors and hooks name a request. */
export function nameOf({ operation, method, path: target }: AnyRequest): RequestName {
  return { operation, method, path: target.replace(/[?#].*$/s, "") };
}
