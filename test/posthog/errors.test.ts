/** What a caller gets when something goes wrong: by its status, or for its body. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  AuthenticationError,
  BadRequestError,
  ContractError,
  HttpError,
  MethodNotAllowedError,
  NotFoundError,
  PermissionError,
  type PostHogClient,
  type PostHogClientOptions,
  RateLimitError,
  ServerError,
  createPostHogClient,
  getSubscription,
  getSubscriptionRequest,
  isStandardError,
  send,
} from "../../generated/posthog/index.js";
import { isMapping, lookUp } from "./document.js";
import { rejection } from "./failure.js";
import { exampleAnswer } from "./operations.js";
import { type Answer, type TestServer, startServer } from "./server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const params = { project_id: "12345", id: 7301 };

function client(options: Partial<PostHogClientOptions> = {}): PostHogClient {
  return createPostHogClient({
    baseUrl: server.origin,
    credentials: { personalApiKey: "phx_TestKeyOfTheErrorTests" },
    retries: 0,
    ...options,
  });
}

const subscription = exampleAnswer("getSubscription", 200);

describe("typed errors", () => {
  it.each([
    [400, BadRequestError, "This field is required."],
    [401, AuthenticationError, "The personal API key is not valid."],
    [403, PermissionError, "The personal API key lacks a scope that this operation needs."],
    [404, NotFoundError, "Not found."],
    [429, RateLimitError, "Request was throttled. Expected available in 30 seconds."],
    [500, ServerError, "A server error occurred."],
  ])("%i has the documented body in data, and says why", async (status, Class, detail) => {
    const body = exampleAnswer("getSubscription", status);
    server.answerWith({ status, json: body, headers: { "x-request-id": "r1" } });
    const error = await rejection(client().subscriptions.get(params));
    expect(error).toBeInstanceOf(Class);
    expect(error).toBeInstanceOf(HttpError);
    if (!(error instanceof HttpError)) return;
    expect(error).toMatchObject({ status, data: body, issues: [], name: Class.name });
    expect(error).toMatchObject({ operation: "getSubscription", method: "GET" });
    expect(error.headers.get("x-request-id")).toBe("r1");
    expect(error.message).toBe(
      `getSubscription (GET /api/environments/12345/subscriptions/7301/) answered ${status}: ${detail}`,
    );
    expect(isStandardError(error.data) && error.data.detail).toBe(detail);
  });

  it("405 has no body", async () => {
    server.answerWith({ status: 405 });
    const error = await rejection(client().subscriptions.delete(params));
    expect(error).toBeInstanceOf(MethodNotAllowedError);
    expect(error).toMatchObject({ status: 405, data: undefined });
  });

  it.each([{ error: "Too old." }, { detail: "Too old." }])("older bodies are known too: %o", async (json) => {
    server.answerWith({ status: 400, json });
    const error = await rejection(client().endpoints.list({ project_id: "12345" }));
    expect(error).toMatchObject({ status: 400, data: json, issues: [] });
    expect(String(error)).toMatch(/answered 400: Too old\.$/);
  });

  it("what is no error of PostHog, but of a proxy, is an error of the status all the same", async () => {
    server.answerWith({
      status: 502,
      text: "<html>Bad gateway</html>",
      headers: { "content-type": "text/html" },
    });
    const error = await rejection(client().subscriptions.get(params));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ status: 502, data: "<html>Bad gateway</html>" });
    expect(String(error)).not.toContain("<html>");
  });

  it("a limit says how long to wait, or does not know it", async () => {
    const body = exampleAnswer("getSubscription", 429);
    server.answerWith({ status: 429, json: body, headers: { "retry-after": "30" } });
    expect(await rejection(client().subscriptions.get(params))).toMatchObject({ retryAfter: 30 });
    server.answerWith({ status: 429, json: body });
    expect(await rejection(client().subscriptions.get(params))).toMatchObject({ retryAfter: undefined });
  });
});

describe("an answer that is not as documented", () => {
  const wrong = { ...(isMapping(subscription) ? subscription : {}), id: "7301", created_by: { id: 1 } };

  it("rejects, and names the place in the answer and the place in the document", async () => {
    server.answerWith({ status: 200, json: wrong });
    const error = await rejection(client().subscriptions.get(params));
    if (!(error instanceof ContractError)) throw error;
    expect(error.status).toBe(200);
    const places = error.issues.map(({ pointer, keyword, schema, found }) => ({
      pointer,
      keyword,
      schema,
      found,
    }));
    const schema = "subscriptions.yaml#/components/schemas/Subscription/properties/id/type";
    expect(places).toContainEqual({ pointer: "/id", keyword: "type", schema, found: "string" });
    const user = "common.yaml#/components/schemas/UserBasic/required";
    expect(places).toContainEqual({
      pointer: "/created_by",
      keyword: "required",
      schema: user,
      found: "object",
    });
    expect(error.message).toContain("getSubscription (GET /api/environments/12345/subscriptions/7301/)");
    expect(error.message).toContain("/id");
    expect(error.message).toContain(schema);
  });

  it("rejects with a message that reads as a sentence", async () => {
    server.answerWith({ status: 200, json: wrong });
    const error = await rejection(client().subscriptions.get(params));
    expect(String(error)).not.toMatch(/expected must/);
  });

  it.each<[string, Answer]>([
    ["another content type", { status: 200, text: "<html>", headers: { "content-type": "text/html" } }],
    ["no JSON", { status: 200, text: "{", headers: { "content-type": "application/json" } }],
    ["no body", { status: 200 }],
    ["an undocumented success", { status: 206, json: subscription }],
    ["a wrong member", { status: 200, json: wrong }],
  ])("points into the document: %s", async (_, answer) => {
    server.answerWith(answer);
    const error = await rejection(client().subscriptions.get(params));
    if (!(error instanceof ContractError)) throw error;
    expect(error.issues).not.toEqual([]);
    for (const { schema } of error.issues) expect(() => lookUp("openapi.yaml", schema)).not.toThrow();
  });

  it("may be reported in place of that, without any value of the answer", async () => {
    const seen: unknown[] = [];
    const onMismatch = (mismatch: unknown): void => void seen.push(mismatch);
    const marked = { ...wrong, id: "MARK", frequency: ["MARK"], byweekday: "MARK", interval: "MARK" };
    server.answerWith({ status: 200, json: marked });
    const lenient = client({ validation: "report", onMismatch });
    expect(await getSubscription(lenient, params)).toEqual(marked);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ operation: "getSubscription", method: "GET", status: 200 });
    const text = JSON.stringify(seen);
    for (const place of ["/id", "/frequency", "/byweekday", "/interval", "/created_by"]) {
      expect(text).toContain(`"pointer":"${place}"`);
    }
    expect(text).not.toContain("MARK");
    expect(text).not.toContain("robin.vale");
  });

  it("may be let through", async () => {
    server.answerWith({ status: 200, json: wrong });
    expect(await getSubscription(client({ validation: "off" }), params)).toEqual(wrong);
  });
});

describe("send", () => {
  it("gives every answer, narrowed by its status", async () => {
    const titles: unknown[] = [];
    for (const answer of [
      { status: 200, json: subscription },
      { status: 404, json: exampleAnswer("getSubscription", 404) },
      { status: 418, json: { teapot: true } },
    ]) {
      server.answerWith(answer);
      const got = await send(client(), getSubscriptionRequest(params));
      expect({ status: got.status, json: got.data }).toEqual(answer);
      // Each branch compiles only because of what the status says of the data.
      if (got.status === 200) titles.push(got.data.title);
      else if (got.status === 404) titles.push("detail" in got.data && got.data.detail);
      else titles.push(got.status);
    }
    expect(titles).toEqual(["Sign-ups of the week", "Not found.", 418]);
  });
});
