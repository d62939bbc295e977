/** Attempts, waits and the end of patience. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ConnectionError,
  type PostHogClient,
  type PostHogClientOptions,
  RateLimitError,
  TimeoutError,
  createPostHogClient,
} from "../../generated/posthog/index.js";
import { rejection } from "./failure.js";
import { exampleAnswer } from "./operations.js";
import { type Answer, type TestServer, startServer } from "./server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const params = { project_id: "12345", id: 7301 };
const subscription = exampleAnswer("getSubscription", 200);

function client(options: Partial<PostHogClientOptions> = {}): PostHogClient {
  return createPostHogClient({
    baseUrl: server.origin,
    credentials: { personalApiKey: "phx_TestKeyOfTheRetryTests" },
    retries: 0,
    ...options,
  });
}

describe("retries", () => {
  const failing = (answer: Answer, times: number) => (_: unknown, count: number) =>
    count <= times ? answer : { status: 200, json: subscription };
  const limited = { status: 429, json: exampleAnswer("getSubscription", 429) };

  it.each([429, 500])("of a GET wait as long as Retry-After says (%i)", async (status) => {
    server.answerWith(failing({ ...limited, status, headers: { "retry-after": "0.2" } }, 2));
    // Without chance: what is waited for is what the server asked for.
    const retries = { retries: 2, random: () => 0 };
    const began = performance.now();
    expect(await client({ retries }).subscriptions.get(params)).toEqual(subscription);
    // Timers may fire a millisecond early.
    expect(performance.now() - began).toBeGreaterThan(390);
    expect(server.arrived).toHaveLength(3);
  });

  it("are two, and wait as asked, if nothing else is said", async () => {
    const waits: number[] = [];
    const sleep = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    server.answerWith({ ...limited, headers: { "retry-after": "30" } });
    const error = await rejection(client({ retries: { sleep } }).subscriptions.get(params));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(waits).toEqual([30_000, 30_000]);
    expect(server.arrived).toHaveLength(3);
  });

  it("of a concurrency limit, which has no Retry-After, wait a little longer each time", async () => {
    const waits: number[] = [];
    const sleep = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    server.answerWith(failing(limited, 3));
    const retries = { retries: 3, sleep, random: () => 1, minDelay: 10 };
    expect(await client({ retries }).subscriptions.get(params)).toEqual(subscription);
    expect(waits).toEqual([10, 20, 40]);
  });

  it.each([429, 500])("are not for POST and PATCH, which might then happen twice (%i)", async (status) => {
    const impatient = client({ retries: { retries: 5, minDelay: 1 } });
    const { project_id } = params;
    server.answerWith({ ...limited, status, headers: { "retry-after": "0" } });
    await rejection(impatient.endpoints.run({ project_id, name: "weekly_signups" }));
    await rejection(impatient.subscriptions.update({ ...params, body: { deleted: true } }));
    expect(server.arrived.map(({ method }) => method)).toEqual(["POST", "PATCH"]);
  });

  it("are not for answers that would be the same again", async () => {
    server.answerWith({ status: 404, json: exampleAnswer("getSubscription", 404) });
    await rejection(client({ retries: { retries: 5, minDelay: 1 } }).subscriptions.get(params));
    expect(server.arrived).toHaveLength(1);
  });
});

describe("time and connection", () => {
  it("an answer that does not come in time is a TimeoutError", async () => {
    server.answerWith(() => "silence");
    const error = await rejection(client({ timeout: 200 }).subscriptions.get(params));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(String(error)).toContain("was not answered within 200 ms");
    expect(server.arrived).toHaveLength(1);
  });

  it("a GET that ran out of time is tried again", async () => {
    server.answerWith((_, count) => (count === 1 ? "silence" : { status: 200, json: subscription }));
    const patient = client({ timeout: 500, retries: { retries: 1, minDelay: 1 } });
    expect(await patient.subscriptions.get(params)).toEqual(subscription);
    expect(server.arrived).toHaveLength(2);
  });

  it("a signal gives the call up, with its reason", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const reason = new Error("enough");
    server.answerWith(() => {
      controller.abort(reason);
      return "silence";
    });
    const patient = client({ retries: { retries: 2, minDelay: 1 } });
    expect(await rejection(patient.subscriptions.get(params, { signal }))).toBe(reason);
    expect(server.arrived).toHaveLength(1);
    server.answerWith({ status: 200, json: subscription });
    expect(await rejection(patient.subscriptions.get(params, { signal }))).toBe(reason);
    expect(server.arrived).toEqual([]);
  });

  it("a signal ends the wait for another attempt too", async () => {
    const controller = new AbortController();
    server.answerWith({ status: 429, headers: { "retry-after": "30" } });
    const onResponse = (): void => void setTimeout(() => controller.abort(), 20);
    const pending = client({ retries: 2, onResponse }).subscriptions.get(params, {
      signal: controller.signal,
    });
    expect(await rejection(pending)).toMatchObject({ name: "AbortError" });
    expect(server.arrived).toHaveLength(1);
  });

  it("nobody there is a ConnectionError", async () => {
    const gone = await startServer();
    await gone.close();
    const error = await rejection(client({ baseUrl: gone.origin }).subscriptions.get(params));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).not.toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ operation: "getSubscription", cause: expect.anything() });
  });
});
