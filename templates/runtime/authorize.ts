/** Credentials onto a Request, and out of the Response that comes back. */
import { encode, encodeCookie } from "./encode.js";
import { setHeader } from "./request.js";
import { type PlacedCredentials, conceal } from "./security.js";

/**
 * A new Request with the credentials; the given one, which hooks have seen, stays without.
 *
 * On a redirect to another origin fetch takes off the `Authorization` header alone (Fetch, section 4.4,
 * "HTTP-redirect fetch"). With credentials in other places redirects are therefore not followed; where the
 * Request says that one is an error, it stays one.
 */
export async function authorize(request: Request, placed: PlacedCredentials): Promise<Request> {
  const headers = new Headers(request.headers);
  for (const [name, value] of placed.headers) setHeader(headers, name, value);
  const cookies = placed.cookies.map(([name, value]) => `${name}=${encodeCookie(value)}`);
  if (cookies.length > 0) {
    setHeader(headers, "Cookie", [headers.get("cookie") ?? [], cookies].flat().join("; "));
  }
  const redirect = request.redirect === "error" || followsSafely(placed) ? request.redirect : "manual";
  if (placed.query.length === 0) return new Request(request, { headers, redirect });
  return new Request(withQuery(request.url, placed.query), { ...(await copyOf(request)), headers, redirect });
}

function followsSafely({ headers, query, cookies }: PlacedCredentials): boolean {
  const elsewhere = headers.filter(([name]) => name.toLowerCase() !== "authorization");
  return elsewhere.length === 0 && query.length === 0 && cookies.length === 0;
}

function withQuery(url: string, query: PlacedCredentials["query"]): string {
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  const [target = "", fragment = ""] = url.split(/(?=#)/);
  return target + (target.includes("?") ? "&" : "?") + pairs + fragment;
}

/** Read without their types: those of some runtimes lack what only browsers know. */
const copied = ["method", "cache", "credentials", "integrity", "keepalive", "mode", "referrerPolicy"];

/** A Request with another URL cannot be made from a Request without streaming its body, which few allow. */
async function copyOf(request: Request): Promise<RequestInit> {
  const members = copied.map((name): [string, unknown] => [name, Reflect.get(request, name)]);
  const init: RequestInit = Object.fromEntries(members.filter(([, value]) => value !== undefined));
  const { method } = request;
  if (method === "GET" || method === "HEAD") return init;
  const body = await request.blob();
  return body.size === 0 ? init : { ...init, body };
}

/** The response as hooks and errors may see it: a credential in the query shows in its URL and links. */
export function withoutSecrets(
  response: Response,
  url: string,
  { query, secrets }: PlacedCredentials,
): Response {
  // The Response of a hidden redirect (status 0) has neither URL nor headers.
  if (query.length === 0 || response.status === 0) return response;
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    headers.append(name, conceal(value, secrets));
  });
  const { status, statusText } = response;
  // Some servers answer with a status, such as 999, that no Response can be made with.
  const isUsual = status >= 200 && status <= 599;
  const copy = new Response(response.body, { status: isUsual ? status : 500, statusText, headers });
  return Object.defineProperties(copy, { url: { value: url }, status: { value: status } });
}

/** What went wrong below fetch; some runtimes put the whole URL into its message. */
export function causeWithoutSecrets(cause: unknown, { query, secrets }: PlacedCredentials): unknown {
  if (query.length === 0) return cause;
  return new Error(conceal(cause instanceof Error ? cause.message : String(cause), secrets));
}
