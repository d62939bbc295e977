import { describe, expect, expectTypeOf, it, test } from "vitest";
import { jsonBody } from "../../templates/runtime/body.js";
import { createClient } from "../../templates/runtime/client.js";
import { RequestError } from "../../templates/runtime/errors.js";
import type { BasicCredential, Credential, SecurityRequirement } from "../../templates/runtime/security.js";
import { call } from "../../templates/runtime/send.js";
import { json, printed, rejection, serve } from "./loopback.js";
import { basic, bearer, cookie, get, header, query, secret } from "./schemes.js";

describe("credentials arrive", () => {
  test.each<[string, SecurityRequirement, Record<string, Credential>, object]>([
    [
      "behind the name of any other HTTP scheme",
      [{ scheme: "bot", kind: "http", name: "Bot" }],
      { bot: secret },
      { headers: { authorization: `Bot ${secret}` } },
    ],
    ["bearer", [bearer], { token: secret }, { headers: { authorization: `Bearer ${secret}` } }],
    [
      "bearer with a line break from a file",
      [bearer],
      { token: "k\n" },
      { headers: { authorization: "Bearer k" } },
    ],
    ["a function", [bearer], { token: () => "k" }, { headers: { authorization: "Bearer k" } }],
    [
      "a promise",
      [bearer],
      { token: () => Promise.resolve("k") },
      { headers: { authorization: "Bearer k" } },
    ],
    [
      "basic",
      [basic],
      { login: { username: "é", password: "a:b" } },
      { headers: { authorization: `Basic ${Buffer.from("é:a:b").toString("base64")}` } },
    ],
    ["a header", [header], { headerKey: secret }, { headers: { "x-key": secret } }],
    ["the query", [query], { queryKey: secret }, { url: `/x?key=${encodeURIComponent(secret)}` }],
    ["a cookie", [cookie], { cookieKey: "abc:1k+/==%" }, { headers: { cookie: "session=abc:1k+/==%" } }],
    [
      "a cookie that holds what cookies cannot",
      [cookie],
      { cookieKey: 'a b;"c,\\é😀' },
      { headers: { cookie: "session=a%20b%3B%22c%2C%5C%C3%A9%F0%9F%98%80" } },
    ],
    [
      "several",
      [header, query],
      { headerKey: "a", queryKey: "b" },
      { url: "/x?key=b", headers: { "x-key": "a" } },
    ],
  ])("%s", async (_, security, credentials, want) => {
    const { origin, arrived } = await serve((_request, response) => json(response, 200, 1));
    const client = createClient({ baseUrl: origin, credentials });
    expect(await call(client, get([security]))).toBe(1);
    expect(arrived[0]).toMatchObject({ url: "/x", ...want });
  });

  it("beside cookies, queries and bodies that are there already", async () => {
    const { origin, arrived } = await serve((_, response) => json(response, 200, 1));
    const client = createClient({ baseUrl: origin, credentials: { queryKey: "q", cookieKey: "c" } });
    const request = get([[query, cookie]], {
      method: "POST",
      query: [["a", 1]],
      cookies: [["b", 2]],
      body: jsonBody({ c: 3 }),
    });
    await call(client, request);
    expect(arrived[0]).toMatchObject({
      url: "/x?a=1&key=q",
      headers: { cookie: "b=2; session=c", "content-type": "application/json", "content-length": "7" },
    });
    expect(arrived[0]?.body.toString()).toBe('{"c":3}');
  });

  it("in the query, and no body comes along where there is none", async () => {
    const sent: unknown[] = [];
    const client = createClient({
      baseUrl: "https://host",
      credentials: { queryKey: "q" },
      fetch: ({ method, url, body }) => {
        sent.push([method, url, body]);
        return Promise.resolve(Response.json(1));
      },
    });
    await call(client, get([[query]], { method: "DELETE" }));
    expect(sent).toEqual([["DELETE", "https://host/x?key=q", null]]);
  });

  it("in the query of the Request that a hook gives, of which all else stays", async () => {
    const settings = {
      method: "PUT",
      cache: "no-store",
      credentials: "omit",
      integrity: "sha256-x",
      keepalive: true,
      mode: "same-origin",
      referrerPolicy: "no-referrer",
    } as const;
    const sent: Request[] = [];
    const client = createClient({
      baseUrl: "https://host",
      credentials: { queryKey: "q" },
      onRequest: (request) => new Request(request, settings),
      fetch: (request) => {
        sent.push(request);
        return Promise.resolve(Response.json(1));
      },
    });
    await call(client, get([[query]]));
    expect(sent).toMatchObject([{ url: "https://host/x?key=q", ...settings }]);
  });

  it("anew for each attempt", async () => {
    const { origin, arrived } = await serve((_, response, count) =>
      json(response, count === 1 ? 503 : 200, 1),
    );
    let token = 0;
    const client = createClient({
      baseUrl: origin,
      credentials: { token: () => `t${++token}` },
      retries: { sleep: () => Promise.resolve() },
    });
    await call(client, get([[bearer]]));
    expect(arrived.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });
});

test("a credential is of the kind that its scheme takes", () => {
  interface Login {
    readonly username: string;
    readonly password: string;
  }
  expectTypeOf<() => Promise<Login>>().toExtend<Credential<BasicCredential>>();
  expectTypeOf<"user:pass">().not.toExtend<Credential<BasicCredential>>();
  expectTypeOf<Login>().not.toExtend<Credential<string>>();
  expectTypeOf<Credential<string> | Credential<BasicCredential>>().toExtend<Credential>();
});

describe("of several alternatives", () => {
  test.each<[string, readonly SecurityRequirement[], Record<string, Credential>, string | undefined]>([
    ["the first that is complete", [[bearer, header], [bearer]], { token: "k" }, "Bearer k"],
    ["an optional one is used where it can be", [[], [bearer]], { token: "k" }, "Bearer k"],
    ["none where it is optional and absent", [[bearer], []], {}, undefined],
    ["none where the transport sees to it", [[cookie]], { cookieKey: null }, undefined],
    ["none where none is asked for", [], { token: "k" }, undefined],
  ])("%s", async (_, security, credentials, want) => {
    const { origin, arrived } = await serve((_request, response) => json(response, 200, 1));
    await call(createClient({ baseUrl: origin, credentials }), get(security));
    expect(arrived[0]?.headers.authorization).toBe(want);
  });
});

describe("before anything is sent, an error names the scheme", () => {
  test.each<[string, readonly SecurityRequirement[], Record<string, Credential | undefined>, RegExp]>([
    [
      "absent",
      [[bearer], [header, query]],
      { headerKey: "k" },
      /get \(GET \/x\) needs credentials for token, or headerKey and queryKey/,
    ],
    ["undefined", [[bearer]], { token: undefined }, /needs credentials for token/],
    ["empty", [[bearer]], { token: "" }, /needs credentials for token/],
    ["inherited", [[{ scheme: "toString", kind: "bearer" }]], {}, /needs credentials for toString/],
    ["empty when called", [[bearer]], { token: () => " " }, /credential for token must be a text/],
    [
      "a name and password for a token",
      [[bearer]],
      { token: () => ({ username: "u", password: secret }) },
      /credential for token must be a text/,
    ],
    ["a line break inside", [[bearer]], { token: `${secret}\n${secret}` }, /header "Authorization"/],
    [
      "no name and password",
      [[basic]],
      { login: secret },
      /credential for login must be a username and a password/,
    ],
    [
      "a colon in the name",
      [[basic]],
      { login: { username: `${secret}:`, password: "" } },
      /username for login must not hold a colon/,
    ],
  ])("%s", async (_, security, credentials, message) => {
    const { origin, arrived } = await serve((_request, response) => json(response, 200, 1));
    const error = await rejection(call(createClient({ baseUrl: origin, credentials }), get(security)));
    expect(error).toBeInstanceOf(RequestError);
    expect(String(error)).toMatch(message);
    expect(await printed(error)).not.toContain(secret);
    expect(arrived).toHaveLength(0);
  });
});
