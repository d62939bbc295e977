import { describe, expect, it, test } from "vitest";
import { Declarations } from "../../generator/model/declarations.js";
import { type Part, documentOf, modelOf, readFiles } from "./document.js";

/** What is declared: the document's word, and the side from which it is seen. */
function declared(part: Part): string[] {
  const { all } = new Declarations(modelOf(part));
  return all.map(({ key, view, rank }) => `${key} ${view}${["", " second", " third"][rank]}`);
}

const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const reference = { $ref: "#/components/schemas/User" };
const sent = { put: { operationId: "put", requestBody: json(reference), responses: {} } };
const received = {
  get: { operationId: "get", responses: { "200": { description: "", ...json(reference) } } },
};

describe("a schema", () => {
  const plain = { type: "object", properties: { name: { type: "string" } } };
  const different = { type: "object", properties: { id: { type: "string", readOnly: true } } };
  test.each<[string, { given: object; paths: object; want: string[] }]>([
    ["that is used nowhere is declared all the same", { given: plain, paths: {}, want: ["User response"] }],
    [
      "that looks the same from both sides is declared once",
      { given: plain, paths: { ...sent, ...received }, want: ["User response"] },
    ],
    [
      "that does not is declared twice",
      { given: different, paths: { ...sent, ...received }, want: ["User response", "User request second"] },
    ],
    [
      "that is used nowhere is declared all the same, be it seen in part",
      { given: different, paths: {}, want: ["User response"] },
    ],
    [
      "that a parameter sends is sent",
      {
        given: different,
        paths: { ...received, parameters: [{ name: "by", in: "query", schema: reference }] },
        want: ["User response", "User request second"],
      },
    ],
    [
      "that a header brings is received",
      {
        given: different,
        paths: {
          put: {
            ...sent.put,
            responses: { "204": { description: "", headers: { By: { schema: reference } } } },
          },
        },
        want: ["User response", "User request second", "put Headers 204 response"],
      },
    ],
    ["that is only sent has the plain name", { given: different, paths: sent, want: ["User request"] }],
    [
      "that is only received has no second type",
      { given: different, paths: received, want: ["User response"] },
    ],
  ])("%s", (_, { given, paths, want }) => {
    expect(declared({ schemas: { User: given }, paths: { "/x": paths } })).toEqual(want);
  });

  const withFile = { type: "object", properties: { photo: { type: "string", format: "binary" } } };
  const inParts = { content: { "multipart/form-data": { schema: reference } } };
  const uploaded = { post: { operationId: "post", requestBody: inParts, responses: {} } };
  test.each<[string, { given: object; paths: object; want: string[] }]>([
    [
      "that only parts hold is declared for these",
      { given: withFile, paths: uploaded, want: ["User multipart"] },
    ],
    [
      "with a file is declared for parts apart",
      { given: withFile, paths: { ...uploaded, ...sent }, want: ["User response", "User multipart second"] },
    ],
    [
      "without one is not",
      {
        given: different,
        paths: { ...uploaded, ...received },
        want: ["User response", "User request second"],
      },
    ],
    [
      "with a file that a parameter holds too is text there",
      {
        given: withFile,
        paths: { ...uploaded, parameters: [{ name: "by", in: "query", schema: reference }] },
        want: ["User response", "User multipart second"],
      },
    ],
    [
      "that differs from all sides is declared for each",
      {
        given: { allOf: [withFile, different] },
        paths: { ...uploaded, ...sent, ...received },
        want: ["User response", "User request second", "User multipart third"],
      },
    ],
  ])("%s", (_, { given, paths, want }) => {
    expect(declared({ schemas: { User: given }, paths: { "/x": paths } })).toEqual(want);
  });

  it("differs where what it contains differs, on any way", () => {
    const User = { type: "array", items: { $ref: "#/components/schemas/Entry" } };
    const Entry = { type: "object", properties: { by: { readOnly: true }, again: reference } };
    expect(declared({ schemas: { User, Entry }, paths: { "/x": { ...sent, ...received } } })).toEqual([
      "Entry response",
      "Entry request second",
      "User response",
      "User request second",
    ]);
  });
});

describe("inline schemas", () => {
  test.each<[string, { operation: object; want: string[] }]>([
    ["of a body", { operation: { requestBody: json({ type: "object" }) }, want: ["op Body request"] }],
    [
      "of an answer",
      {
        operation: { responses: { "200": { description: "", ...json({ type: "object" }) } } },
        want: ["op Response response"],
      },
    ],
    [
      "of another answer",
      {
        operation: { responses: { "404": { description: "", ...json({ type: "object" }) } } },
        want: ["op Response 404 response"],
      },
    ],
    [
      "of no JSON are not declared",
      {
        operation: {
          responses: {
            "200": { description: "", content: { "text/plain": { schema: { type: "string" } } } },
          },
        },
        want: [],
      },
    ],
    [
      "of a media type that is not used are not declared",
      {
        operation: {
          requestBody: {
            content: {
              "text/plain": { schema: { type: "string" } },
              "application/json": { schema: reference },
            },
          },
        },
        want: [],
      },
    ],
  ])("%s", (_, { operation, want }) => {
    const found = declared({
      schemas: { User: {} },
      paths: { "/x": { post: { operationId: "op", responses: {}, ...operation } } },
    });
    expect(found.filter((text) => !text.startsWith("User"))).toEqual(want);
  });

  it("of a shared response are declared once, under its own name", () => {
    const components = { responses: { Problem: { description: "", ...json({ type: "object" }) } } };
    const responses = {
      "400": { $ref: "#/components/responses/Problem" },
      "404": { $ref: "#/components/responses/Problem" },
    };
    const paths = { "/x": { get: { operationId: "a", responses }, put: { operationId: "b", responses } } };
    expect(declared({ components, paths })).toEqual(["Problem Response response"]);
  });

  it("of a response with a file to itself is named after the file", () => {
    const responses = { "401": { $ref: "unauthorized.json" } };
    const { api } = readFiles({
      "/d/a.json": JSON.stringify(documentOf({ paths: { "/x": { get: { operationId: "a", responses } } } })),
      "/d/unauthorized.json": JSON.stringify({ description: "", ...json({ type: "object" }) }),
    });
    if (api === undefined) throw new Error("There is no model");
    expect(new Declarations(api).all.map(({ key }) => key)).toEqual(["unauthorized Response"]);
  });
});

test("items of sequences are named after the body that they come in", () => {
  const itemSchema = { type: "object" };
  const requestBody = {
    content: { "application/jsonl": { itemSchema }, "multipart/mixed": { itemSchema } },
  };
  const responses = { "200": { description: "", content: { "application/jsonl": { itemSchema } } } };
  const openapi = "3.2.0";
  const paths = { "/x": { post: { operationId: "put", requestBody, responses } } };
  expect(declared({ openapi, paths }).filter((key) => key.includes("Item"))).toEqual([
    "put Body Item request",
    "put Multipart Body Item request",
    "put Item response",
  ]);
});
