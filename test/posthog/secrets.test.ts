/** The key goes to the server, and nowhere else: not into errors, hooks or anything that is printed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  AuthenticationError,
  ConnectionError,
  PaginationError,
  type PostHogClient,
  type PostHogClientOptions,
  RequestError,
  TimeoutError,
  createPostHogClient,
  getSubscriptionRequest,
  iterate,
  listSubscriptionsRequest,
} from "../../generated/posthog/index.js";
import { printed, rejection } from "./failure.js";
import { type Answer, type TestServer, startServer } from "./server.js";

const key = "phx_Se+cr/et=Key";
/** The key, and what is left of it where somebody encodes it. */
const forms = [key, encodeURIComponent(key), btoa(key), "Se+cr", "Se%2Bcr"];

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

function client(options: Partial<PostHogClientOptions> = {}): PostHogClient {
  const credentials = { personalApiKey: key };
  return createPostHogClient({ baseUrl: server.origin, credentials, retries: 0, ...options });
}

function expectNoSecret(text: string): void {
  expect(forms.filter((form) => text.includes(form))).toEqual([]);
}

const params = { project_id: "12345", id: 7301 };
const page = { count: 2, next: "https://elsewhere.example/?page=2", previous: null, results: [] };
const refused = { type: "authentication_error", code: "authentication_failed", detail: "No.", attr: null };

async function walk(posthog: PostHogClient): Promise<void> {
  for await (const item of iterate(posthog, listSubscriptionsRequest(params))) expect(item).toBeUndefined();
}

describe("errors do not show the key", () => {
  it.each<[string, Answer]>([
    ["AuthenticationError", { status: 401, json: refused }],
    ["ContractError", { status: 200, json: { id: "7301" } }],
    ["ContractError", { status: 200, text: "<html>", headers: { "content-type": "text/html" } }],
    ["ServerError", { status: 500, text: "Oh." }],
  ])("%s: %o", async (name, answer) => {
    server.answerWith(answer);
    const error = await rejection(client().subscriptions.get(params));
    expect(error).toMatchObject({ name });
    expect(server.only().headers.get("authorization")).toEqual([`Bearer ${key}`]);
    expectNoSecret(printed(error));
  });

  it("a server that repeats the key does not bring it into message and stack", async () => {
    server.answerWith({ status: 401, json: { ...refused, detail: `The key ${key} is unknown` } });
    const error = await rejection(client().subscriptions.get(params));
    if (!(error instanceof AuthenticationError)) throw error;
    expectNoSecret(`${error.message}\n${error.stack ?? ""}`);
    expect(error.message).toMatch(/The key \S+ is unknown$/);
  });

  it("TimeoutError, ConnectionError, PaginationError", async () => {
    server.answerWith(() => "silence");
    const late = await rejection(client({ timeout: 30 }).subscriptions.get(params));
    server.answerWith({ status: 200, json: page });
    const astray = await rejection(walk(client()));
    const gone = await startServer();
    await gone.close();
    const lost = await rejection(client({ baseUrl: gone.origin }).subscriptions.get(params));
    expect([late, astray, lost].map((error) => error?.constructor)).toEqual([
      TimeoutError,
      PaginationError,
      ConnectionError,
    ]);
    for (const error of [late, astray, lost]) expectNoSecret(printed(error));
  });

  it("a key that no header can hold is refused without being shown", async () => {
    server.answerWith({ status: 200, json: {} });
    const posthog = client({ credentials: { personalApiKey: `${key}\r\nX-Other: 1` } });
    const error = await rejection(posthog.subscriptions.get(params));
    expect(error).toBeInstanceOf(RequestError);
    expectNoSecret(printed(error));
    expect(server.arrived).toEqual([]);
  });

  it("without a key nothing is sent, and the error says what is missing", async () => {
    server.answerWith({ status: 200, json: {} });
    const error = await rejection(client({ credentials: {} }).subscriptions.get(params));
    expect(error).toBeInstanceOf(RequestError);
    expect(String(error)).toContain("personalApiKey");
    expect(server.arrived).toEqual([]);
  });
});

describe("nothing else shows the key", () => {
  it("hooks see requests and answers without it", async () => {
    const seen: unknown[] = [];
    server.answerWith({ status: 200, json: { id: "7301" } });
    const posthog = client({
      validation: "report",
      onRequest: (request, context) => {
        seen.push(request, context, [...request.headers]);
      },
      onResponse: (response, context) => {
        seen.push(response, context, [...response.headers]);
      },
      onMismatch: (mismatch) => {
        seen.push(mismatch);
      },
    });
    await posthog.subscriptions.get(params);
    expect(seen).toHaveLength(7);
    expect(server.only().headers.get("authorization")).toEqual([`Bearer ${key}`]);
    expectNoSecret(seen.map(printed).join("\n"));
  });

  it("a client and a request, printed", () => {
    expectNoSecret(printed(client()));
    expectNoSecret(printed(getSubscriptionRequest(params)));
  });

  it("a function gives the key anew for each attempt", async () => {
    const keys = ["phx_1", "phx_2"];
    server.answerWith((_, count) =>
      count === 1 ? { status: 500, headers: { "retry-after": "0" } } : { status: 200, json: page },
    );
    const credentials = { personalApiKey: async () => keys.shift() ?? "phx_none" };
    await client({ credentials, retries: 1 }).subscriptions.list(params);
    expect(server.arrived.map(({ headers }) => headers.get("authorization"))).toEqual([
      ["Bearer phx_1"],
      ["Bearer phx_2"],
    ]);
  });

  it("a request that a hook sends elsewhere goes without it", async () => {
    const elsewhere = await startServer();
    elsewhere.answerWith({ status: 200, json: page });
    const onRequest = (request: Request): Request =>
      new Request(request.url.replace(server.origin, elsewhere.origin), request);
    await client({ onRequest }).subscriptions.list(params);
    expect(elsewhere.only().headers.has("authorization")).toBe(false);
    await elsewhere.close();
  });
});
