/** What the dialects mean, as guards show it. */
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { type Dialect, readSchema } from "../../generator/model/schema.js";
import type { Schema } from "../../generator/model/types.js";
import { emit, guardsFor } from "./emitted.js";
import { mappedReference } from "../../generator/source/mapping.js";

function read(value: unknown, dialect: Dialect = "2020-12"): { schema: Schema; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const schema = readSchema(
    value,
    { file: "api.yaml", pointer: "/s" },
    {
      dialect,
      resolve: (reference) => `api.yaml${reference}`,
      mapped: mappedReference,
      report: (diagnostic) => void diagnostics.push(diagnostic),
      implyTypes: true,
    },
  );
  return { schema, diagnostics };
}

describe("OpenAPI 3.0", () => {
  test.each([
    ["a nullable type", { type: "string", nullable: true }, ["a", null], [1]],
    ["nullable without effect", { nullable: true }, ["a", null, 1], []],
    ["a nullable enum that forgot null", { type: "string", enum: ["a"], nullable: true }, ["a", null], ["b"]],
    ["a nullable reference", { nullable: true, allOf: [{ type: "object" }] }, [{}, null], [1]],
    ["a nullable alternative", { nullable: true, anyOf: [{ type: "object" }] }, [{}, null], [1]],
    [
      "a nullable type beside an alternative",
      { type: "object", nullable: true, anyOf: [{ required: ["a"] }] },
      [{ a: 1 }, null],
      [{}, 1],
    ],
    [
      "a tuple, and what follows it",
      { type: "array", items: [{ type: "string" }], additionalItems: { type: "integer" } },
      [["a"], ["a", 1]],
      [[1], ["a", "b"]],
    ],
    ["exclusive bounds", { minimum: 1, exclusiveMinimum: true, maximum: 2 }, [1.5, 2], [1, 3]],
    ["bounds that are not exclusive", { minimum: 1, exclusiveMinimum: false }, [1], [0]],
    ["an open enum", { type: "string", enum: ["a"], "x-extensible-enum": true }, ["a", "b"], [1, null]],
    [
      "an open enum of integers",
      { type: "integer", enum: [1], "x-extensible-enum": true },
      [1, 3],
      ["a", 1.5],
    ],
    ["members that an extension lists", { type: "integer", "x-extensible-enum": [1] }, [1, 3], ["a", null]],
    ["the same, or null", { type: "string", nullable: true, "x-extensible-enum": ["a"] }, ["b", null], [1]],
    ["members of another type than the schema's", { type: "string", "x-extensible-enum": [1] }, ["a"], [1]],
    ["an open enum of lists", { enum: [[1]], "x-extensible-enum": true }, [[1], [2], "a"], []],
    [
      "an open enum without a type",
      { enum: ["a", 1, null], "x-extensible-enum": true },
      ["b", 2, null],
      [true, []],
    ],
  ])("%s", async (_, schema, accepted, refused) => {
    const guards = await guardsFor({ Value: schema }, "openapi-3.0");
    for (const value of accepted) expect(guards.is("Value", value)).toBe(true);
    for (const value of refused) expect(guards.is("Value", value)).toBe(false);
    for (const value of refused) expect(guards.check("Value", value)).not.toEqual([]);
  });

  test("an issue of a nullable combination points to what the document says", async () => {
    const Value = { nullable: true, allOf: [{ type: "string", minLength: 2 }] };
    const guards = await guardsFor({ Value }, "openapi-3.0");
    expect(guards.check("Value", "a")).toMatchObject([{ schema: "Value#/allOf/0/minLength" }]);
    expect(guards.check("Value", null)).toEqual([]);
  });

  test("keywords of later dialects are ignored aloud", () => {
    const { schema, diagnostics } = read({ const: 1, if: {}, then: false }, "openapi-3.0");
    expect(schema.rules).toEqual([]);
    expect(diagnostics.map(({ code, place }) => [code, place?.pointer])).toEqual([
      ["keyword-unsupported", "/s/const"],
      ["keyword-unsupported", "/s/if"],
      ["keyword-unsupported", "/s/then"],
    ]);
  });

  test("siblings of a reference are ignored", () => {
    const { schema } = read({ $ref: "#/x", maxLength: 1, readOnly: true }, "openapi-3.0");
    expect(schema).toMatchObject({ rules: [{ kind: "reference", target: "api.yaml#/x" }] });
    expect(schema.access).toBeUndefined();
  });
});

describe("2020-12", () => {
  test.each([
    ["an open enum, or null", { type: ["string", "null"], "x-extensible-enum": ["a"] }, ["b", null], [1]],
    [
      "members that a pattern may describe which cannot be read",
      { type: "object", patternProperties: { "(?<": { type: "integer" } }, additionalProperties: false },
      [{}, { a: 1 }],
      [1],
    ],
  ])("%s", async (_, schema, accepted, refused) => {
    const guards = await guardsFor({ Value: schema }, "2020-12");
    for (const value of accepted) expect([value, guards.is("Value", value)]).toEqual([value, true]);
    for (const value of accepted) expect([value, guards.check("Value", value)]).toEqual([value, []]);
    for (const value of refused) expect(guards.is("Value", value)).toBe(false);
    for (const value of refused) expect(guards.check("Value", value)).not.toEqual([]);
  });
});

test("in 2020-12 a keyword of 3.0 is reported", () => {
  const { diagnostics } = read({ type: "string", nullable: true });
  expect(diagnostics).toMatchObject([{ code: "keyword-unsupported", severity: "warning" }]);
});

test("keywords of the wrong type are reported at their place and ignored", () => {
  const { schema, diagnostics } = read({
    type: "text",
    minLength: -1,
    maxLength: 1.5,
    pattern: 1,
    minimum: "0",
    exclusiveMaximum: true,
    multipleOf: 0,
    required: "id",
    properties: [],
    enum: {},
    allOf: {},
    items: [],
    description: 5,
  });
  expect(schema.rules).toEqual([]);
  expect(diagnostics.every(({ code }) => code === "schema-keyword-invalid")).toBe(true);
  expect(new Set(diagnostics.map(({ place }) => place?.pointer))).toEqual(
    new Set(
      ["type", "minLength", "maxLength", "pattern", "minimum", "exclusiveMaximum", "multipleOf"]
        .concat(["required", "properties", "enum", "allOf", "items", "description"])
        .map((keyword) => `/s/${keyword}`),
    ),
  );
});

test("what is no schema at all is an error", () => {
  expect(read([]).diagnostics).toMatchObject([{ code: "schema-invalid", severity: "error" }]);
  expect(read({ properties: { a: null } }).diagnostics).toMatchObject([
    { code: "schema-invalid", place: { pointer: "/s/properties/a" } },
  ]);
});

test("a reference in place of a map of schemas is ignored aloud", () => {
  const { schema, diagnostics } = read({ type: "object", properties: { $ref: "other.yaml" } });
  expect(schema.rules).toMatchObject([{ kind: "type" }]);
  expect(diagnostics).toMatchObject([
    { code: "schema-keyword-invalid", place: { pointer: "/s/properties" } },
  ]);
});

test("a document nested without end is refused once, at a place", () => {
  const deep: unknown = JSON.parse(`${'{"not":'.repeat(100_000)}{}${"}".repeat(100_000)}`);
  expect(read(deep).diagnostics).toMatchObject([{ code: "schema-too-deep", severity: "error" }]);
  expect(() => emit({ Deep: deep })).not.toThrow();
  const circle: Record<string, unknown> = {};
  circle["not"] = circle;
  expect(read(circle).diagnostics).toMatchObject([{ code: "schema-too-deep" }]);
});

describe("implied types", () => {
  const types = (value: unknown): unknown =>
    read(value).schema.rules.flatMap((rule) => (rule.kind === "type" ? rule.types : []));

  test.each([
    ["members", { properties: {} }, ["object"]],
    ["items", { items: {} }, ["array"]],
    ["both", { items: {}, properties: {} }, ["object", "array"]],
    ["a type", { type: ["null"], properties: {} }, ["null"]],
    ["a reference", { $ref: "#/x", properties: {} }, []],
    ["alternatives", { anyOf: [{}], required: ["a"] }, []],
    ["constants", { enum: [1], required: ["a"] }, []],
    ["nothing", { description: "" }, []],
  ])("beside %s", (_, schema, wanted) => {
    expect(types(schema)).toEqual(wanted);
  });

  test("not where a schema only selects", () => {
    const { schema } = read({ not: { required: ["a"] } });
    expect(schema.rules).toMatchObject([{ kind: "not", schema: { rules: [{ kind: "object" }] } }]);
  });
});

test("what a schema says about itself", () => {
  const { schema, diagnostics } = read({
    title: "Title",
    description: "Text",
    deprecated: true,
    externalDocs: { url: "https://example.test", description: "More" },
    "x-docs-deviation": "The page says string.",
    default: 1,
    example: 2,
    examples: [3],
    format: "int32",
    contentMediaType: "text/plain",
    contentEncoding: "base64",
    writeOnly: true,
  });
  expect(diagnostics).toEqual([]);
  expect(schema).toMatchObject({
    docs: {
      summary: "Title",
      description: "Text",
      deprecated: true,
      externalDocs: { url: "https://example.test", description: "More" },
      deviation: "The page says string.",
    },
    access: "writeOnly",
    format: "int32",
    contentMediaType: "text/plain",
    contentEncoding: "base64",
    default: 1,
    examples: [
      { place: { pointer: "/s/example" }, value: 2 },
      { place: { pointer: "/s/examples/0" }, value: 3 },
    ],
  });
});

test("discriminators hold identities, whether names or references were written", () => {
  const { schema } = read({
    oneOf: [{ $ref: "#/components/schemas/Cat" }],
    discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "#/x/Dog", bird: "bird.json" } },
  });
  const mapping = new Map([
    ["cat", "api.yaml#/components/schemas/Cat"],
    ["dog", "api.yaml#/x/Dog"],
    ["bird", "api.yamlbird.json"],
  ]);
  expect(schema.rules).toMatchObject([{ kind: "oneOf", discriminator: { property: "kind", mapping } }]);
});
