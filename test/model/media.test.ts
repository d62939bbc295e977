import { describe, expect, test } from "vitest";
import { answerContents, chosenContent } from "../../generator/model/media.js";
import { partTypes } from "../../generator/model/part-types.js";
import { documentOf, modelOf, only, readFiles } from "./document.js";

const done = { "204": { description: "Done." } };

test.each([
  [["application/json"], "application/json json"],
  [["text/plain", "application/json"], "application/json json"],
  [["application/vnd.api+json; charset=utf-8", "text/plain"], "application/vnd.api+json; charset=utf-8 json"],
  [["text/csv", "application/pdf"], "text/csv text"],
  [["application/xml"], "application/xml text"],
  [["image/png"], "image/png binary"],
  [["multipart/form-data", "application/x-www-form-urlencoded"], "multipart/form-data multipart"],
  [["application/x-www-form-urlencoded"], "application/x-www-form-urlencoded urlencoded"],
  [["*/*"], "*/* json"],
  [["application/jsonp"], "application/jsonp binary"],
])("of %j the one that is used is %s", (mediaTypes, want) => {
  const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]));
  const { body } = only({ "/x": { put: { requestBody: { content }, responses: done } } });
  const chosen = chosenContent(body?.contents ?? []);
  expect(`${chosen?.mediaType} ${chosen?.kind}`).toBe(want);
});

test.each([
  [["application/xml", "application/json"], ["application/json"]],
  [
    ["text/csv", "application/pdf"],
    ["text/csv", "application/pdf"],
  ],
])("of %j with one schema an answer may come as %j", (mediaTypes, want) => {
  const content = Object.fromEntries(mediaTypes.map((name) => [name, { schema: { type: "string" } }]));
  const { responses } = only({ "/x": { get: { responses: { "200": { description: "", content } } } } });
  const contents = answerContents(responses[0]?.contents ?? []);
  expect(contents.map(({ mediaType }) => mediaType)).toEqual(want);
});

test.each([
  ["image/png", { type: "string" }, "binary"],
  ["image/png", { type: "string", contentEncoding: "base64" }, "text"],
  ["*/*", { type: "string", contentMediaType: "image/png" }, "binary"],
  ["*/*", { type: "string" }, "json"],
])("a body of %s whose schema is %j is %s", (mediaType, schema, want) => {
  const requestBody = { content: { [mediaType]: { schema } } };
  const { body } = only({ "/x": { put: { requestBody, responses: done } } });
  expect(body?.contents.map(({ kind }) => kind)).toEqual([want]);
});

test.each([
  ["application/jsonl", "sequence-whole", true],
  ["application/json", "item-schema-ignored", false],
  ["application/x-www-form-urlencoded", "item-schema-ignored", false],
])("the items of %s: %s", (mediaType, code, isRead) => {
  const requestBody = { content: { [mediaType]: { schema: {}, itemSchema: { type: "object" } } } };
  const paths = { "/x": { put: { requestBody, responses: done } } };
  const { api, diagnostics } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ paths })) });
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  const [found] = api?.operations[0]?.body?.contents ?? [];
  expect(found?.itemSchema !== undefined).toBe(isRead);
});

describe("styles of an encoding", () => {
  const encoding = {
    tags: { contentType: "text/plain", style: "form", explode: false, allowReserved: true },
  };
  const content = { "multipart/form-data": { encoding }, "application/x-www-form-urlencoded": { encoding } };
  const { tags } = encoding;
  test.each([
    ["3.0.3", { contentType: "text/plain" }, 3],
    ["3.1.1", tags, 0],
  ])("count for parts since OpenAPI 3.1: %s", (openapi, want, notes) => {
    const paths = { "/x": { put: { requestBody: { content }, responses: {} } } };
    const { api, told } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ openapi, paths })) });
    const contents = api?.operations[0]?.body?.contents ?? [];
    expect(contents.map((one) => one.encoding.get("tags"))).toEqual([want, tags]);
    expect(told.filter((text) => text.startsWith("encoding-ignored "))).toHaveLength(notes);
  });
});

test.each([
  [{}, []],
  [{ type: "string" }, ["form-without-fields"]],
  [{ type: "array", items: {} }, ["form-without-fields"]],
  [{ type: "object" }, []],
])("a form whose schema is %j is made of fields", (schema, told) => {
  const content = { "application/x-www-form-urlencoded": { schema } };
  const paths = { "/x": { put: { requestBody: { content }, responses: done } } };
  const { api, diagnostics } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ paths })) });
  const [form] = api?.operations[0]?.body?.contents ?? [];
  expect(form?.schema.rules).toEqual([{ kind: "type", types: ["object"] }]);
  expect(diagnostics.map(({ code }) => code)).toEqual(told);
});

test("a part has the media type that is said nearest to it", () => {
  const photo = (contentMediaType?: string): object => ({ photo: { type: "string", contentMediaType } });
  const schemas = { Base: { type: "object", properties: photo("image/png") } };
  const typeOf = (properties: object): string | undefined => {
    const schema = { properties, allOf: [{ $ref: "#/components/schemas/Base" }] };
    const requestBody = { content: { "multipart/form-data": { schema } } };
    const api = modelOf({ schemas, paths: { "/x": { put: { requestBody, responses: done } } } });
    const [form] = api.operations[0]?.body?.contents ?? [];
    return form && partTypes(form.schema, (id) => api.schemas.get(id)?.schema).get("photo");
  };
  expect([typeOf({}), typeOf(photo("image/jpeg")), typeOf(photo("application/octet-stream"))]).toEqual([
    "image/png",
    "image/jpeg",
    "image/png",
  ]);
});
