import { describe, expect, it, test } from "vitest";
import { type Mismatch, createClient } from "../../templates/runtime/client.js";
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ContractError,
  HttpError,
  MethodNotAllowedError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  UnprocessableError,
} from "../../templates/runtime/errors.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import { call, send } from "../../templates/runtime/send.js";
import { json, rejection, serve } from "./loopback.js";
import { createPetClient, deletePetRequest, getPetRequest, isPet, listPets } from "./pets.js";

/** A client of a server that always answers the same. */
async function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const { origin, arrived } = await serve((_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  return { client: createClient({ baseUrl: origin, retries: 0 }), origin, arrived };
}

const asJson = { "content-type": "application/json; charset=utf-8" };
const rex = '{"id":1,"name":"Rex"}';

describe("send", () => {
  it("narrows on the status, down to the data and headers", async () => {
    const { client } = await answering(200, rex, { ...asJson, "x-total": "7" });
    const answer = await send(client, getPetRequest(1));
    if (answer.status !== 200) throw new Error(`Answered ${answer.status}`);
    expect(answer.data.name).toBe("Rex");
    expect(answer.headers.get("x-total")).toBe("7");
    expect(answer.response.status).toBe(200);
    expect(answer.issues).toEqual([]);
  });

  test.each<[string, number, string, Record<string, string>, unknown]>([
    ["the exact status comes first", 404, '{"detail":"gone"}', asJson, { detail: "gone" }],
    ["then the range", 418, "short and stout", { "content-type": "text/plain" }, "short and stout"],
    ["then default", 503, '{"detail":"later"}', asJson, { detail: "later" }],
    ["no documented body, no data", 204, "", {}, undefined],
  ])("%s", async (_, status, body, headers, data) => {
    const { client } = await answering(status, body, headers);
    const answer = await send(client, getPetRequest(1));
    expect([answer.status, answer.data]).toEqual([status, data]);
  });

  it("gives undocumented statuses as they are", async () => {
    const { client } = await answering(599, '{"any":1}', asJson);
    const answer = await send(client, deletePetRequest(1));
    expect([answer.status, answer.data]).toEqual([599, { any: 1 }]);
  });
});

describe("decoding", () => {
  const auto: ApiRequest<{ 200: unknown }> = {
    operation: "any",
    method: "GET",
    path: "/",
    responses: { 200: { as: "auto" } },
  };

  test.each<[string, string | undefined, string, unknown]>([
    ["JSON", "application/json", "[1]", [1]],
    ["JSON by suffix", "application/problem+json;charset=utf-8", "[1]", [1]],
    ["text", "text/csv", "a,b", "a,b"],
    ["XML", "application/atom+xml", "<a/>", "<a/>"],
  ])("auto reads %s", async (_, type, body, want) => {
    const { client } = await answering(200, body, type === undefined ? {} : { "content-type": type });
    expect(await call(client, auto)).toEqual(want);
  });

  it("reads anything else as a Blob", async () => {
    const { client } = await answering(200, "\u0001", { "content-type": "image/png" });
    const data = await call(client, auto);
    if (!(data instanceof Blob)) throw new Error("No Blob");
    expect([data.type, data.size]).toEqual(["image/png", 1]);
  });

  it("tries JSON where JSON is documented and no type arrives", async () => {
    const { client } = await answering(200, rex);
    expect(await call(client, getPetRequest(1))).toEqual({ id: 1, name: "Rex" });
  });

  it("does not expect a body of an answer to HEAD", async () => {
    const { client } = await answering(200, "", asJson);
    const answer = await send(client, { ...getPetRequest(1), method: "HEAD" });
    expect([answer.status, answer.data, answer.issues]).toEqual([200, undefined, []]);
  });
});

describe("a response that breaks its contract", () => {
  test.each<[string, string, Record<string, string>, RegExp]>([
    [
      "a wrong member",
      '{"id":"secret","name":"Rex"}',
      asJson,
      /\/id must be integer, found string \(pets\.yaml#\/components\/schemas\/Pet\/properties\/id\/type\)/,
    ],
    [
      "not JSON",
      "{",
      asJson,
      /the response must be JSON, found string \(pets\.yaml#\/paths\/~1pets~1\{id\}~1\/get\/responses\/200\/content\)/,
    ],
    ["an empty body", "", asJson, /the response must be JSON and not empty/],
    [
      "another type",
      "<html>secret</html>",
      { "content-type": "text/html" },
      /the response must be JSON, not text\/html/,
    ],
  ])("throws for %s, and shows no data", async (_, body, headers, message) => {
    const { client } = await answering(200, body, headers);
    for (const promise of [call(client, getPetRequest(1)), send(client, getPetRequest(1))]) {
      const error = await rejection(promise);
      expect(error).toBeInstanceOf(ContractError);
      expect(error).toMatchObject({
        name: "ContractError",
        status: 200,
        operation: "getPet",
        path: "/pets/1/",
      });
      expect(String(error)).toMatch(message);
      expect(String(error)).not.toContain("secret");
    }
  });

  it("is reported and goes through where the client says so", async () => {
    const { origin } = await answering(200, '{"id":"x"}', asJson);
    const reports: Mismatch[] = [];
    const client = createClient({
      baseUrl: origin,
      validation: "report",
      onMismatch: (mismatch) => reports.push(mismatch),
    });
    expect(await call(client, getPetRequest(1))).toEqual({ id: "x" });
    expect(reports).toEqual([
      {
        operation: "getPet",
        method: "GET",
        path: "/pets/1/",
        status: 200,
        issues: [expect.objectContaining({ pointer: "/id", found: "string" })],
      },
    ]);
    expect((await send(client, getPetRequest(1))).issues).toHaveLength(1);
  });

  it("goes unseen where validation is off, for the client or one call", async () => {
    const { client } = await answering(200, '{"id":"x"}', asJson);
    expect(await call(client, getPetRequest(1), { validation: "off" })).toEqual({ id: "x" });
  });

  it("gives JSON of another type as JSON where it goes through", async () => {
    const { client } = await answering(200, rex, { "content-type": "text/plain" });
    expect(await call(client, getPetRequest(1), { validation: "off" })).toEqual({ id: 1, name: "Rex" });
  });

  it("is an undocumented success", async () => {
    const { client } = await answering(202, "{}", asJson);
    expect(await rejection(call(client, deletePetRequest(1)))).toBeInstanceOf(ContractError);
  });

  it("is a success that only default documents, beside others", async () => {
    const { client } = await answering(202, '{"detail":"queued"}', asJson);
    const error = await rejection(call(client, getPetRequest(1)));
    expect(String(error)).toMatch(/the response must have a documented status, not 202/);
    expect((await send(client, getPetRequest(1))).data).toEqual({ detail: "queued" });
  });

  it("is not a success of default alone", async () => {
    const { client } = await answering(202, rex, asJson);
    const request: ApiRequest<{ default: unknown }> = {
      operation: "any",
      method: "GET",
      path: "/",
      responses: { default: { is: isPet } },
    };
    expect(await call(client, request)).toEqual({ id: 1, name: "Rex" });
  });
});

describe("errors by status", () => {
  test.each([
    [400, BadRequestError],
    [401, AuthenticationError],
    [403, PermissionError],
    [404, NotFoundError],
    [405, MethodNotAllowedError],
    [409, ConflictError],
    [410, HttpError],
    [422, UnprocessableError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
  ])("%i", async (status, Class) => {
    const { client } = await answering(status, '{"detail":"Because."}', { ...asJson, "retry-after": "90" });
    const error = await rejection(call(client, { ...getPetRequest(7), responses: {} }));
    expect(error).toBeInstanceOf(Class);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: Class.name,
      status,
      operation: "getPet",
      method: "GET",
      path: "/pets/7/",
      data: { detail: "Because." },
      message: `getPet (GET /pets/7/) answered ${status}: Because.`,
    });
    if (error instanceof RateLimitError) expect(error.retryAfter).toBe(90);
  });

  test.each<[string, string, string, string]>([
    ["error", asJson["content-type"], '{"error":"E"}', ": E"],
    ["error.message", asJson["content-type"], '{"error":{"message":"M","code":1}}', ": M"],
    ["message", asJson["content-type"], '{"message":"M"}', ": M"],
    ["nothing known", asJson["content-type"], '{"x":"M"}', ""],
    ["text", "text/plain", "plain\n\tforged\u001b[2J", ": plain forged [2J"],
    ["a page of a proxy", "text/html", "<html>Bad gateway</html>", ""],
    ["a long text", "text/plain", "x".repeat(5000), `: ${"x".repeat(299)}…`],
  ])("the message has %s", async (_, type, body, want) => {
    const { client } = await answering(599, body, { "content-type": type });
    const error = await rejection(call(client, deletePetRequest(1)));
    expect(error).toMatchObject({ message: `deletePet (DELETE /pets/1/) answered 599${want}` });
  });

  it("carries what a document without error bodies leaves out", async () => {
    const { client } = await answering(405, '{"detail":"Never."}', asJson);
    const error = await rejection(call(client, deletePetRequest(1)));
    expect(error).toMatchObject({ data: { detail: "Never." }, issues: [] });
    expect((await send(client, deletePetRequest(1))).data).toBeUndefined();
  });

  it("wins over a broken contract, and carries the issues", async () => {
    const { client } = await answering(404, '{"oops":1}', asJson);
    const error = await rejection(call(client, getPetRequest(1)));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ issues: [expect.objectContaining({ keyword: "type" })] });
  });
});

it("sends the headers of the client, of the parameters and of the call, the last first", async () => {
  const { origin, arrived } = await serve((_, response) => json(response, 200, { results: [], next: null }));
  const client = createPetClient({
    baseUrl: origin,
    credentials: { petKey: "k" },
    headers: { "X-A": "client", "X-B": "client", "X-C": undefined },
  });
  await client.pets.list({ limit: 2 }, { headers: { "x-b": "call" } });
  await listPets(client);
  expect(arrived[0]).toMatchObject({
    url: "/pets/?limit=2",
    headers: { "x-a": "client", "x-b": "call", accept: "application/json", authorization: "Bearer k" },
  });
  expect(arrived[1]?.url).toBe("/pets/");
});

describe("hooks", () => {
  it("see and replace requests and responses", async () => {
    const { origin, arrived } = await serve((_, response) => json(response, 500, { id: 1, name: "Rex" }));
    const seen: unknown[] = [];
    const client = createClient({
      baseUrl: origin,
      retries: 0,
      onRequest: (request, context) => {
        seen.push([request.url, context]);
        return new Request(request, { headers: { "x-trace": "1" } });
      },
      onResponse: (response, context) => {
        seen.push([response.status, context.attempt]);
        return new Response(response.body, { status: 200, headers: response.headers });
      },
    });
    expect(await call(client, getPetRequest(1))).toEqual({ id: 1, name: "Rex" });
    expect(arrived[0]?.headers["x-trace"]).toBe("1");
    const context = { operation: "getPet", method: "GET", path: "/pets/1/", attempt: 1 };
    expect(seen).toEqual([
      [`${origin}/pets/1/`, context],
      [500, 1],
    ]);
  });

  it("fail as what they are, without another attempt", async () => {
    const { origin, arrived } = await answering(200, rex, asJson);
    const own = new Error("hook");
    const client = createClient({
      baseUrl: origin,
      onRequest: () => {
        throw own;
      },
    });
    expect(await rejection(call(client, getPetRequest(1)))).toBe(own);
    expect(arrived).toHaveLength(0);
  });
});
