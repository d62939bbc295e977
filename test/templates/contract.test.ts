import { describe, expect, it, test } from "vitest";
import { type Mismatch, createClient } from "../../templates/runtime/client.js";
import { ContractError } from "../../templates/runtime/errors.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import { call, send } from "../../templates/runtime/send.js";
import { answering, asJson, rejection } from "./loopback.js";
import { deletePetRequest, getPetRequest, isPet, rex } from "./pets.js";

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

  it("may be wrong in several places, of which the first is told", async () => {
    const { client } = await answering(200, "[]", asJson);
    const place = { keyword: "type", schema: "#/it", message: "must be integer", found: "string" };
    const request: ApiRequest<{ 200: unknown }> = {
      ...getPetRequest(1),
      responses: {
        200: { is: () => false, check: () => ["/a", "/b", "/c"].map((pointer) => ({ pointer, ...place })) },
      },
    };
    expect(String(await rejection(call(client, request)))).toMatch(
      /: \/a must be integer, found string \(#\/it\), and 2 more$/,
    );
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
