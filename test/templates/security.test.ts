import { describe, expect, expectTypeOf, it, test } from "vitest";
import { jsonBody } from "../../templates/runtime/body.js";
import { type ClientOptions, createClient } from "../../templates/runtime/client.js";
import { ConnectionError, RequestError } from "../../templates/runtime/errors.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import type {
  BasicCredential,
  Credential,
  SecurityRequirement,
  SecurityScheme,
} from "../../templates/runtime/security.js";
import { call, send } from "../../templates/runtime/send.js";
import { json, printed, rejection, serve } from "./loopback.js";
import { getPetRequest } from "./pets.js";

const secret = "s3cr3t/key+1";
const bearer: SecurityScheme = { scheme: "token", kind: "bearer" };
const basic: SecurityScheme = { scheme: "login", kind: "basic" };
const header: SecurityScheme = { scheme: "headerKey", kind: "apiKey", in: "header", name: "X-Key" };
const query: SecurityScheme = { scheme: "queryKey", kind: "apiKey", in: "query", name: "key" };
const cookie: SecurityScheme = { scheme: "cookieKey", kind: "apiKey", in: "cookie", name: "session" };

function get(security: readonly SecurityRequirement[], more: Partial<ApiRequest<{ 200: unknown }>> = {}) {
  const request: ApiRequest<{ 200: unknown }> = {
    operation: "get",
    method: "GET",
    path: "/x",
    security,
    responses: { 200: { as: "auto" } },
    ...more,
  };
  return request;
}

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

const everyPlace: readonly [string, SecurityScheme][] = [
  ["bearer", bearer],
  ["header", header],
  ["query", query],
  ["cookie", cookie],
];
const everyKey = { token: secret, headerKey: secret, queryKey: secret, cookieKey: secret };
/** The forms of the secret that could show. */
const traces = [secret, encodeURIComponent(secret)];

describe("credentials never show", () => {
  test.each(everyPlace)("%s: in hooks, or in the client", async (_, scheme) => {
    const { origin } = await serve((_request, response) => json(response, 200, 1));
    const seen: unknown[] = [];
    const client = createClient({
      baseUrl: origin,
      credentials: everyKey,
      onRequest: (request) => void seen.push(request, request.url, [...request.headers]),
      onResponse: (response) => void seen.push(response, response.url, [...response.headers]),
    });
    const answer = await send(client, get([[scheme]]));
    const text = (await printed([client, seen, answer])) + JSON.stringify(client);
    expect(text).toContain(`${origin}/x`);
    for (const trace of traces) expect(text).not.toContain(trace);
  });

  test.each(everyPlace)("%s: in errors that repeat what was sent", async (_, scheme) => {
    const { origin } = await serve(({ url, headers }, response) => {
      const echo = `no such key: ${url} ${headers.authorization} ${String(headers["x-key"])} ${headers.cookie}`;
      json(response, 403, { detail: echo }, { link: `<${url}>; rel=next` });
    });
    const error = await rejection(
      call(createClient({ baseUrl: origin, credentials: everyKey }), get([[scheme]])),
    );
    expect(error).toMatchObject({ name: "PermissionError", message: expect.stringContaining("***") });
    // What the server says is data: it is kept, but not in the error's own text, headers or response.
    if (!(error instanceof Error) || !("response" in error) || !("headers" in error)) throw error;
    const text = `${error.message} ${error.stack} ${await printed([error.response, error.headers])}`;
    for (const trace of traces) expect(text).not.toContain(trace);
  });

  const odd = "p*ss/w0rd (1)+é%2";
  test.each<[string, string]>([
    ["as a form writes it", new URLSearchParams({ key: odd }).toString()],
    ["in lower case", `key=${encodeURIComponent(odd).toLowerCase()}`],
    ["with a plus for a space", `key=${encodeURIComponent(odd).replaceAll("%20", "+")}`],
    ["all of it encoded", `key=${Buffer.from(odd).toString("hex").replace(/../g, "%$&")}`],
    ["in a URL that is a parameter", `next=${encodeURIComponent(`/x?key=${encodeURIComponent(odd)}&a=é`)}`],
    ["twice", `key=${encodeURIComponent(odd)}&key=${encodeURIComponent(odd)}`],
  ])("in links that spell the key otherwise: %s", async (_, spelled) => {
    const { origin } = await serve((_request, response) =>
      json(response, 400, {}, { link: `</x?a=100%25&${spelled}&b=%2Fc>` }),
    );
    const client = createClient({ baseUrl: origin, credentials: { queryKey: odd } });
    const { headers } = await send(client, get([[query]]));
    const link = headers.get("link") ?? "";
    expect(link).toMatch(/^<\/x\?a=100%25&.*\*\*\*.*&b=%2Fc>$/);
    expect(link).not.toMatch(/w0rd|%77|%30/);
  });

  it("under a status that no Response can have", async () => {
    const answer = Object.defineProperty(new Response("blocked"), "status", { value: 999 });
    Object.defineProperty(answer, "ok", { value: false });
    const client = createClient({
      baseUrl: "http://127.0.0.1:9",
      credentials: everyKey,
      fetch: () => Promise.resolve(answer),
    });
    expect(await rejection(call(client, get([[query]])))).toMatchObject({
      name: "ServerError",
      status: 999,
      data: "blocked",
      response: { status: 999, ok: false, url: "http://127.0.0.1:9/x" },
    });
  });

  test.each(everyPlace)("%s: in the errors of transports that print the URL", async (_, scheme) => {
    const client = createClient({
      baseUrl: "http://127.0.0.1:9",
      credentials: everyKey,
      retries: 0,
      fetch: (request) => Promise.reject(new TypeError(`error sending request for url (${request.url})`)),
    });
    const error = await rejection(call(client, get([[scheme]])));
    expect(error).toBeInstanceOf(ConnectionError);
    const text = await printed(error);
    for (const trace of traces) expect(text).not.toContain(trace);
  });
});

describe("credentials never leave the origin", () => {
  test.each(everyPlace)("%s: by a redirect", async (_, scheme) => {
    const other = await serve((_request, response) => json(response, 200, "elsewhere"));
    const { origin } = await serve((_request, response) => {
      response.writeHead(307, { location: `${other.origin}/stolen` });
      response.end();
    });
    const client = createClient({ baseUrl: origin, credentials: everyKey });
    const promise = call(client, get([[scheme]]));
    if (scheme === bearer) {
      // fetch itself takes this header off.
      expect(await promise).toBe("elsewhere");
      expect(other.arrived[0]?.headers.authorization).toBeUndefined();
    } else {
      expect(await rejection(promise)).toMatchObject({
        name: "HttpError",
        status: 307,
        message: "get (GET /x) answered 307: a redirect, not followed since the credential would go with it",
      });
      expect(other.arrived).toHaveLength(0);
    }
  });

  describe("by a redirect that an API documents as any other answer", () => {
    interface Responses {
      200: unknown;
      default: { readonly message: string };
    }
    const isFailure = (value: unknown): boolean => typeof Object(value).message === "string";
    const request: ApiRequest<Responses> = {
      operation: "get",
      method: "GET",
      path: "/x",
      security: [[header]],
      responses: { 200: { as: "auto" }, default: { is: isFailure } },
    };

    async function redirected(content: string, type: string) {
      const { origin } = await serve((_request, response) => {
        response.writeHead(302, { location: "/y", "content-type": type });
        response.end(content);
      });
      return createClient({ baseUrl: origin, credentials: everyKey });
    }

    it("which it is", async () => {
      const answer = await send(await redirected('{"message":"moved"}', "application/json"), request);
      if (answer.status !== 302) throw new Error(`Answered ${answer.status}`);
      expect(answer.data.message).toBe("moved");
    });

    it("which it is not", async () => {
      const client = await redirected("<html>", "text/html");
      const message = "the response must not be a redirect, which is not followed since the credential";
      expect(await rejection(send(client, request))).toMatchObject({
        name: "ContractError",
        status: 302,
        message: expect.stringContaining(message),
      });
      expect(await rejection(call(client, request))).toMatchObject({ name: "HttpError", status: 302 });
    });
  });

  test.each(everyPlace)("%s: by a hook", async (_, scheme) => {
    const other = await serve((_request, response) => json(response, 200, "elsewhere"));
    const options: ClientOptions = {
      baseUrl: "http://127.0.0.1:9",
      credentials: everyKey,
      onRequest: (request) => new Request(`${other.origin}/proxied`, request),
    };
    expect(await call(createClient(options), get([[scheme]]))).toBe("elsewhere");
    const text = JSON.stringify(other.arrived);
    for (const trace of traces) expect(text).not.toContain(trace);
  });

  test.each<[RequestRedirect, string]>([
    ["follow", "HttpError"],
    ["manual", "HttpError"],
    ["error", "ConnectionError"],
  ])("by a redirect of a hook's Request that says %s", async (redirect, name) => {
    const other = await serve((_request, response) => json(response, 200, "elsewhere"));
    const { origin } = await serve((_request, response) => {
      response.writeHead(307, { location: `${other.origin}/stolen` });
      response.end();
    });
    const onRequest = (request: Request): Request => new Request(request, { redirect });
    const client = createClient({ baseUrl: origin, credentials: everyKey, retries: 0, onRequest });
    for (const scheme of [header, query, cookie]) {
      expect(await rejection(call(client, get([[scheme]])))).toMatchObject({ name });
    }
    expect(other.arrived).toHaveLength(0);
  });

  it("follows redirects that carry nothing", async () => {
    const { origin, arrived } = await serve(({ url }, response) => {
      if (url === "/pets/2/") return json(response, 200, { id: 2, name: "Rex" });
      response.writeHead(308, { location: "/pets/2/" });
      response.end();
    });
    expect(await call(createClient({ baseUrl: origin }), getPetRequest(1))).toEqual({ id: 2, name: "Rex" });
    expect(arrived).toHaveLength(2);
  });
});
