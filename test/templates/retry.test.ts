import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { createClient } from "../../templates/runtime/client.js";
import { NotFoundError, RateLimitError, ServerError } from "../../templates/runtime/errors.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import { call, send } from "../../templates/runtime/send.js";
import { json, rejection } from "./loopback.js";
import { failing, now, patient, rex } from "./patient.js";
import { createPet, getPetRequest } from "./pets.js";

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
