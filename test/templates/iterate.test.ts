import { describe, expect, it, test } from "vitest";
import { createClient } from "../../templates/runtime/client.js";
import { ContractError, PaginationError } from "../../templates/runtime/errors.js";
import { iterate, pages } from "../../templates/runtime/iterate.js";
import type { PagedRequest } from "../../templates/runtime/request.js";
import { type Loopback, json, rejection, serve } from "./loopback.js";
import { type ListPetsResponses, type Pet, listPetsRequest } from "./pets.js";

const pet = (id: number): Pet => ({ id, name: `Pet ${id}` });

/** Pages of two pets, three in all; `next` tells the link of a page by its number. */
async function shelter(next: (page: number, origin: string) => unknown): Promise<Loopback> {
  const server: Loopback = await serve(({ url }, response) => {
    const page = Number(new URL(url, "http://host").searchParams.get("page") ?? 1);
    const results = [pet(page * 2 - 1), pet(page * 2)];
    json(response, 200, { results, next: page < 3 ? next(page, server.origin) : null });
  });
  return server;
}

function clientOf(origin: string, prefix = "") {
  return createClient({ baseUrl: origin + prefix, credentials: { petKey: "k" }, scopes: ["pet:read"] });
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe("iterate", () => {
  test.each<[string, string, (page: number, origin: string) => string]>([
    ["absolute links", "", (page, origin) => `${origin}/pets/?page=${page + 1}&limit=2`],
    ["links relative to the host", "", (page) => `/pets/?page=${page + 1}`],
    ["links relative to the page", "", (page) => `?page=${page + 1}`],
    ["links below a prefix", "/api", (page, origin) => `${origin}/api/pets/?page=${page + 1}`],
  ])("follows %s", async (_, prefix, next) => {
    const { origin, arrived } = await shelter(next);
    const client = clientOf(origin, prefix);
    const pets = await collect(iterate(client, listPetsRequest({ limit: 2 })));
    expect(pets.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(arrived.map(({ url }) => url).slice(0, 2)).toEqual([
      `${prefix}/pets/?limit=2`,
      next(1, "").startsWith("?") ? `${prefix}/pets/?page=2` : next(1, ""),
    ]);
    expect(new Set(arrived.map(({ headers }) => headers.authorization))).toEqual(new Set(["Bearer k"]));
  });

  it("asks for a page when it is needed, and no more", async () => {
    const { origin, arrived } = await shelter((page) => `?page=${page + 1}`);
    for await (const { id } of iterate(clientOf(origin), listPetsRequest())) if (id === 3) break;
    expect(arrived).toHaveLength(2);
  });

  it("gives whole pages too", async () => {
    const { origin } = await shelter((page) => `?page=${page + 1}`);
    const bodies = await collect(pages(clientOf(origin), listPetsRequest()));
    expect(bodies.map(({ results }) => results.length)).toEqual([2, 2, 2]);
  });

  test.each<[string, (page: number, origin: string) => unknown, RegExp]>([
    ["another origin", () => "https://evil.example/pets/?page=2", /is at https:\/\/evil\.example and not at/],
    ["another port", () => "http://127.0.0.1:1/pets/", /is at/],
    ["a user", (_, origin) => origin.replace("//", "//user:word@"), /is at/],
    ["a page that was there", (page) => (page === 1 ? "?page=2" : "/pets/"), /already visited/],
    ["itself", () => "", /never/],
    ["no URL", () => "http://", /is not a URL/],
  ])("refuses a link to %s, without a request", async (kind, next, message) => {
    const { origin, arrived } = await shelter((page, own) => next(page, own));
    const items = collect(iterate(clientOf(origin), listPetsRequest()));
    if (kind === "itself") {
      // An empty link is no link.
      expect(await items).toHaveLength(2);
      return;
    }
    const error = await rejection(items);
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({
      operation: "listPets",
      path: "/pets/",
      message: expect.stringMatching(message),
    });
    expect(arrived.length).toBe(kind === "a page that was there" ? 2 : 1);
  });

  it("checks every page", async () => {
    const { origin } = await serve((_, response, count) =>
      json(response, 200, { results: count === 1 ? [pet(1)] : [{}], next: "?page=2" }),
    );
    expect(await rejection(collect(iterate(clientOf(origin), listPetsRequest())))).toBeInstanceOf(
      ContractError,
    );
  });

  test.each([[{ oops: 1 }], [null], ["oops"]])(
    "does not break on %j, where nothing is checked",
    async (body) => {
      const { origin } = await serve((_, response) => json(response, 200, body));
      const unchecked = { validation: "off" } as const;
      const items = collect(iterate(clientOf(origin), listPetsRequest(), unchecked));
      expect(await rejection(items)).toBeInstanceOf(PaginationError);
      expect(await collect(pages(clientOf(origin), listPetsRequest(), unchecked))).toEqual([body]);
    },
  );

  it("does not send a key twice that the server repeats in its links", async () => {
    const { origin, arrived } = await serve(({ url }, response, count) =>
      json(response, 200, { results: [], next: count === 1 ? `${url}&page=2` : null }),
    );
    const request: PagedRequest<ListPetsResponses, Pet, "pet:read"> = {
      ...listPetsRequest(),
      security: [[{ scheme: "queryKey", kind: "apiKey", in: "query", name: "key" }]],
    };
    const client = createClient({ baseUrl: origin, credentials: { queryKey: "s3cr3t" } });
    await collect(iterate(client, request));
    expect(arrived.map(({ url }) => url)).toEqual(["/pets/?key=s3cr3t", "/pets/?page=2&key=s3cr3t"]);
  });

  it("keeps a parameter of links that is called as a key is elsewhere", async () => {
    const { origin, arrived } = await shelter((page) => `/pets/?page=${page + 1}&key=next`);
    const request: PagedRequest<ListPetsResponses, Pet, "pet:read"> = {
      ...listPetsRequest(),
      security: [[{ scheme: "headerKey", kind: "apiKey", in: "header", name: "key" }]],
    };
    await collect(iterate(createClient({ baseUrl: origin, credentials: { headerKey: "k" } }), request));
    expect(arrived[1]).toMatchObject({ url: "/pets/?page=2&key=next", headers: { key: "k" } });
  });
});
