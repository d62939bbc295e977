/** `x-pagination`: which answers are pages, and what a page holds. */
import { expect, test } from "vitest";
import { admittedTypes } from "../../generator/model/admitted-types.js";
import type { Operation } from "../../generator/model/types.js";
import { documentOf, readFiles } from "./document.js";

/** What the pages of an operation hold, in words; the code of what was told where they are none. */
function pagesOf(responses: object): string {
  const answers = Object.entries(responses).map(([status, content]) => [
    status,
    { description: "", content },
  ]);
  const get = { "x-pagination": { items: "list", next: "next" }, responses: Object.fromEntries(answers) };
  const document = documentOf({ paths: { "/a": { get } }, schemas });
  const { api, diagnostics } = readFiles({ "/d/a.json": JSON.stringify(document) });
  return diagnostics[0]?.code ?? inWords(api?.operations[0]?.pagination);
}

function inWords(pagination: Operation["pagination"]): string {
  if (pagination === undefined) return "nothing";
  const types = admittedTypes(pagination.item, { lookup: () => undefined, view: "response" });
  const notes = [...(pagination.optional ? ["optional"] : []), ...(pagination.missing ? ["missing"] : [])];
  return [types?.join(" or ") ?? "anything", ...notes].join(", ");
}

const text = { type: "string" };
const list = { type: "array", items: text };
const page = (properties: object, more: object = {}): object => ({
  type: "object",
  required: ["list"],
  properties: { list, next: text, ...properties },
  ...more,
});
const json = (schema: object): object => ({ "application/json": { schema } });
const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const none = { type: "null" };
const schemas = {
  Links: { type: "object", properties: { next: { type: ["string", "null"] } } },
  List: list,
  Page: page({}),
  Alias: to("Page"),
};

test.each<[string, { given: object; want: string }]>([
  ["an object with the list and a text", { given: page({}), want: "string" }],
  ["one that says no type", { given: page({}, { type: undefined }), want: "string" }],
  ["one behind references", { given: to("Alias"), want: "string" }],
  ["parts behind references", { given: page({ list: to("List") }), want: "string" }],
  [
    "one of parts that each say something",
    { given: { allOf: [to("Links"), { required: ["list"], properties: { list } }] }, want: "string" },
  ],
  [
    "members beside a reference",
    { given: { ...to("Links"), required: ["list"], properties: { list } }, want: "string" },
  ],
  [
    "a list that is described twice",
    {
      given: { allOf: [page({ list: { type: "array", items: { enum: ["a", 1] } } }), page({})] },
      want: "string",
    },
  ],
  ["a text or null, as alternatives", { given: page({ next: { anyOf: [text, none] } }), want: "string" }],
  ["a list or null", { given: page({ list: { type: ["array", "null"] } }), want: "anything, optional" }],
  [
    "a list or null, as alternatives",
    { given: page({ list: { oneOf: [none, list] } }), want: "string, optional" },
  ],
  ["a list that need not be there", { given: page({}, { required: [] }), want: "string, optional" }],
  ["a page or null", { given: page({}, { type: ["object", "null"] }), want: "string, missing" }],
  ["a page or null, as alternatives", { given: { anyOf: [to("Page"), none] }, want: "string, missing" }],
  ["a list of anything", { given: page({ list: { type: "array" } }), want: "anything" }],
])("a page: %s", (_, { given, want }) => {
  expect(pagesOf({ "200": json(given) })).toBe(want);
});

test.each<[string, object]>([
  ["without the list", page({ list: undefined })],
  ["without the next page", page({ next: undefined })],
  ["whose list may be something else", page({ list: { type: ["array", "string"] } })],
  ["whose list is a map", page({ list: { type: "object" } })],
  ["whose list is never there", page({ list: none })],
  ["whose list may be anything", page({ list: {} })],
  ["whose next page may be a number", page({ next: { type: ["string", "integer"] } })],
  ["whose next page is never there", page({ next: none })],
  ["that may be something else", page({}, { type: ["object", "string"] })],
  ["that is one of two", { oneOf: [page({}), { type: "object" }] }],
])("no page: an object %s", (_, given) => {
  expect(pagesOf({ "200": json(given) })).toBe("pagination-invalid");
});

test("an answer that may come in two forms is no page", () => {
  const content = { ...json(page({})), "application/problem+json": { schema: { type: "object" } } };
  expect(pagesOf({ "200": content })).toBe("pagination-invalid");
});

test("of several answers each is a page, and one without a body has none", () => {
  const numbers = page({ list: { type: "array", items: { type: "integer" } } });
  expect(pagesOf({ "200": json(page({})), "206": json(numbers) })).toBe("number or string");
  expect(pagesOf({ "200": json(page({})), "204": {} })).toBe("string, missing");
  expect(pagesOf({ "200": json(page({})), "404": json({ type: "object" }) })).toBe("string");
});
