/** What goes out and comes back under media types that say little, or where the document says nothing. */
import { beforeAll, describe, expect, it } from "vitest";
import { documentOf } from "../model/document.js";
import { rejection, serve } from "../templates/loopback.js";
import { loadOutput } from "./output.js";

const bytes = { type: "string", format: "binary" };
const Pet = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const schemas: Readonly<Record<string, object>> = {
  Text: { type: "string" },
  Bytes: bytes,
  Count: { type: "integer" },
  Pet,
  Anything: {},
};
const any = (schema: object): object => ({ content: { "*/*": { schema } } });
const paths = {
  ...Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `/${name}`,
      {
        get: { operationId: `get${name}`, responses: { "200": { description: "", ...any(schema) } } },
        put: {
          operationId: `put${name}`,
          requestBody: { required: true, ...any(schema) },
          responses: { "204": { description: "" } },
        },
      },
    ]),
  ),
  "/csv": {
    get: {
      operationId: "getCsv",
      responses: { default: { description: "", content: { "text/csv": { schema: { type: "string" } } } } },
    },
  },
  "/unsaid": { get: { operationId: "getUnsaid" } },
};

let output: Readonly<Record<string, unknown>> = {};

beforeAll(async () => {
  output = await loadOutput({ input: "/any.json", read: () => JSON.stringify(documentOf({ paths })) });
});

function use(name: string, ...values: readonly unknown[]): unknown {
  const value = output[name];
  if (typeof value !== "function") throw new Error(`The output has no function ${name}`);
  return value(...values);
}

interface Served {
  readonly status?: number;
  readonly type?: string;
  readonly text?: string;
}

/** Calls an operation of a server that answers so; gives the data, and what was asked. */
async function called(
  name: string,
  { status = 200, type, text = "" }: Served,
  params?: object,
): Promise<{ data: unknown; type: string | undefined; body: string; accept: string | undefined }> {
  const { origin, arrived } = await serve((_, response) => {
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(text);
  });
  const client = use("createApi", { baseUrl: origin, retries: 0 });
  const data = await use(name, client, ...(params === undefined ? [] : [params]));
  const [request] = arrived;
  const { accept, "content-type": sent } = { ...request?.headers };
  return {
    data: data instanceof Blob ? await data.text() : data,
    type: sent,
    body: String(request?.body),
    accept,
  };
}

describe("an answer of any type", () => {
  it.each<[string, Served, unknown]>([
    ["Text", { type: "text/plain;charset=UTF-8", text: "hello" }, "hello"],
    ["Text", { type: "application/json", text: '"hello"' }, "hello"],
    ["Text", { type: "text/plain", text: "12" }, "12"],
    ["Text", { type: "text/plain", text: '"hello"' }, '"hello"'],
    ["Text", { text: "hello" }, "hello"],
    ["Text", { text: '"hello"' }, "hello"],
    ["Text", { text: "12" }, "12"],
    ["Bytes", { type: "image/png", text: "png" }, "png"],
    ["Bytes", { type: "application/json", text: "{}" }, "{}"],
    ["Count", { type: "text/plain", text: "12" }, 12],
    ["Pet", { type: "application/json", text: '{"name":"Rex"}' }, { name: "Rex" }],
    ["Pet", { type: "text/plain", text: '{"name":"Rex"}' }, { name: "Rex" }],
    ["Pet", { text: '{"name":"Rex"}' }, { name: "Rex" }],
    ["Anything", { type: "application/json", text: "[1]" }, [1]],
    ["Anything", { type: "text/csv", text: "1,2" }, "1,2"],
    ["Anything", { type: "image/png", text: "png" }, "png"],
  ])("is read by what came and by its schema: %s of %j", async (name, served, want) => {
    const { data, accept } = await called(`get${name}`, served);
    expect([data, accept]).toEqual([want, "*/*"]);
  });

  it.each<[string, Served, string]>([
    ["Text", { type: "image/png", text: "png" }, "must be string"],
    ["Pet", { type: "text/plain", text: "Rex" }, "must be object"],
    ["Count", { text: "1.5" }, "must be integer"],
  ])("is refused where its schema does: %s of %j", async (name, served, message) => {
    const error = await rejection(called(`get${name}`, served));
    expect(error).toMatchObject({ name: "ContractError", issues: [{ message }] });
  });
});

it.each([
  ["Text", "abc", "text/plain;charset=UTF-8", "abc"],
  ["Bytes", new Blob(["abc"], { type: "image/png" }), "image/png", "abc"],
  ["Bytes", new TextEncoder().encode("abc"), "application/octet-stream", "abc"],
  ["Count", 12, "application/json", "12"],
  ["Pet", { name: "Rex" }, "application/json", '{"name":"Rex"}'],
])("a body of any type is sent by its schema: %s", async (name, body, type, text) => {
  const sent = await called(`put${name}`, { status: 204 }, { body });
  expect([sent.type, sent.body]).toEqual([type, text]);
});

it("what is documented for any status is asked for as it is documented", async () => {
  const { data, accept } = await called("getCsv", { type: "text/csv", text: "1,2" });
  expect([data, accept]).toEqual(["1,2", "text/csv"]);
});

it.each<[Served, unknown]>([
  [{ type: "application/json", text: "[1]" }, [1]],
  [{ type: "text/csv", text: "1,2" }, "1,2"],
  [{ status: 204 }, undefined],
  [{ status: 201 }, undefined],
])("an answer of which the document says nothing is given as it comes: %j", async (served, want) => {
  const { data, accept } = await called("getUnsaid", served);
  expect([data, accept]).toEqual([want, "application/json, */*;q=0.9"]);
  const error = await rejection(called("getUnsaid", { status: 404, type: "text/plain", text: "Nobody" }));
  expect(error).toMatchObject({ name: "NotFoundError", data: "Nobody" });
});
