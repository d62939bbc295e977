/** How long a call may take, and how it is given up. */
import { getEventListeners } from "node:events";
import { describe, expect, it, test } from "vitest";
import { createClient } from "../../templates/runtime/client.js";
import { ConnectionError, TimeoutError } from "../../templates/runtime/errors.js";
import type { SecurityRequirement } from "../../templates/runtime/security.js";
import { call } from "../../templates/runtime/send.js";
import { type Handler, rejection, serve } from "./loopback.js";
import { failing, patient, rex } from "./patient.js";
import { getPetRequest } from "./pets.js";

describe("limits", () => {
  it("a timeout covers the headers", async () => {
    const { client, waits } = await patient(() => undefined, { retries: 1 }, { timeout: 30 });
    const error = await rejection(call(client, getPetRequest(1)));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ message: "getPet (GET /pets/1/) was not answered within 30 ms" });
    // Another attempt was made; a busy machine may have sent nothing of either.
    expect(waits).toHaveLength(1);
  });

  it("a timeout covers the body", async () => {
    const { client } = await patient((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{");
    });
    const promise = call(client, getPetRequest(1), { timeout: 30, retries: 0 });
    expect(await rejection(promise)).toBeInstanceOf(TimeoutError);
  });

  it("a timeout ends even what ignores the signal", async () => {
    const client = createClient({ baseUrl: "http://127.0.0.1:9", fetch: () => new Promise(() => undefined) });
    const promise = call(client, getPetRequest(1), { timeout: 10, retries: 0 });
    expect(await rejection(promise)).toBeInstanceOf(TimeoutError);
  });

  it("no timeout is none", async () => {
    const { client } = await patient(failing(0, 200));
    expect(await call(client, getPetRequest(1), { timeout: Number.POSITIVE_INFINITY })).toEqual(rex);
  });

  it("an abort rejects with its own reason, whenever it comes", async () => {
    const controller = new AbortController();
    const reason = new Error("own");
    const { client, arrived } = await patient((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{");
      setTimeout(() => controller.abort(reason), 20);
    });
    expect(await rejection(call(client, getPetRequest(1), { signal: AbortSignal.abort(reason) }))).toBe(
      reason,
    );
    expect(arrived).toHaveLength(0);
    expect(await rejection(call(client, getPetRequest(1), { signal: controller.signal }))).toBe(reason);
    expect(arrived).toHaveLength(1);
  });

  test.each<[string, SecurityRequirement]>([
    ["without credentials", []],
    ["with a key in a header", [{ scheme: "key", kind: "apiKey", in: "header", name: "X-Key" }]],
    ["with a key in the query", [{ scheme: "key", kind: "apiKey", in: "query", name: "key" }]],
  ])("a signal of the Request that a hook gives counts too, %s", async (_, requirement) => {
    const reason = new Error("own");
    const controller = new AbortController();
    const { origin, arrived } = await serve(() => void setTimeout(() => controller.abort(reason), 20));
    const client = createClient({
      baseUrl: origin,
      credentials: { key: "k" },
      onRequest: (request) => new Request(request, { signal: controller.signal }),
    });
    const request = { ...getPetRequest(1), security: [requirement] };
    expect(await rejection(call(client, request, { timeout: 5000 }))).toBe(reason);
    expect(arrived).toHaveLength(1);
  });

  it("nothing is sent after the call was given up", async () => {
    const controller = new AbortController();
    let sent = 0;
    const client = createClient({
      baseUrl: "http://127.0.0.1:9",
      // Ignores the signal.
      fetch: () => {
        sent += 1;
        return Promise.resolve(Response.json(rex));
      },
      onRequest: () => controller.abort("enough"),
    });
    const promise = call(client, getPetRequest(1), { signal: controller.signal });
    expect(await rejection(promise)).toBe("enough");
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(sent).toBe(0);
  });

  it("an abort ends a wait between attempts", { timeout: 20_000 }, async () => {
    const controller = new AbortController();
    const failed = failing(9, 503, { "retry-after": "30" });
    const handler: Handler = (...answer) => {
      failed(...answer);
      setTimeout(() => controller.abort("enough"), 30);
    };
    const { client, arrived } = await patient(handler, {}, { retries: 1 });
    expect(await rejection(call(client, getPetRequest(1), { signal: controller.signal }))).toBe("enough");
    expect(arrived).toHaveLength(1);
  });

  it("a signal that lives long gathers no listeners", async () => {
    const { client } = await patient(failing(1, 503));
    const { signal } = new AbortController();
    for (let time = 0; time < 20; time += 1) await call(client, getPetRequest(1), { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

it("says where nothing could be reached, with the cause", async () => {
  const client = createClient({ baseUrl: "http://127.0.0.1:1", retries: 0 });
  const error = await rejection(call(client, getPetRequest(1)));
  expect(error).toMatchObject({
    name: "ConnectionError",
    operation: "getPet",
    message: "getPet (GET /pets/1/) got no complete answer from http://127.0.0.1:1",
    cause: expect.any(Error),
  });
});
