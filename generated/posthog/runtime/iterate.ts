/** Walks pages that link to each other. */
import { type ClientWith, baseUrlOf, state } from "./client.js";
import { PaginationError } from "./errors.js";
import type { CallOptions } from "./exchange.js";
import { type AnyRequest, type PagedRequest, type Scopes, nameOf, parseUrl, requestUrl } from "./request.js";
import type { Success } from "./responses.js";
import { call } from "./send.js";

/**
 * The items of all pages, each page requested when its first item is asked for.
 * @throws PaginationError for a next link to another origin or to a page that was already there, and
 * whatever `call` throws.
 */
export async function* iterate<Responses, Item, Scope extends Scopes>(
  client: ClientWith<Scope>,
  request: PagedRequest<Responses, Item, Scope>,
  options: CallOptions = {},
): AsyncGenerator<Item, void, undefined> {
  for await (const body of pages(client, request, options)) yield* itemsOf(request, body);
}

/** The bodies of all pages; otherwise like {@link iterate}. */
export async function* pages<Responses, Item, Scope extends Scopes>(
  client: ClientWith<Scope>,
  request: PagedRequest<Responses, Item, Scope>,
  options: CallOptions = {},
): AsyncGenerator<Success<Responses>, void, undefined> {
  const baseUrl = baseUrlOf(request, client[state]);
  const visited = new Set([withoutCredentials(requestUrl(request, baseUrl), request)]);
  for (let page = request; ;) {
    const body = await call(client, page, options);
    yield body;
    const next = isPage(body) ? request.page.next(body) : undefined;
    if (next === undefined || next === null || next === "") return;
    const url = nextUrl(page, next, baseUrl);
    if (visited.has(url)) throw new PaginationError("The next page was already visited", nameOf(request));
    visited.add(url);
    page = { ...request, url };
  }
}

/** Without validation a body may lack what its type promises. */
function itemsOf<Responses, Item>(
  request: PagedRequest<Responses, Item, Scopes>,
  body: Success<Responses>,
): readonly Item[] {
  const items = isPage(body) ? request.page.items(body) : undefined;
  if (!Array.isArray(items)) throw new PaginationError("The page holds no list of items", nameOf(request));
  return items;
}

/** What can have members at all. */
function isPage(body: unknown): boolean {
  return body !== undefined && body !== null;
}

/** Where the next page is. A link to elsewhere is an error, before anything is sent there. */
function nextUrl(page: AnyRequest, next: unknown, baseUrl: string): string {
  const url = typeof next === "string" ? parseUrl(next, requestUrl(page, baseUrl)) : undefined;
  if (url === undefined) throw new PaginationError("The link to the next page is not a URL", nameOf(page));
  const own = new URL(baseUrl).origin;
  if (url.origin !== own || url.username !== "" || url.password !== "") {
    throw new PaginationError(`The next page is at ${url.origin} and not at ${own}`, nameOf(page));
  }
  return withoutCredentials(url.href, page);
}

/** Servers may repeat the query of a request in their links, with the key in it; it is added again later. */
function withoutCredentials(link: string, request: AnyRequest): string {
  const url = new URL(link);
  url.hash = "";
  for (const scheme of (request.security ?? []).flat()) {
    if (scheme.kind !== "apiKey" || scheme.in !== "query" || !url.searchParams.has(scheme.name)) continue;
    url.searchParams.delete(scheme.name);
  }
  return url.href;
}
