/** OpenAPI 2.0: what it says in words of its own. */
import { describe, expect, test } from "vitest";
import { readFiles } from "./document.js";

/** The model of a document with one operation, and the codes of what was told. */
function read(operation: object, root: object = {}) {
  const document = {
    swagger: "2.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: operation } },
  };
  const text = JSON.stringify({ ...document, ...root });
  const { api, diagnostics } = readFiles({ "/d/openapi.yaml": text });
  return { api, operation: api?.operations[0], codes: diagnostics.map(({ code }) => code) };
}

const ok = { responses: { 200: { description: "", schema: { type: "string" } } } };

describe("servers", () => {
  test.each([
    ["nothing", {}, ["/"]],
    ["a base path alone", { basePath: "/v1" }, ["/v1"]],
    ["a host alone", { host: "a.test" }, ["https://a.test"]],
    [
      "schemes",
      { host: "a.test", basePath: "/v1/", schemes: ["http", "https"] },
      ["http://a.test/v1", "https://a.test/v1"],
    ],
    ["a base path without slash", { host: "a.test", basePath: "v1" }, ["https://a.test/v1"]],
    ["a host that says its scheme", { host: "https://a.test/" }, ["https://a.test"]],
  ])("%s", (_, root, want) => {
    expect(read(ok, root).api?.servers.map(({ url }) => url)).toEqual(want);
  });

  test("an operation's own schemes", () => {
    const { operation } = read({ ...ok, schemes: ["wss"] }, { host: "a.test", schemes: ["https"] });
    expect(operation?.servers.map(({ url }) => url)).toEqual(["wss://a.test"]);
  });
});

describe("bodies", () => {
  const body = { name: "body", in: "body", schema: { type: "object" } };
  const file = { name: "f", in: "formData", type: "file" };
  const field = { name: "a", in: "formData", type: "string" };

  test.each([
    ["JSON where nothing is said", [body], undefined, ["application/json"]],
    [
      "what the operation consumes",
      [body],
      ["text/xml", "application/json"],
      ["text/xml", "application/json"],
    ],
    ["an urlencoded form", [field], undefined, ["application/x-www-form-urlencoded"]],
    [
      "a form among types that are none",
      [field],
      ["application/json", "multipart/form-data"],
      ["multipart/form-data"],
    ],
    ["parts for a file", [field, file], ["application/x-www-form-urlencoded"], ["multipart/form-data"]],
  ])("%s", (_, parameters, consumes, want) => {
    const { operation } = read({ ...ok, parameters, ...(consumes && { consumes }) });
    expect(operation?.body?.contents.map(({ mediaType }) => mediaType)).toEqual(want);
  });

  test("an operation's empty list hides the document's", () => {
    const { operation } = read({ ...ok, parameters: [body], consumes: [] }, { consumes: ["text/plain"] });
    expect(operation?.body?.contents.map(({ mediaType }) => mediaType)).toEqual(["application/json"]);
  });

  test.each([[field], [{ ...body, name: "other" }]])("one body only: the other is told of: %j", (other) => {
    expect(read({ ...ok, parameters: [body, other] }).codes).toEqual(["body-repeated"]);
  });

  test.each([
    ["csv", { type: "string" }, { style: "form", explode: false }],
    ["pipes", { type: "string" }, { style: "pipeDelimited", explode: false }],
    ["multi", { type: "string" }, undefined],
    ["csv", { type: "file" }, undefined],
  ])("a list in a form, by %s of %j", (collectionFormat, items, want) => {
    const { operation } = read({ ...ok, parameters: [{ ...field, type: "array", items, collectionFormat }] });
    expect(operation?.body?.contents[0]?.encoding.get("a")).toEqual(want);
  });

  test.each([
    [[field, { ...field, name: "b", required: true }], true],
    [[{ ...field, required: "true" }], true],
    [[field, { ...field, name: "b", required: false }], false],
  ])("a form is required where one of its fields is: %j", (parameters, want) => {
    expect(read({ ...ok, parameters }).operation?.body?.required).toBe(want);
  });

  test("the fields of a form stand at their parameters", () => {
    const { operation } = read({ ...ok, parameters: [{ ...field, required: true }] });
    const object = operation?.body?.contents[0]?.schema.rules.find((rule) => rule.kind === "object");
    expect(object?.required).toEqual(["a"]);
    expect(object?.properties.get("a")?.place.pointer).toBe("/paths/~1a/post/parameters/0");
  });
});

describe("parameters", () => {
  test.each([
    ["query", undefined, "form", false],
    ["query", "csv", "form", false],
    ["query", "ssv", "spaceDelimited", false],
    ["query", "tsv", "tabDelimited", false],
    ["query", "pipes", "pipeDelimited", false],
    ["query", "multi", "form", true],
    ["header", "csv", "simple", false],
    ["header", "ssv", "spaceDelimited", false],
    ["path", undefined, "simple", false],
    ["path", "tsv", "tabDelimited", false],
    ["path", "pipes", "pipeDelimited", false],
  ])("a list in %s with %s", (place, collectionFormat, style, explode) => {
    const parameter = { name: "a", in: place, type: "array", items: { type: "string" }, collectionFormat };
    const template = place === "path" ? "/{a}" : "/a";
    const paths = { [template]: { post: { ...ok, parameters: [parameter] } } };
    const { operation, codes } = read(ok, { paths });
    expect(operation?.parameters[0]).toMatchObject({ style, explode });
    expect(codes).toEqual([]);
  });

  test.each(["header", "query"])("a format that %s does not have is told of", (place) => {
    const format = place === "query" ? "semicolons" : "multi";
    const parameter = { name: "a", in: place, type: "array", items: {}, collectionFormat: format };
    expect(read({ ...ok, parameters: [parameter] }).codes).toEqual(["collection-format-ignored"]);
  });

  test("one that stands twice is told of", () => {
    const parameter = { name: "a", in: "query", type: "string" };
    expect(read({ ...ok, parameters: [parameter, parameter] }).codes).toEqual(["parameter-repeated"]);
  });

  test("lists in a list have a format that is told of", () => {
    const items = { type: "array", items: { type: "string" }, collectionFormat: "pipes" };
    const parameter = { name: "a", in: "query", type: "array", items };
    expect(read({ ...ok, parameters: [parameter] }).codes).toEqual(["collection-format-ignored"]);
  });

  test("a header that HTTP cannot send is told of and left out", () => {
    const parameters = ["X Bad", "X-Good", "Accept"].map((name) => ({ name, in: "header", type: "string" }));
    const { operation, codes } = read({ ...ok, parameters });
    expect(operation?.parameters.map(({ name }) => name)).toEqual(["X-Good"]);
    expect(codes).toEqual(["parameter-invalid"]);
  });

  test.each([
    ["query", "a", "a"],
    ["header", "X-A", "x-a"],
  ])("an own parameter wins over the path item's, in %s", (place, theirs, name) => {
    const own = { name, in: place, type: "integer" };
    const shared = { name: theirs, in: place, type: "string" };
    const paths = { "/a": { parameters: [shared], post: { ...ok, parameters: [own] } } };
    expect(read(ok, { paths }).operation?.parameters.map(({ schema }) => schema.rules)).toEqual([
      [{ kind: "type", types: ["integer"] }],
    ]);
  });

  test.each(["x-example", "example"])("%s is the example of a parameter", (word) => {
    const { operation } = read({
      ...ok,
      parameters: [{ name: "a", in: "query", type: "string", [word]: "b" }],
    });
    expect(operation?.parameters[0]?.examples.map(({ value }) => value)).toEqual(["b"]);
  });

  test.each([
    [{}, "integer", ["schema-misplaced"]],
    [{ type: "string" }, "string", []],
  ])("a schema in a query parameter is read and told of where there is no type: %j", (beside, want, told) => {
    const parameter = { name: "a", in: "query", schema: { type: "integer" }, ...beside };
    const { operation, codes } = read({ ...ok, parameters: [parameter] });
    expect(operation?.parameters[0]?.schema.rules).toEqual([{ kind: "type", types: [want] }]);
    expect(codes).toEqual(told);
  });
});

describe("responses", () => {
  test("a file is bytes, whatever the document produces", () => {
    const responses = { 200: { description: "", schema: { type: "file" } } };
    const { operation } = read({ responses }, { produces: ["application/json"] });
    expect(operation?.responses[0]?.contents.map(({ kind }) => kind)).toEqual(["binary"]);
  });

  test.each([
    ["file", ["text/csv", " image/png "], ["text/csv text", "image/png binary"]],
    ["file", [], ["application/octet-stream binary"]],
    ["object", [], ["application/json json"]],
  ])("a %s that may be of %j is %j", (type, produces, want) => {
    const { operation } = read({ responses: { 200: { description: "", schema: { type } } } }, { produces });
    const [response] = operation?.responses ?? [];
    expect(response?.contents.map(({ mediaType, kind }) => `${mediaType} ${kind}`)).toEqual(want);
  });

  test("a header says how its list is written", () => {
    const list = { type: "array", items: { type: "string" } };
    const headers = { A: list, B: { ...list, collectionFormat: "pipes" }, C: { type: "string" } };
    const { operation, codes } = read({ responses: { 204: { description: "", headers } } });
    expect(operation?.responses[0]?.headers.map(({ style }) => style)).toEqual([
      "simple",
      "pipeDelimited",
      undefined,
    ]);
    expect(codes).toEqual([]);
  });

  test("without schema there is no content", () => {
    const { operation } = read(
      { responses: { 204: { description: "" } } },
      { produces: ["application/json"] },
    );
    expect(operation?.responses[0]?.contents).toEqual([]);
  });
});

describe("schemas", () => {
  const rules = (schema: object) =>
    read(ok, { definitions: { A: schema, B: {} } })
      .api?.schemas.values()
      .next().value?.schema.rules;

  test("x-nullable admits null, beside a reference too", () => {
    expect(rules({ type: "string", "x-nullable": true })).toEqual([
      { kind: "type", types: ["string", "null"] },
    ]);
    expect(rules({ $ref: "#/definitions/B", "x-nullable": true })).toMatchObject([{ kind: "anyOf" }]);
    expect(rules({ $ref: "#/definitions/B" })).toMatchObject([{ kind: "reference" }]);
  });

  test("words of OpenAPI 3.0 are read and told of", () => {
    const { codes } = read(ok, { definitions: { A: { oneOf: [{ type: "string" }] } } });
    expect(codes).toEqual(["keyword-later"]);
    expect(rules({ oneOf: [{ type: "string" }] })).toMatchObject([{ kind: "oneOf" }]);
  });
});

test("every kind of security scheme", () => {
  const securityDefinitions = {
    a: { type: "basic" },
    b: { type: "apiKey", in: "query", name: "k" },
    c: { type: "oauth2", flow: "implicit", authorizationUrl: "https://a.test", scopes: {} },
  };
  const { api, codes } = read({ ...ok, security: [{ a: [], c: ["s"] }] }, { securityDefinitions });
  expect(api?.securitySchemes.map(({ kind }) => kind)).toEqual(["basic", "apiKey", "bearer"]);
  expect(api?.operations[0]?.security).toEqual([
    [
      { scheme: "a", scopes: [] },
      { scheme: "c", scopes: ["s"] },
    ],
  ]);
  expect(codes).toEqual([]);
});
