/** Credentials: they are in no error, no hook and no log, and go to no other origin. */
import { describe, expect, it, test } from "vitest";
import { type ClientOptions, createClient } from "../../templates/runtime/client.js";
import { ConnectionError } from "../../templates/runtime/errors.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import type { SecurityScheme } from "../../templates/runtime/security.js";
import { call, send } from "../../templates/runtime/send.js";
import { json, printed, rejection, serve } from "./loopback.js";
import { getPetRequest } from "./pets.js";
import { bearer, cookie, get, header, query, secret } from "./schemes.js";

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
