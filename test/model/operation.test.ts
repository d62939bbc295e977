import { describe, expect, it, test } from "vitest";
import { documentOf, modelOf, only, readFiles } from "./document.js";

const content = { "application/json": { schema: { type: "object" } } };
const done = { "204": { description: "Done." } };

describe("parameters", () => {
  const read = (parameters: readonly object[], pathItem: readonly object[] = []): string[] => {
    const operation = only({ "/x": { parameters: pathItem, get: { parameters, responses: done } } });
    return operation.parameters.map(
      ({ in: place, name, required, style, explode }) =>
        `${place} ${name}${required ? "!" : ""} ${style}${explode ? "*" : ""}`,
    );
  };

  test.each<[string, { given: object[]; pathItem?: object[]; want: string[] }]>([
    ["defaults of a query", { given: [{ name: "a", in: "query" }], want: ["query a form*"] }],
    ["defaults of a header", { given: [{ name: "a", in: "header" }], want: ["header a simple"] }],
    ["defaults of a cookie", { given: [{ name: "a", in: "cookie" }], want: ["cookie a form*"] }],
    [
      "explode is off for other styles",
      { given: [{ name: "a", in: "query", style: "deepObject" }], want: ["query a deepObject"] },
    ],
    [
      "headers that a client sets by itself are left out",
      {
        given: ["Accept", "content-type", "AUTHORIZATION", "X"].map((name) => ({ name, in: "header" })),
        want: ["header X simple"],
      },
    ],
    [
      "the operation's own win over the path item's, at their place",
      {
        pathItem: [
          { name: "a", in: "query" },
          { name: "b", in: "query" },
        ],
        given: [
          { name: "c", in: "query" },
          { name: "a", in: "query", required: true },
        ],
        want: ["query a! form*", "query b form*", "query c form*"],
      },
    ],
    [
      "a header is the same in any case, and a query is not",
      {
        pathItem: ["header", "query"].map((place) => ({ name: "X-A", in: place })),
        given: ["header", "query"].map((place) => ({ name: "x-a", in: place })),
        want: ["header x-a simple", "query X-A form*", "query x-a form*"],
      },
    ],
    [
      "a name is another one elsewhere",
      {
        pathItem: [{ name: "a", in: "query" }],
        given: [{ name: "a", in: "header" }],
        want: ["query a form*", "header a simple"],
      },
    ],
  ])("%s", (_, { given, pathItem, want }) => {
    expect(read(given, pathItem)).toEqual(want);
  });

  it("in the path are required, whatever the document says", () => {
    const operation = only({
      "/x/{id}": { get: { parameters: [{ name: "id", in: "path" }], responses: done } },
    });
    expect(operation.parameters.map(({ required }) => required)).toEqual([true]);
  });

  it("with content have its media type and schema", () => {
    const content = { "application/json": { schema: { type: "integer" } } };
    const [parameter] = only({
      "/x": { get: { parameters: [{ name: "a", in: "query", content }], responses: done } },
    }).parameters;
    expect(parameter).toMatchObject({
      mediaType: "application/json",
      schema: { rules: [{ kind: "type", types: ["integer"] }] },
    });
  });

  it("may hold reserved characters in a path and a query alone", () => {
    const parameters = ["path", "query", "header", "cookie"].map((place) => ({
      name: "a",
      in: place,
      allowReserved: true,
    }));
    const operation = only({ "/x/{a}": { get: { parameters, responses: done } } });
    expect(operation.parameters.map(({ allowReserved }) => allowReserved)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("behind a reference have the reference's own description", () => {
    const parameters = { Limit: { name: "limit", in: "query", description: "How many." } };
    const reference = { $ref: "#/components/parameters/Limit", description: "How many pets." };
    const operation = only(
      { "/x": { get: { parameters: [reference], responses: done } } },
      { components: { parameters } },
    );
    expect(operation.parameters.map(({ docs }) => docs.description)).toEqual(["How many pets."]);
  });
});

it("bodies and answers behind a reference have the reference's own description", () => {
  const components = {
    requestBodies: { A: { description: "Any.", content } },
    responses: { A: { description: "Any.", content } },
  };
  const reference = (kind: string): object => ({ $ref: `#/components/${kind}/A`, description: "A pet." });
  const put = { requestBody: reference("requestBodies"), responses: { "200": reference("responses") } };
  const { body, responses } = only({ "/x": { put } }, { components });
  expect([body?.docs, ...responses.map(({ docs }) => docs)]).toEqual([
    { description: "A pet." },
    { description: "A pet." },
  ]);
});

it("has no content where HTTP allows none, and tells of links", () => {
  const responses = {
    "200": { description: "", content, links: { next: {} } },
    "204": { description: "", content },
    "205": { description: "", content },
    "304": { description: "", content },
  };
  const head = only({ "/x": { head: { responses: { "200": { description: "", content } } } } });
  const get = only({ "/x": { get: { responses } } });
  const counts = [head, get].map((operation) => operation.responses.map(({ contents }) => contents.length));
  expect(counts).toEqual([[0], [1, 0, 0, 0]]);
  const text = JSON.stringify(documentOf({ paths: { "/x": { get: { responses } } } }));
  expect(readFiles({ "/d/a.json": text }).told).toEqual([expect.stringMatching(/^links-ignored /)]);
});

test.each<[string, object, string[]]>([
  ["trace", {}, ["warning /paths/~1x/trace"]],
  ["get", { requestBody: { required: true, content } }, ["warning /paths/~1x/get/requestBody"]],
  ["head", { requestBody: { content } }, ["info /paths/~1x/head/requestBody"]],
  ["get", { requestBody: { content: {} } }, []],
  ["query", { requestBody: { required: true, content } }, []],
])("what fetch cannot send is told of: %s %j", (method, operation, want) => {
  const paths = { "/x": { [method]: { responses: done, ...operation } } };
  const { api, diagnostics } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ paths })) });
  expect(api?.operations).toHaveLength(1);
  expect(diagnostics.map(({ severity, place }) => `${severity} ${place?.pointer}`)).toEqual(want);
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
    new Set(want.length === 0 ? [] : ["operation-unsendable"]),
  );
});

describe("responses", () => {
  it("have statuses in one form, and leave extensions out", () => {
    const statuses = ["200", "4xx", "Default", "x-note"].map((status) => [status, { description: "" }]);
    const operation = only({ "/x": { get: { responses: Object.fromEntries(statuses) } } });
    expect(operation.responses.map(({ status }) => status)).toEqual(["200", "4XX", "default"]);
  });

  test.each(["20", "600", "2X", "ok", "200 OK"])("%s is no status", (status) => {
    const { told } = readFiles({
      "/d/a.json": JSON.stringify(documentOf({ paths: { "/x": { get: { responses: { [status]: {} } } } } })),
    });
    expect(told).toEqual([expect.stringContaining("status-invalid /d/a.json:1:")]);
  });

  it("have each header once, whatever its case, and none for the type of the body", () => {
    const names = ["X-A", "x-a", "Content-Type", "x-b"];
    const headers = { ...Object.fromEntries(names.map((name) => [name, {}])), "x-note": "no header" };
    const operation = only({ "/x": { get: { responses: { "204": { description: "", headers } } } } });
    expect(operation.responses[0]?.headers.map(({ name }) => name)).toEqual(["X-A", "x-b"]);
  });

  it("describe headers in the words of their schemas where they have none", () => {
    const schema = { description: "Any." };
    const headers = { A: { schema }, B: { schema, description: "Mine." } };
    const operation = only({ "/x": { get: { responses: { "204": { description: "", headers } } } } });
    const told = operation.responses[0]?.headers.map((header) => header.schema.docs.description);
    expect(told).toEqual(["Any.", "Mine."]);
  });

  it("may say nothing at all", () => {
    const operation = only({ "/x": { get: { responses: { "204": null } } } });
    expect(operation.responses.map(({ status }) => status)).toEqual(["204"]);
  });

  it("of one status stand once", () => {
    const responses = { "4xx": { description: "a" }, "4XX": { description: "b" } };
    const { diagnostics } = readFiles({
      "/d/a.json": JSON.stringify(documentOf({ paths: { "/x": { get: { responses } } } })),
    });
    expect(diagnostics.map(({ severity, place }) => [severity, place?.pointer])).toEqual([
      ["error", "/paths/~1x/get/responses/4xx"],
    ]);
  });
});

describe("callbacks", () => {
  const item = { post: { responses: done } };
  test.each<[string, { given: object; want: string[] }]>([
    ["to one place have their own names", { given: { "{$url}": item, "x-note": {} }, want: ["done"] }],
    [
      "to several places have these in their names",
      { given: { b: item, a: item }, want: ["done a", "done b"] },
    ],
    [
      "of several methods have these too",
      { given: { a: item, b: { ...item, put: item.post } }, want: ["done a", "done b PUT", "done b POST"] },
    ],
  ])("%s", (_, { given, want }) => {
    const { callbacks } = only({ "/x": { get: { responses: done, callbacks: { done: given } } } });
    expect(callbacks.map(({ name }) => name)).toEqual(want);
  });
});

describe("paths", () => {
  it("without a slash are read as if they had one", () => {
    const paths = { pets: { get: { responses: done } } };
    const { api, diagnostics } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ paths })) });
    expect(diagnostics.map(({ severity, place }) => [severity, place?.pointer])).toEqual([
      ["warning", "/paths/pets"],
    ]);
    expect(api?.operations.map((operation) => operation.path)).toEqual(["/pets"]);
  });

  it("leave extensions out", () => {
    expect(modelOf({ paths: { "x-note": { get: {} } } }).operations).toEqual([]);
  });
});

test("a path item says what stands beside its reference, and what it refers to", () => {
  const item = (text: string): string =>
    `{ "openapi": "3.1.1", "info": { "title": "", "version": "" }, "paths": { "/a": ${text} } }`;
  const { api, told } = readFiles({
    "/d/root.json": item(`{
      "$ref": "item.yaml#/a",
      "parameters": [{ "name": "own", "in": "query", "schema": { "type": "string" } }],
      "get": { "operationId": "own" }
    }`),
    "/d/item.yaml": "a: { get: { operationId: theirs }, put: { operationId: put, parameters: [] } }",
  });
  expect(told).toEqual([]);
  expect(api?.operations.map(({ operationId, parameters }) => [operationId, parameters[0]?.name])).toEqual([
    ["own", "own"],
    ["put", "own"],
  ]);
});
