/** What a client is: settings, credentials out of sight, and the scopes that it was made with. */
import type { Issue } from "./issue.js";
import { RequestError, type RequestName } from "./errors.js";
import { type AnyRequest, type HeaderValues, type Scopes, parseBaseUrl, parseUrl } from "./request.js";
import { type CompleteRetryPolicy, type RetryPolicy, completePolicy } from "./retry.js";
import type { CredentialLookup, Credentials } from "./security.js";

/** The one key under which a client keeps its state: no tag of a document can collide with it. */
export const state: unique symbol = Symbol("client");

/** What happens when a response is not what the document says. `off` does not look. */
export type Validation = "throw" | "report" | "off";

/** A response that is not what the document says. It holds no data of the response. */
export interface Mismatch extends RequestName {
  readonly status: number;
  readonly issues: readonly Issue[];
}

/** Which attempt of which request a hook is called for. */
export interface AttemptContext extends RequestName {
  /** Counted from 1. */
  readonly attempt: number;
}

/** Like the global fetch, which fits. */
export type Fetch = (request: Request, init: { readonly signal: AbortSignal }) => Promise<Response>;

/** Settings of a client. */
export interface ClientOptions<Granted extends string = string, Scheme extends string = string> {
  /** Where the API is: `https://host` or `https://host/prefix`. */
  readonly baseUrl: string | URL;
  /**
   * Sends operations that have servers of their own in the document there, and credentials with them.
   * Otherwise every request goes to the base URL.
   */
  readonly operationServers?: boolean | undefined;
  readonly credentials?: Credentials<Scheme> | undefined;
  /** The scopes that the credentials have. Said, they are checked at compile time; unsaid, all are assumed. */
  readonly scopes?: readonly Granted[] | undefined;
  /** In place of the global fetch. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every request. */
  readonly headers?: HeaderValues | undefined;
  /** Milliseconds that one attempt may take, its body included; 60,000. `Infinity`: no limit. */
  readonly timeout?: number | undefined;
  /** How many times, or how, failed attempts are repeated. */
  readonly retries?: number | RetryPolicy | undefined;
  /** `throw` by default. */
  readonly validation?: Validation | undefined;
  /** Called for each mismatch where validation is `report`. */
  readonly onMismatch?: ((mismatch: Mismatch) => void) | undefined;
  /**
   * Called before each attempt with the Request, to which credentials are added afterwards. May give another
   * Request to send in its place; one to another origin is sent without credentials. Its signal gives the
   * call up, as that of the call does.
   */
  readonly onRequest?:
    ((request: Request, context: AttemptContext) => Hooked<Request> | Promise<Hooked<Request>>) | undefined;
  /** Called after each attempt that was answered. Clone the response to read it; may give another. */
  readonly onResponse?:
    | ((response: Response, context: AttemptContext) => Hooked<Response> | Promise<Hooked<Response>>)
    | undefined;
}

/** What a hook gives: nothing, or a replacement. */
export type Hooked<Value> = Value | undefined | void;

/** The settings, complete. */
export interface ClientState<in Granted extends string = string> {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly operationServers: boolean;
  /** As given; undefined where all are assumed. */
  readonly scopes: readonly string[] | undefined;
  readonly credentials: CredentialLookup;
  readonly fetch: Fetch;
  readonly headers: HeaderValues;
  readonly timeout: number;
  readonly retry: CompleteRetryPolicy;
  readonly validation: Validation;
  readonly onMismatch: ClientOptions["onMismatch"];
  readonly onRequest: ClientOptions["onRequest"];
  readonly onResponse: ClientOptions["onResponse"];
  /** Only a type: whoever needs fewer scopes accepts a client that has more. */
  readonly grants?: (scope: Granted) => void;
}

/** A client with some scopes. It fits wherever a subset of them is needed; `string` stands for all. */
export interface ApiClient<in Granted extends string = string> {
  readonly [state]: ClientState<Granted>;
}

/**
 * A client with the scopes that a request needs. They are not inferred from it: what is needed decides, not
 * what is there.
 */
export type ClientWith<Scope extends Scopes> = ClientOf<[Scope][Scope extends Scopes ? 0 : never]>;

type ClientOf<Scope extends Scopes> = [Scope] extends [string]
  ? ApiClient<Scope>
  : { readonly [Index in keyof Scope]: ApiClient<Extract<Scope[Index], string>> }[keyof Scope & number];

/**
 * A client that offers functions of its own, by group. The mapped type makes the compiler compare the
 * functions of two such clients, and not their scopes: one with more fits where fewer are asked for.
 */
export type GroupedClient<Granted extends string, Groups> = {
  readonly [Name in keyof Groups]: Groups[Name];
} & ApiClient<Granted>;

/** A function of a client that lacks the scopes to call it. */
export interface MissingScope<Scope extends string> {
  readonly "the client was made without the scope": Scope;
}

/**
 * The function where all needed scopes are granted; else a type that cannot be called and names the lack.
 * Functions are part of that type, so that a client with more scopes fits where fewer are asked for.
 */
export type Scoped<Granted extends string, Scope extends Scopes, Member> =
  Suffices<Granted, Scope> extends true ? Member : Member | MissingScope<Exclude<NamesIn<Scope>, Granted>>;

type NamesIn<Scope extends Scopes> = Scope extends readonly (infer Name extends string)[]
  ? Name
  : Extract<Scope, string>;

type Suffices<Granted extends string, Scope extends Scopes> = [Scope] extends [string]
  ? [Scope] extends [Granted]
    ? true
    : false
  : true extends {
        readonly [Index in keyof Scope]: [Scope[Index]] extends [Granted] ? true : false;
      }[keyof Scope & number]
    ? true
    : false;

/**
 * Makes a client.
 * @throws RequestError where the base URL is none.
 */
export function createClient<const Granted extends string = string>(
  options: ClientOptions<Granted>,
): ApiClient<Granted> {
  const { credentials } = options;
  return {
    [state]: {
      baseUrl: parseBaseUrl(options.baseUrl),
      operationServers: options.operationServers === true,
      scopes: options.scopes,
      // A function, since a client that is printed must not show its credentials.
      credentials: (scheme) =>
        credentials !== undefined && Object.hasOwn(credentials, scheme) ? credentials[scheme] : undefined,
      // Looked up when called, so that what replaces the global fetch later is used; unbound, as browsers want it.
      fetch: options.fetch ?? ((request, init) => fetch(request, init)),
      headers: options.headers ?? {},
      timeout: options.timeout ?? 60_000,
      retry: completePolicy(options.retries),
      validation: options.validation ?? "throw",
      onMismatch: options.onMismatch,
      onRequest: options.onRequest,
      onResponse: options.onResponse,
    },
  };
}

/** Where a request goes: to its own server where the client allows that, else to the client's base URL. */
export function baseUrlOf({ server }: AnyRequest, client: ClientState<never>): string {
  if (server === undefined || !client.operationServers) return client.baseUrl;
  const url = parseUrl(server, `${client.baseUrl}/`);
  if (url === undefined) throw new RequestError(`The server ${JSON.stringify(server)} is not a URL`);
  return parseBaseUrl(url);
}
