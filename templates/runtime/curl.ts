/** A request as a command line: for bug reports, documents and terminals. */
import type { BodyPart, RequestBody } from "./body.js";
import { RequestError } from "./errors.js";
import { encode } from "./encode.js";
import { type AnyRequest, requestHeaders, toRequest } from "./request.js";
import type { SecurityScheme } from "./security.js";

/** A piece of a shell word: text as it is, or an environment variable. */
type Piece = string | { readonly variable: string };

/** Where credentials go on a command line. */
interface Placeholders {
  readonly headers: readonly (readonly Piece[])[];
  readonly query: readonly Piece[];
  readonly cookies: readonly (readonly Piece[])[];
  readonly user: readonly Piece[];
}

/**
 * A command for a POSIX shell that sends this request with curl. Credentials are environment variables,
 * named after their scheme: `$PERSONAL_API_KEY` for `personalApiKey`. Files are read from where the
 * command runs, by their own name, else from `blob`.
 * @throws RequestError for a request that cannot be built, or not be said on a command line.
 */
export function toCurl(request: AnyRequest, baseUrl: string | URL): string {
  const { url, method } = toRequest(request, baseUrl);
  const { headers, query, cookies, user } = placeholders(request);
  const target = query.length === 0 ? [url] : [url, url.includes("?") ? "&" : "?", ...query];
  const lines = [
    ["curl", ...methodArguments(method), ...(/[[\]{}]/.test(url) ? ["--globoff"] : []), word(target)].join(
      " ",
    ),
    ...(user.length === 0 ? [] : [`--user ${word(user)}`]),
    ...[...headers, ...ownHeaders(request, cookies)].map((header) => `-H ${word(header)}`),
    ...(request.body === undefined ? [] : bodyArguments(request.body)),
  ];
  return lines.join(" \\\n  ");
}

function methodArguments(method: string): string[] {
  if (method === "GET") return [];
  return method === "HEAD" ? ["--head"] : ["--request", word([method])];
}

function ownHeaders(request: AnyRequest, cookies: Placeholders["cookies"]): Piece[][] {
  const lines: Piece[][] = [];
  const pairs = [...cookies];
  for (const [name, value] of requestHeaders(request)) {
    // curl writes this one itself, with its boundary.
    if (request.body?.parts !== undefined && name === "Content-Type") continue;
    if (name.toLowerCase() === "cookie") pairs.unshift([value]);
    // With a colon and nothing behind it curl would take the header away.
    else lines.push([value === "" ? `${name};` : `${name}: ${value}`]);
  }
  const joined = pairs.flatMap((pair, index) => [index === 0 ? "Cookie: " : "; ", ...pair]);
  return joined.length === 0 ? lines : [...lines, joined];
}

/** The first alternative that has credentials at all. */
function placeholders(request: AnyRequest): Placeholders {
  const schemes = request.security?.find((alternative) => alternative.length > 0) ?? [];
  const headers: Piece[][] = [];
  const query: Piece[] = [];
  const cookies: Piece[][] = [];
  const user: Piece[] = [];
  for (const scheme of schemes) {
    const name = variableName(scheme);
    const key: Piece = { variable: name };
    if (scheme.kind === "bearer") headers.push(["Authorization: Bearer ", key]);
    else if (scheme.kind === "basic") {
      user.push({ variable: `${name}_USERNAME` }, ":", { variable: `${name}_PASSWORD` });
    } else if (scheme.kind === "http") headers.push([`Authorization: ${scheme.name} `, key]);
    else if (scheme.in === "header") headers.push([`${scheme.name}: `, key]);
    else if (scheme.in === "cookie") cookies.push([`${scheme.name}=`, key]);
    else query.push(query.length > 0 ? "&" : "", `${encode(scheme.name)}=`, key);
  }
  return { headers, query, cookies, user };
}

function variableName({ scheme }: SecurityScheme): string {
  const words = scheme.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/([A-Z])([A-Z][a-z])/g, "$1_$2");
  const name = words.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase();
  return /^[A-Z]/.test(name) ? name : `CREDENTIAL_${name}`;
}

function bodyArguments({ content, parts }: RequestBody): string[] {
  if (parts !== undefined) return parts.map(partArgument);
  if (typeof content === "string" && !content.includes("\0")) return [`--data-raw ${word([content])}`];
  return [`--data-binary ${word([`@${fileName(content)}`])}`];
}

/** curl reads `@`, `<` and `;` in a value of -F: plain text goes by --form-string, anything else in quotes. */
function partArgument({ name, contentType, filename, content }: BodyPart): string {
  if (name === "" || name.includes("=")) {
    throw new RequestError(`curl cannot send a part of the name ${JSON.stringify(name)}`);
  }
  const type = contentType === undefined ? "" : `;type=${contentType}`;
  if (typeof content !== "string") {
    const file = `@${quoted(fileName(content))}${type};filename=${quoted(filename ?? "")}`;
    return `-F ${word([`${name}=${file}`])}`;
  }
  if (content.includes("\0")) throw new RequestError(`curl cannot send the part ${name}: it holds a NUL`);
  if (type === "") return `--form-string ${word([`${name}=${content}`])}`;
  return `-F ${word([`${name}=${quoted(content)}${type}`])}`;
}

/** A file in the working directory: a name that came from elsewhere must not point out of it. */
function fileName(content: string | Blob): string {
  const given = typeof content !== "string" && "name" in content ? String(content.name) : "";
  const name = given.replace(/^.*[/\\]/s, "");
  // `@-` is standard input.
  return name === "-" ? "./-" : name || "blob";
}

/** As curl reads quoted values of -F. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** One word of a POSIX shell. Single quotes hide everything from it but themselves. */
function word(pieces: readonly Piece[]): string {
  const texts = pieces.flatMap((piece) => (typeof piece === "string" ? [piece] : []));
  if (texts.length === pieces.length) return singleQuoted(texts.join(""));
  if (texts.every((text) => /^[\w ,./:;=?&%@+~-]*$/.test(text))) return doubleQuoted(pieces);
  return pieces
    .map((piece) => (typeof piece === "string" ? singleQuoted(piece) : doubleQuoted([piece])))
    .join("");
}

/** For texts without a meaning to the shell. */
function doubleQuoted(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) => (typeof piece === "string" ? piece : `\${${piece.variable}}`)).join("");
  return `"${text.replace(/\$\{(\w+)\}(?!\w)/g, "$$$1")}"`;
}

function singleQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
