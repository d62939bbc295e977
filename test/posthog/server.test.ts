/** Every operation over real HTTP: what is sent, byte for byte, and what comes back. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  MethodNotAllowedError,
  type PostHogClient,
  createPostHogClient,
  createUserInterview,
  createWarehouseSavedQueryRequest,
  runEndpoint,
  runEndpointRequest,
  send,
} from "../../generated/posthog/index.js";
import { type DocumentedCall, documentedAnswers, documentedCalls, expectedTarget } from "./calls.js";
import { isMapping } from "./document.js";
import { readParts } from "./multipart.js";
import { operation } from "./operations.js";
import { type Call, groupedCall, plainCall } from "./reflect.js";
import { type Arrived, type TestServer, startServer } from "./server.js";
import { table } from "./table.js";

const key = "phx_TestKeyOfTheServerTests";
const audio = new File([randomBytes(300_000)], "interview.m4a", { type: "audio/mp4" });
const calls = documentedCalls(audio);

let server: TestServer;
let posthog: PostHogClient;

beforeAll(async () => {
  server = await startServer();
  posthog = createPostHogClient({ baseUrl: server.origin, credentials: { personalApiKey: key } });
});
afterAll(() => server.close());

/** Both ways to call an operation. */
function ways({ id, call }: { readonly id: string; readonly call: string }): readonly Call[] {
  const plain = plainCall(id);
  return [groupedCall(posthog, call), (...values) => plain(posthog, ...values)];
}

function expectHead(request: Arrived, call: DocumentedCall): void {
  expect(request.method).toBe(call.row.method);
  expect(request.target).toBe(expectedTarget(call));
  expect(request.headers.get("authorization")).toEqual([`Bearer ${key}`]);
  expect(request.headers.get("accept")).toEqual(["application/json"]);
  expect(request.headers.get("host")).toEqual([server.origin.replace("http://", "")]);
  expect(request.headers.has("cookie")).toBe(false);
}

async function expectBody(request: Arrived, { row, body }: DocumentedCall): Promise<void> {
  const types = request.headers.get("content-type");
  if (row.body === null) {
    expect(types).toBeUndefined();
    expect(request.body).toHaveLength(0);
  } else if (row.body === "application/json") {
    expect(types).toEqual(["application/json"]);
    expect(request.body.toString("utf8")).toBe(JSON.stringify(body));
    expect(request.headers.get("content-length")).toEqual([String(Buffer.byteLength(JSON.stringify(body)))]);
  } else {
    await expectParts(request, body);
  }
}

/** One part for each item of a list, text as text, and the file as it was. */
async function expectParts(request: Arrived, body: unknown): Promise<void> {
  const fields = Object.entries(isMapping(body) ? body : {});
  const bytes = Buffer.from(await audio.arrayBuffer());
  const expected = fields.flatMap(([name, value]) =>
    name === "audio"
      ? [{ name, filename: "interview.m4a", contentType: "audio/mp4", content: bytes }]
      : [value].flat().map((one) => ({ name, content: Buffer.from(String(one)) })),
  );
  const parts = readParts(request);
  expect(parts.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  for (const [index, part] of parts.entries()) {
    const { content, ...head } = { filename: undefined, contentType: undefined, ...expected[index] };
    expect(part).toMatchObject(head);
    expect(content?.equals(part.content)).toBe(true);
  }
}

describe("every operation", () => {
  it.each(calls)("$name: what is sent", async (call) => {
    const [answer] = documentedAnswers(call.operation);
    for (const perform of ways(call.row)) {
      server.answerWith(answer ?? { status: 500 });
      await perform(call.params).catch((error: unknown) => expect(error).toMatchObject({ status: 405 }));
      expectHead(server.only(), call);
      await expectBody(server.only(), call);
    }
  });

  it.each(table)("$id: what comes back", async (row) => {
    const [call] = calls.filter(({ operation: { id } }) => id === row.id);
    const answers = documentedAnswers(operation(row.id));
    expect([...new Set(answers.map(({ status }) => status))]).toEqual(
      row.statuses.filter((status) => status < 300 || status === 405),
    );
    for (const perform of ways(row)) {
      for (const answer of answers.filter(({ status }) => status !== 405)) {
        server.answerWith(answer);
        expect(await perform(call?.params)).toEqual(answer.json);
      }
    }
  });
});

describe("parameters", () => {
  const [list, version] = ["listSubscriptions", "getEndpointVersion"];

  it("that are left out leave no trace", async () => {
    server.answerWith({ status: 200, json: { count: 0, next: null, previous: null, results: [] } });
    await plainCall(list)(posthog, { project_id: "12345" });
    await plainCall(list)(posthog, { project_id: "12345", limit: undefined, offset: undefined });
    await plainCall(list)(posthog, { project_id: "12345", limit: 0, offset: undefined });
    expect(server.arrived.map(({ target }) => target)).toEqual([
      "/api/environments/12345/subscriptions/",
      "/api/environments/12345/subscriptions/",
      "/api/environments/12345/subscriptions/?limit=0",
    ]);
  });

  it("keep to their segment and to their pair, whatever they hold", async () => {
    const awkward = "a/b?c=d&e#f %2F+é☃'\"\\!*()~";
    // RFC 3986, section 2.3: all but unreserved characters, by the bytes of UTF-8.
    const encoded = Array.from(Buffer.from(awkward), (byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase()}`;
    }).join("");
    server.answerWith({ status: 200, json: [] });
    await plainCall(version)(posthog, { project_id: awkward, name: awkward, version_number: awkward });
    await posthog.sessions.listValues({ project_id: "1", key: awkward, value: "" });
    expect(server.arrived.map(({ target }) => target)).toEqual([
      `/api/environments/${encoded}/endpoints/${encoded}/versions/${encoded}/`,
      `/api/environments/1/sessions/values/?key=${encoded}&value=`,
    ]);
  });

  it("that would lead elsewhere are refused, and nothing is sent", async () => {
    server.answerWith({ status: 200, json: {} });
    for (const name of ["", ".", "..", "%2e%2e"]) {
      await expect(posthog.endpoints.delete({ project_id: "12345", name })).rejects.toThrow(/path/);
    }
    expect(server.arrived).toEqual([]);
  });
});

describe("PostHog's peculiarities", () => {
  it("deleting a subscription is answered 405, and rejects", async () => {
    server.answerWith({ status: 405 });
    const params = { project_id: "12345", id: 7301 };
    const error: unknown = await posthog.subscriptions.delete(params).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MethodNotAllowedError);
    expect(error).toMatchObject({
      status: 405,
      data: undefined,
      operation: "deleteSubscription",
      issues: [],
    });
  });

  it("a run may still be running: 202", async () => {
    const [finished, running] = documentedAnswers(operation("runEndpoint"));
    server.answerWith(running ?? { status: 500 });
    const request = runEndpointRequest({ project_id: "12345", name: "weekly_signups" });
    const answer = await send(posthog, request);
    if (answer.status !== 202) throw new Error(`It was ${answer.status}`);
    expect(answer.data.query_status.query_progress?.rows_read).toBe(1048576);
    server.answerWith(finished ?? { status: 500 });
    const done = await send(posthog, request);
    expect(done.status === 200 && done.data.endpoint_version).toBe(2);
  });

  it("a run needs no body, and then sends none", async () => {
    server.answerWith({ status: 200, json: { results: [] } });
    await runEndpoint(posthog, { project_id: "12345", name: "weekly_signups", version: 3 });
    const { target, headers, body } = server.only();
    expect(target).toBe("/api/environments/12345/endpoints/weekly_signups/run/?version=3");
    expect([headers.has("content-type"), body.length]).toEqual([false, 0]);
  });

  it("a saved query is created (201), or updated where it was there (200)", async () => {
    const answers = documentedAnswers(operation("createWarehouseSavedQuery"));
    const request = createWarehouseSavedQueryRequest({
      project_id: "12345",
      body: { name: "monthly_revenue", query: null, soft_update: true },
    });
    for (const answer of answers) {
      server.answerWith(answer);
      const { status, data } = await send(posthog, request);
      expect({ status, json: data }).toEqual(answer);
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 201]);
  });

  it("a recording without a name or a type is sent all the same", async () => {
    const [answer] = documentedAnswers(operation("createUserInterview"));
    server.answerWith(answer ?? { status: 500 });
    const content = randomBytes(10);
    await createUserInterview(posthog, { project_id: "12345", body: { audio: new Blob([content]) } });
    expect(readParts(server.only())).toEqual([
      { name: "audio", filename: "blob", contentType: "application/octet-stream", content },
    ]);
  });

  it("a recording under an awkward name arrives whole", async () => {
    const [answer] = documentedAnswers(operation("updateUserInterview"));
    server.answerWith(answer ?? { status: 500 });
    const content = Buffer.concat([randomBytes(150_000), Buffer.from("\r\n--"), randomBytes(150_000)]);
    const file = new File([content], 'a "b"\r\nc é.m4a', { type: "audio/mp4" });
    const body = { audio: file, summary: "Two\r\nlines; é" };
    await posthog.userInterviews.update({ project_id: "12345", id: "0194b83f", body });
    const [sound, summary, ...others] = readParts(server.only());
    expect(others).toEqual([]);
    expect(sound).toMatchObject({ filename: "a %22b%22%0D%0Ac é.m4a", contentType: "audio/mp4" });
    expect(sound?.content.equals(content)).toBe(true);
    expect(summary?.content.toString()).toBe("Two\r\nlines; é");
    expect(summary?.contentType).toBeUndefined();
  });
});
