/** A reader that is not asked says nothing: each keyword is read where it stands alone. */
import { describe, expect, test } from "vitest";
import { type Dialect, readSchema } from "../../generator/model/schema.js";
import { topicsOf } from "../../generator/model/schema-topics.js";
import type { Schema } from "../../generator/model/types.js";
import { mappedReference } from "../../generator/source/mapping.js";

const place = { file: "/d/schema.json", pointer: "" };

function read(value: unknown, dialect: Dialect): Schema {
  return readSchema(value, place, {
    dialect,
    implyTypes: false,
    report: () => undefined,
    resolve: () => undefined,
    mapped: mappedReference,
  });
}

const nothing = { place, docs: {}, rules: [], examples: [], unread: false };

const since31: Readonly<Record<string, unknown>> = {
  items: { type: "string" },
  prefixItems: [{ type: "string" }],
  contains: { type: "string" },
  minItems: 1,
  maxItems: 1,
  uniqueItems: true,
  unevaluatedItems: false,
  properties: { a: { type: "string" } },
  required: ["a"],
  patternProperties: { a: { type: "string" } },
  additionalProperties: false,
  propertyNames: { maxLength: 1 },
  minProperties: 1,
  maxProperties: 1,
  dependentRequired: { a: ["b"] },
  dependentSchemas: { a: { type: "object" } },
  unevaluatedProperties: false,
  allOf: [{ type: "string" }],
  anyOf: [{ type: "string" }],
  oneOf: [{ type: "string" }],
  not: { type: "string" },
  if: { type: "string" },
  enum: ["a"],
  const: "a",
  "x-extensible-enum": ["a"],
  multipleOf: 2,
  minimum: 1,
  maximum: 1,
  exclusiveMinimum: 1,
  exclusiveMaximum: 1,
  minLength: 1,
  maxLength: 1,
  pattern: "a",
  title: "A",
  description: "a",
  deprecated: true,
  externalDocs: { url: "https://example.com" },
  "x-docs-deviation": "a",
  readOnly: true,
  writeOnly: true,
  format: "a",
  contentMediaType: "text/plain",
  contentEncoding: "base64",
  default: "a",
  example: "a",
  examples: ["a"],
};

describe("alone in a schema", () => {
  test.each(Object.entries(since31))("%s is read", (keyword, value) => {
    expect(read({ [keyword]: value }, "2020-12")).not.toEqual(nothing);
  });

  test.each<[string, unknown, Dialect]>([
    ["dependencies", { a: ["b"] }, "openapi-3.0"],
    ["items", [{ type: "string" }], "openapi-3.0"],
    ["items", { type: "string" }, "openapi-2.0"],
  ])("%s is read, as earlier dialects have it", (keyword, value, dialect) => {
    expect(read({ [keyword]: value }, dialect)).not.toEqual(nothing);
  });

  test.each<[string, Dialect]>([
    ["nullable", "openapi-3.0"],
    ["x-nullable", "openapi-2.0"],
    ["nullable", "openapi-2.0"],
  ])("beside a type, %s is read in %s", (keyword, dialect) => {
    const { rules } = read({ type: "string", [keyword]: true }, dialect);
    expect(rules).toEqual([{ kind: "type", types: ["string", "null"] }]);
  });

  test("a keyword that nothing reads has no topic", () => {
    expect(["x-anything", "toString", "__proto__"].map(topicsOf)).toEqual([0, 0, 0]);
    expect(read({ "x-anything": 1 }, "2020-12")).toEqual(nothing);
  });
});
