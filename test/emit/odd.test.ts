/** Documents that are odd and not wrong: each one's output compiles, and has all its files. */
import { expect, it } from "vitest";
import { run } from "../../generator/pipeline.js";
import { type Part, documentOf, readFrom } from "../model/document.js";
import { complaints, inexact } from "./compile.js";

const done = { "204": { description: "Done." } };
const get = (operation: object): object => ({ get: { responses: done, ...operation } });
const answer = (schema: object): Readonly<Record<"200", object>> => ({
  "200": { description: "", content: { "application/json": { schema } } },
});
const links = { items: "list", next: "next" };
const pageOf = (items: object): object => ({
  type: "object",
  properties: { list: { type: "array", items }, next: { type: ["string", "null"] } },
  required: ["list", "next"],
});
const query = (name: string): object => ({ name, in: "query", schema: { type: "string" } });

const documents: Readonly<Record<string, Part>> = {
  "parameters called as what every object has": {
    paths: {
      "/a": get({ operationId: "a", parameters: ["constructor", "__proto__", "toString"].map(query) }),
    },
  },
  "a parameter without a schema": { paths: { "/a": get({ parameters: [{ name: "a", in: "query" }] }) } },
  "a parameter that has the name of the body": {
    paths: {
      "/a": {
        put: { parameters: [query("body")], requestBody: { content: { "text/plain": {} } }, responses: done },
      },
    },
  },
  "names that the client has": {
    paths: { "/a": get({ operationId: "createApi", tags: ["api"] }), "/b": get({ operationId: "contract" }) },
    schemas: Object.fromEntries(
      ["Api", "ApiOptions", "ApiGroups", "ApiScope", "Contract"].map((name) => [name, {}]),
    ),
  },
  "an id that is another operation's name": {
    paths: { "/a": get({ operationId: "getB", "x-specwright-name": "other" }), "/b": get({}) },
  },
  "tags that make one name": {
    paths: { "/a": get({ operationId: "a", tags: ["v 2"] }), "/b": get({ operationId: "b", tags: ["v2"] }) },
  },
  "tags that look alike": {
    paths: Object.fromEntries(
      ["1", "1️⃣", "\u00e9", "e\u0301", "É", "\u00ad1"].map((tag, index) => [
        `/${index}`,
        get({ tags: [tag] }),
      ]),
    ),
  },
  "tags of signs alone": {
    paths: { "/a": get({ tags: ["🎉"] }), "/b": get({ tags: ["…"] }), "/c": get({ tags: [""] }) },
  },
  "letters that are none to the language": {
    schemas: Object.fromEntries(
      ["CO₂", "a½", "b\u2e2f", "1️⃣"].map((name) => [name, { properties: { [name]: {} } }]),
    ),
  },
  "schemas that begin as the runtime's names do": {
    schemas: {
      RuntimeContext: { type: "object" },
      RuntimeIssue: { type: "object" },
      Issue: { type: "object" },
    },
  },
  "a body of any media type beside two of JSON": {
    paths: {
      "/a": {
        post: {
          requestBody: {
            content: {
              "*/*": { schema: { type: "string" } },
              "application/a+json": { schema: { type: "object" } },
              "application/b+json": { schema: { type: "object" } },
            },
          },
          responses: done,
        },
      },
    },
  },
  "bodies of which only the usual one has one media type": {
    paths: Object.fromEntries(
      [
        ["text/plain", "image/png", "image/jpeg"],
        ["image/png", "text/plain", "text/csv", "application/x-www-form-urlencoded"],
      ].map((types, index) => [
        `/${index}`,
        {
          post: {
            requestBody: { content: Object.fromEntries(types.map((type) => [type, {}])) },
            responses: done,
          },
        },
      ]),
    ),
  },
  "an object that cannot be, or null": {
    schemas: {
      Never: {
        type: ["object", "null"],
        required: ["a"],
        properties: { a: { type: "string", enum: [true, false] } },
        additionalProperties: false,
      },
      Untyped: { required: ["a"], properties: { a: false }, additionalProperties: false },
    },
  },
  "a member that a base only requires": {
    schemas: {
      Base: {
        type: "object",
        required: ["kind"],
        properties: { data: {} },
        additionalProperties: { type: "string" },
      },
      Told: {
        allOf: [{ $ref: "#/components/schemas/Base" }, { properties: { kind: { description: "Which." } } }],
      },
      Wider: {
        allOf: [
          { $ref: "#/components/schemas/Base" },
          { properties: { kind: { type: ["string", "integer"] } } },
        ],
      },
    },
  },
  "a key that is a name to ES5 alone": { schemas: { Pet: { type: "object", properties: { "\u2e2f": {} } } } },
  "pages whose list may be missing": {
    paths: {
      "/a": get({
        "x-pagination": { items: "list", next: "next" },
        responses: answer({
          properties: { list: { type: "array", items: { type: "string" } }, next: { type: "string" } },
        }),
      }),
    },
  },
  "pages of any items": {
    paths: {
      "/a": get({
        "x-pagination": { items: "a-list", next: "next page" },
        responses: answer({
          properties: { "a-list": { type: "array" }, "next page": { type: ["string", "null"] } },
        }),
      }),
    },
  },
  "pages that may be missing, or null": {
    paths: {
      "/a": get({ "x-pagination": links, responses: { ...answer(pageOf({ type: "string" })), ...done } }),
      "/b": get({
        "x-pagination": { items: "a-list", next: "next page" },
        responses: answer({
          type: ["object", "null"],
          properties: { "a-list": { type: "array" }, "next page": { type: "string" } },
          required: ["a-list"],
        }),
      }),
    },
  },
  "pages made of parts, or null": {
    paths: {
      "/a": get({
        "x-pagination": links,
        responses: answer({
          anyOf: [{ allOf: [pageOf({ type: "string" }), pageOf({ minLength: 1 })] }, { type: "null" }],
        }),
      }),
    },
  },
  "pages of several answers": {
    paths: {
      "/a": get({
        "x-pagination": links,
        responses: {
          ...answer(pageOf({ type: "string" })),
          "206": answer(pageOf({ type: "integer" }))["200"],
        },
      }),
    },
  },
  "names of callbacks and webhooks that addresses, numbers and methods make": {
    paths: {
      "/a": {
        post: {
          responses: done,
          callbacks: {
            done: Object.fromEntries(["a", "b", "c"].map((url) => [url, { post: { responses: done } }])),
            "done a": { a: { post: { responses: done } } },
          },
        },
      },
    },
    webhooks: {
      ping: { get: { responses: done }, post: { responses: done } },
      "ping GET": { get: { responses: done } },
    },
  },
  "no operations": { schemas: { Pet: { type: "object" } } },
  "nothing at all": {},
  "an operation without answers": { paths: { "/a": get({ responses: {} }) } },
  "a union of one, and enums of one": {
    schemas: {
      A: { oneOf: [{ type: "string" }] },
      B: { enum: ["b"] },
      C: { type: "integer", enum: [1] },
      D: { anyOf: [{}, { type: "string" }] },
    },
  },
};

it("compiles, all of them", async () => {
  const files = new Map<string, string>();
  for (const [name, part] of Object.entries(documents)) {
    const read = readFrom({ "/d/openapi.json": JSON.stringify(documentOf(part)) });
    const result = await run({ input: "/d/openapi.json", read });
    expect([name, result.diagnostics]).toEqual([name, []]);
    expect(result.files.length).toBeGreaterThan(0);
    for (const file of result.files) {
      if (file.path.endsWith(".ts") && !file.path.startsWith("runtime/"))
        files.set(`${name}/${file.path}`, file.text);
    }
  }
  expect(complaints(files)).toEqual([]);
  expect(complaints(files, inexact)).toEqual([]);
});
