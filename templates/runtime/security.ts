/** Security schemes (OpenAPI 3.1, section 4.8.27) and the credentials that satisfy them. */
import { RequestError, requestLine } from "./errors.js";
import { type AnyRequest, nameOf } from "./request.js";

/** A scheme of the document; `scheme` is its key there. */
export type SecurityScheme =
  | { readonly scheme: string; readonly kind: "bearer" }
  | { readonly scheme: string; readonly kind: "basic" }
  /** Any other HTTP scheme: the credential is sent behind its name. */
  | { readonly scheme: string; readonly kind: "http"; readonly name: string }
  | {
      readonly scheme: string;
      readonly kind: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly name: string;
    };

/** Schemes that must all be satisfied together. */
export type SecurityRequirement = readonly SecurityScheme[];

/** For HTTP basic authentication. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/**
 * A token or key; for basic authentication a name and password; or a function that gives either, called
 * for each attempt, so that it may renew what expires. `null` says that the transport sees to this scheme:
 * a browser's cookies, a proxy.
 */
export type Credential<Value extends string | BasicCredential = string | BasicCredential> =
  Value | (() => Value | Promise<Value>) | null;

/** Credentials by the key of their scheme. */
export type Credentials<Scheme extends string = string> = {
  readonly [S in Scheme]?: Credential | undefined;
};

/** Gives the credential of a scheme; the client keeps it so, out of sight of logs. */
export type CredentialLookup = (scheme: string) => Credential | undefined;

/** Where credentials go on one request. */
export interface PlacedCredentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
  /** Texts that nobody but the server may see, however they are encoded. */
  readonly secrets: readonly string[];
}

/**
 * The first alternative for which all credentials are there. An empty alternative means that credentials
 * are optional: it counts only where no other is complete.
 * @throws RequestError that names the schemes that are missing.
 */
export function chooseSecurity(request: AnyRequest, credentials: CredentialLookup): SecurityRequirement {
  const alternatives = request.security ?? [];
  const complete = alternatives.filter((schemes) => schemes.every(({ scheme }) => has(credentials(scheme))));
  const chosen = complete.find((schemes) => schemes.length > 0) ?? complete[0];
  if (chosen !== undefined || alternatives.length === 0) return chosen ?? [];
  const wanted = alternatives
    .map((schemes) => schemes.map(({ scheme }) => scheme).join(" and "))
    .join(", or ");
  const line = requestLine(nameOf(request));
  throw new RequestError(
    `${line} needs credentials for ${wanted}, which the client does not have`,
    nameOf(request),
  );
}

function has(credential: Credential | undefined): boolean {
  return credential !== undefined && credential !== "";
}

/** The credentials of these schemes, called for where they are functions. */
export async function placeCredentials(
  schemes: SecurityRequirement,
  credentials: CredentialLookup,
): Promise<PlacedCredentials> {
  const headers: [string, string][] = [];
  const query: [string, string][] = [];
  const cookies: [string, string][] = [];
  const secrets: string[] = [];
  for (const scheme of schemes) {
    const credential = credentials(scheme.scheme);
    if (credential === null || credential === undefined) continue;
    const value = typeof credential === "function" ? await credential() : credential;
    const text = textOf(scheme, value);
    secrets.push(text, ...(typeof value === "string" ? [] : [value.password]));
    if (scheme.kind === "bearer") headers.push(["Authorization", `Bearer ${text}`]);
    else if (scheme.kind === "basic") headers.push(["Authorization", `Basic ${text}`]);
    else if (scheme.kind === "http") headers.push(["Authorization", `${scheme.name} ${text}`]);
    else ({ header: headers, query, cookie: cookies })[scheme.in].push([scheme.name, text]);
  }
  return { headers, query, cookies, secrets: secrets.sort((a, b) => b.length - a.length) };
}

/** The credential as it is sent, before its place. */
function textOf({ scheme, kind }: SecurityScheme, value: string | BasicCredential): string {
  if (kind !== "basic") {
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    throw new RequestError(`The credential for ${scheme} must be a text that is not empty`);
  }
  if (typeof value !== "object") {
    throw new RequestError(`The credential for ${scheme} must be a username and a password`);
  }
  // RFC 7617, section 2: the first colon ends the name.
  if (value.username.includes(":")) {
    throw new RequestError(`The username for ${scheme} must not hold a colon`);
  }
  return btoa(utf8(`${value.username}:${value.password}`));
}

/** The bytes of a text, a character for each. */
function utf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/** The text without any of the secrets, whichever of their characters are percent-encoded in it. */
export function conceal(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret === "" ? rest : concealOne(rest, secret)), text);
}

function concealOne(whole: string, secret: string): string {
  const text = whole.replaceAll(secret, "***");
  const bytes = decoded(text);
  const wanted = decoded(secret);
  if (!bytes.includes(wanted)) return text;
  const spellings = text.match(/%(?:25)*[0-9a-f]{2}|[^]/giu) ?? [];
  // Which spelling each of the bytes comes from.
  const places = spellings.flatMap((spelling, place) => Array.from(decoded(spelling), () => place));
  const parts: string[] = [];
  let end = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + wanted.length)) {
    parts.push(spellings.slice(end, places[at]).join(""));
    end = places[at + wanted.length] ?? spellings.length;
  }
  return [...parts, spellings.slice(end).join("")].join("***");
}

/**
 * The bytes that a text means, a character for each: percent-encoded or not, or both where it stands in a URL
 * that is a parameter of another. A plus may be a space (WHATWG URL, section 5.1), and counts as one.
 */
function decoded(text: string): string {
  return text
    .replace(/[^\0-\x7f]/gu, utf8)
    .replace(/%(?:25)*([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("+", " ");
}
