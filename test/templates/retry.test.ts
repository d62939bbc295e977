import { getEventListeners } from "node:events";
import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { type ClientOptions, createClient } from "../../templates/runtime/client.js";
import {
  ConnectionError,
  NotFoundError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from "../../templates/runtime/errors.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import type { RetryPolicy } from "../../templates/runtime/retry.js";
import type { SecurityRequirement } from "../../templates/runtime/security.js";
import { call, send } from "../../templates/runtime/send.js";
import { type Handler, json, rejection, serve } from "./loopback.js";
import { createPet, getPetRequest } from "./pets.js";

const rex = { id: 1, name: "Rex" };
const now = Date.UTC(2026, 0, 1);

/** A client whose waits are noted in place of being waited. */
async function patient(handler: Handler, policy: RetryPolicy = {}, more: Partial<ClientOptions> = {}) {
  const { origin, arrived } = await serve(handler);
  const waits: number[] = [];
  const retries: RetryPolicy = {
    random: () => 0.5,
    now: () => now,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    ...policy,
  };
  const client = createClient({ baseUrl: origin, credentials: { petKey: "k" }, retries, ...more });
  return { client, origin, arrived, waits };
}

function failing(times: number, status: number, headers: Record<string, string> = {}): Handler {
  return (_, response, count) =>
    count <= times ? json(response, status, { detail: "no" }, headers) : json(response, 200, rex);
}

describe("retries", () => {
  test.each([408, 429, 500, 502, 503, 504])("%i is tried again, with growing waits", async (status) => {
    const { client, arrived, waits } = await patient(failing(2, status));
    expect(await call(client, getPetRequest(1))).toEqual(rex);
    expect(arrived).toHaveLength(3);
    // Half of 500 and of 1000: the injected random number is 0.5.
    expect(waits).toEqual([250, 500]);
  });

  it("ends after two, with the error", async () => {
    const { client, arrived } = await patient(failing(9, 503));
    expect(await rejection(call(client, getPetRequest(1)))).toBeInstanceOf(ServerError);
    expect(arrived).toHaveLength(3);
  });

  it("is not for other statuses", async () => {
    const { client, arrived } = await patient(failing(9, 404));
    expect(await rejection(call(client, getPetRequest(1)))).toBeInstanceOf(NotFoundError);
    expect(arrived).toHaveLength(1);
  });

  test.each<[string, number]>([
    ["GET", 3],
    ["HEAD", 3],
    ["OPTIONS", 3],
    ["PUT", 3],
    ["DELETE", 3],
    ["POST", 1],
    ["PATCH", 1],
  ])("%s is attempted %i times", async (method, attempts) => {
    const { client, arrived } = await patient(failing(9, 503));
    const request: ApiRequest<unknown> = { operation: "any", method, path: "/", responses: {} };
    expect((await send(client, request)).status).toBe(503);
    expect(arrived).toHaveLength(attempts);
  });

  it("can be set for the client, or one call", async () => {
    const { client, arrived } = await patient(failing(9, 503), { retries: 5, methods: ["POST"] });
    await rejection(createPet(client, { name: "Rex" }));
    expect(arrived).toHaveLength(6);
    await rejection(createPet(client, { name: "Rex" }, { retries: 0 }));
    expect(arrived).toHaveLength(7);
    await rejection(call(client, getPetRequest(1), { retries: { methods: ["GET"], retries: 1 } }));
    expect(arrived).toHaveLength(9);
  });

  it("sends the body again", async () => {
    const { client, arrived } = await patient(
      (_, response, count) => json(response, count === 1 ? 503 : 201, rex),
      { methods: ["POST"] },
    );
    await createPet(client, { name: "Rex" });
    expect(arrived.map(({ body }) => body.toString())).toEqual(['{"name":"Rex"}', '{"name":"Rex"}']);
  });

  it("comes after lost connections, also in the middle of a body", async () => {
    const { client, waits } = await patient((_, response, count) => {
      if (count === 1) response.destroy();
      else if (count === 2) {
        response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
        response.write('{"id":');
        setTimeout(() => response.destroy(), 5);
      } else json(response, 200, rex);
    });
    expect(await call(client, getPetRequest(1))).toEqual(rex);
    expect(waits).toEqual([250, 500]);
  });

  it("frees the connections of the answers that it drops", async () => {
    const closed: Promise<void>[] = [];
    const { client } = await patient((_, response, count) => {
      if (count > 2) return json(response, 200, rex);
      closed.push(new Promise((resolve) => response.on("close", resolve)));
      response.writeHead(503);
      // A body without an end would keep its connection for ever.
      response.write("x".repeat(1_000_000));
    });
    await call(client, getPetRequest(1));
    expect(await Promise.all(closed)).toHaveLength(2);
  });
});

describe("Retry-After", () => {
  test.each<[string, number]>([
    ["7", 7000],
    ["0", 0],
    [new Date(now + 9000).toUTCString(), 9000],
    [new Date(now - 9000).toUTCString(), 0],
    ["soon", 250],
  ])("%s is heeded", async (value, wait) => {
    const { client, waits } = await patient(failing(1, 429, { "retry-after": value }));
    expect(await call(client, getPetRequest(1))).toEqual(rex);
    expect(waits).toEqual([wait]);
  });

  it("beyond the longest wait gives the error at once", async () => {
    const { client, arrived, waits } = await patient(failing(9, 429, { "retry-after": "3600" }));
    const error = await rejection(call(client, getPetRequest(1)));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfter: 3600 });
    expect([arrived.length, waits.length]).toEqual([1, 0]);
  });

  it("is waited for, however long it is", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const statuses = [503, 200];
    const client = createClient({
      baseUrl: "http://127.0.0.1:9",
      retries: { maxDelay: Number.POSITIVE_INFINITY },
      // 30 days, longer than timers count.
      fetch: () => {
        const headers = { "retry-after": "2592000" };
        return Promise.resolve(Response.json(rex, { status: statuses.shift() ?? 500, headers }));
      },
    });
    const pet = call(client, getPetRequest(1));
    await vi.advanceTimersByTimeAsync(2_591_999_000);
    expect(statuses).toEqual([200]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await pet).toEqual(rex);
  });

  it("really waits", async () => {
    const { client } = await patient(failing(1, 429, { "retry-after": "0.05" }), {}, { retries: 1 });
    const start = performance.now();
    await call(client, getPetRequest(1));
    expect(performance.now() - start).toBeGreaterThan(40);
  });
});

describe("limits", () => {
  it("a timeout covers the headers", async () => {
    const { client, arrived } = await patient(() => undefined, { retries: 1 }, { timeout: 30 });
    const error = await rejection(call(client, getPetRequest(1)));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ message: "getPet (GET /pets/1/) was not answered within 30 ms" });
    expect(arrived).toHaveLength(2);
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
    const { client, arrived } = await patient((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{");
    });
    const reason = new Error("own");
    expect(await rejection(call(client, getPetRequest(1), { signal: AbortSignal.abort(reason) }))).toBe(
      reason,
    );
    expect(arrived).toHaveLength(0);
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 20);
    expect(await rejection(call(client, getPetRequest(1), { signal: controller.signal }))).toBe(reason);
    expect(arrived).toHaveLength(1);
  });

  test.each<[string, SecurityRequirement]>([
    ["without credentials", []],
    ["with a key in a header", [{ scheme: "key", kind: "apiKey", in: "header", name: "X-Key" }]],
    ["with a key in the query", [{ scheme: "key", kind: "apiKey", in: "query", name: "key" }]],
  ])("a signal of the Request that a hook gives counts too, %s", async (_, requirement) => {
    const { origin, arrived } = await serve(() => undefined);
    const reason = new Error("own");
    const controller = new AbortController();
    const client = createClient({
      baseUrl: origin,
      credentials: { key: "k" },
      onRequest: (request) => new Request(request, { signal: controller.signal }),
    });
    setTimeout(() => controller.abort(reason), 20);
    const request = { ...getPetRequest(1), security: [requirement] };
    expect(await rejection(call(client, request, { timeout: 1000 }))).toBe(reason);
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

  it("an abort ends a wait between attempts", async () => {
    const { client, arrived } = await patient(failing(9, 503, { "retry-after": "30" }), {}, { retries: 1 });
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 30);
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
