/** The emitted modules compile under the strictest settings, and say nothing that a reviewer would not accept. */
import { expect, test } from "vitest";
import { emit } from "./emitted.js";
import { schemas } from "./schemas.js";
import { complaints } from "./strictest.js";

test("the schemas of the laws", () => {
  const { text } = emit(schemas);
  expect(complaints(text)).toEqual([]);
  expect(text).not.toMatch(/\bany\b(?![\w ]*(?:of|number|string|value|kind|order))|@ts-|eslint/i);
});

test("guards of other types beside keywords that go through the value", () => {
  const text = { type: "string" };
  const { text: module } = emit({
    Text: text,
    Untyped: { $ref: "Text", items: { minimum: 1 }, additionalProperties: { minimum: 1 } },
    Typed: { $ref: "Text", type: "array", items: { minimum: 1 } },
    Both: { allOf: [{ $ref: "Text" }], prefixItems: [{ const: 1 }], items: false },
  });
  expect(complaints(module)).toEqual([]);
});

test("constants that leave nothing to ask", () => {
  const { text } = emit({
    Anything: true,
    Nothing: false,
    Empty: {},
    Pattern: { patternProperties: { a: true }, additionalProperties: true },
    Alternatives: { anyOf: [true, { type: "string" }] },
    Neither: { oneOf: [true, true] },
    Excluded: { not: {} },
    Chosen: { if: true, then: { type: "string" }, else: false },
    Contained: { contains: true, maxContains: 2 },
    Uncontained: { contains: false },
    Rest: { unevaluatedProperties: true, properties: { a: true } },
    RestItems: { unevaluatedItems: false },
    Repeated: { allOf: [{ const: 1 }, { const: "a" }, { type: "string" }], enum: ["a", 1], type: "integer" },
  });
  expect(complaints(text)).toEqual([]);
});

test("alternatives behind one that says what a value is not", () => {
  const notBoolean = { not: { type: "boolean" } };
  const { text } = emit({
    Negations: { anyOf: [notBoolean, { not: { enum: ["a", "b"] } }] },
    Constants: { anyOf: [notBoolean, { anyOf: [{ const: 5 }, { const: "a" }] }] },
    Nested: { anyOf: [{ anyOf: [notBoolean] }, { anyOf: [{ not: { const: 5 } }] }] },
  });
  expect(complaints(text)).toEqual([]);
});
