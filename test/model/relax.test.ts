/** What is unread widens, and never turns into a refusal. */
import { describe, expect, test } from "vitest";
import { liveExplanations } from "../../generator/guards/live.js";
import { documentOf, readFiles } from "./document.js";

const missing = { $ref: "#/components/schemas/Missing" };
const wide = { $ref: "#/components/schemas/Wide" };

/** Whether a value obeys the schema `Value`, read beside `Wide`, of which a part is missing. */
function accepts(schema: object, value: unknown): boolean {
  const schemas = { Value: schema, Wide: { allOf: [missing, { type: "object" }] } };
  const { api } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ schemas })) });
  const named = api?.schemas.get("/d/a.json#/components/schemas/Value");
  if (api === undefined || named === undefined) throw new Error("There is no schema");
  return liveExplanations(api.schemas)(named.schema)(value).length === 0;
}

describe("what may be valid is not refused", () => {
  test.each<[string, { given: object; value: unknown }]>([
    ["one of two, of which one is unread", { given: { oneOf: [{ type: "string" }, missing] }, value: "a" }],
    ["one of two, where both fit without what is unread", { given: { oneOf: [wide, wide] }, value: {} }],
    ["the opposite of what is unread", { given: { not: missing }, value: 1 }],
    [
      "the opposite of an object with an unread member",
      { given: { not: { properties: { a: missing } } }, value: {} },
    ],
    ["a condition that is unread", { given: { if: wide, then: false }, value: {} }],
    ["at most one item that is unread", { given: { contains: missing, maxContains: 1 }, value: [1, 2] }],
    [
      "members that the unread may have looked at",
      { given: { allOf: [missing], unevaluatedProperties: false }, value: { a: 1 } },
    ],
    ["a keyword of the wrong type", { given: { not: { type: "objekt" } }, value: 1 }],
    [
      "a schema that leads back to itself",
      { given: { oneOf: [{ type: "string" }, { $ref: "#/components/schemas/Value" }] }, value: "a" },
    ],
  ])("%s", (_, { given, value }) => {
    expect(accepts(given, value)).toBe(true);
  });
});

describe("what is read still counts", () => {
  test.each<[string, { given: object; value: unknown }]>([
    [
      "beside what is unread",
      { given: { type: "object", properties: { a: missing, b: { type: "string" } } }, value: { b: 1 } },
    ],
    ["in a schema with an unread part", { given: wide, value: 1 }],
    [
      "one of two, with nothing unread in them",
      { given: { oneOf: [{ type: "string" }, { minLength: 0 }], properties: { a: missing } }, value: "a" },
    ],
    [
      "a description of the wrong type makes nothing unread",
      { given: { not: { type: "string", description: [] } }, value: "a" },
    ],
  ])("%s", (_, { given, value }) => {
    expect(accepts(given, value)).toBe(false);
  });
});
