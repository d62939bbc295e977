import { describe, expect, it, test } from "vitest";
import { createClient } from "../../templates/runtime/client.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import { call, send } from "../../templates/runtime/send.js";
import { answering, asJson, json, rejection, serve } from "./loopback.js";
import { createPetClient, deletePetRequest, getPetRequest, listPets, rex } from "./pets.js";

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

  test.each<[string, BufferEncoding]>([
    ["text/csv; charset=iso-8859-1", "latin1"],
    ['text/csv;header=absent;charset="ISO-8859-1"', "latin1"],
    ["text/csv; charset=UTF-16LE", "utf16le"],
    ["text/csv; charset=utf8", "utf8"],
    ["text/csv; charset=nobody-knows", "utf8"],
    ["text/csv", "utf8"],
  ])("reads the text of %s", async (type, encoding) => {
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { "content-type": type }).end(Buffer.from("caf\u00e9", encoding));
    });
    const client = createClient({ baseUrl: origin, retries: 0 });
    const text = { ...auto, responses: { 200: { as: "text" } } } as const;
    expect([await call(client, auto), await call(client, text)]).toEqual(["caf\u00e9", "caf\u00e9"]);
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

  // RFC 9110, section 6.4.1.
  test.each([204, 205, 304])("does not expect a body of %i, which has none", async (status) => {
    const { client } = await answering(status, "", asJson);
    const answer = await send(client, { ...auto, responses: { default: {} } });
    expect([answer.status, answer.data, answer.issues]).toEqual([status, undefined, []]);
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

  test.each<[string, number[]]>([
    ["another attempt", [503, 200]],
    ["an answer without data", [200]],
  ])("may leave a clone unread, which does not keep back %s", async (_, statuses) => {
    const left = [...statuses];
    const client = createClient({
      baseUrl: "http://127.0.0.1:9",
      timeout: 1000,
      retries: { sleep: () => Promise.resolve() },
      fetch: () => Promise.resolve(new Response("body", { status: left.shift() ?? 500 })),
      onResponse: (response) => void response.clone(),
    });
    expect(await call(client, { ...deletePetRequest(1), responses: { 200: null } })).toBeUndefined();
    expect(left).toEqual([]);
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
