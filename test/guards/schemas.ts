/** Schemas that between them use every keyword, alone and together, for tests of laws. */
export const schemas: Readonly<Record<string, unknown>> = {
  Types: {
    properties: { a: { type: ["string", "null"] }, b: { type: "integer" }, c: { type: ["array", "object"] } },
  },
  Required: {
    type: "object",
    required: ["a", "constructor"],
    properties: { a: {}, toString: { type: "null" } },
  },
  Numbers: { properties: { a: { minimum: 0, exclusiveMaximum: 3 }, b: { type: "number", multipleOf: 0.5 } } },
  Strings: { properties: { a: { minLength: 2, maxLength: 3 }, b: { type: "string", pattern: "^.$" } } },
  Enums: { properties: { a: { enum: ["a", 1, null, { a: 1 }, [1]] }, b: { const: false, type: "boolean" } } },
  EnumBeside: { properties: { a: { enum: ["a", "bb", 5], type: "string", maxLength: 1 } } },
  Arrays: {
    properties: {
      a: { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 2, uniqueItems: true },
    },
  },
  Tuples: {
    properties: { a: { prefixItems: [{ type: "string" }, { type: "integer" }], items: { type: "null" } } },
  },
  ClosedTuple: { properties: { a: { prefixItems: [true, { type: "integer" }], items: false } } },
  Contains: {
    properties: {
      a: { contains: { type: "string" }, minContains: 1, maxContains: 2 },
      b: { contains: true },
    },
  },
  Closed: {
    type: "object",
    properties: { a: true, __proto__: { type: "string" } },
    additionalProperties: false,
  },
  Patterns: {
    patternProperties: { "^a": { type: "string" }, b$: { type: ["string", "integer"] } },
    additionalProperties: { type: "null" },
  },
  Counts: { minProperties: 1, maxProperties: 2, propertyNames: { maxLength: 1 } },
  Dependents: {
    dependentRequired: { a: ["b"] },
    dependentSchemas: { c: { required: ["a"], properties: { c: { type: "string" } } } },
  },
  AllOf: {
    allOf: [
      { required: ["a"] },
      { properties: { a: { type: "integer" } } },
      { enum: [{ a: 1 }, { a: 2 }, { a: "a" }] },
    ],
  },
  AnyOf: {
    properties: {
      a: {
        anyOf: [
          { type: "string", minLength: 2 },
          { type: "integer" },
          { type: "array", items: { type: "null" } },
        ],
      },
    },
  },
  OneOf: { properties: { a: { oneOf: [{ type: "integer" }, { minimum: 2 }, { const: "a" }] } } },
  Not: {
    properties: {
      a: { not: { type: ["string", "null"] } },
      b: { not: { properties: { a: { const: 1 } }, required: ["a"] } },
    },
  },
  Conditional: {
    if: { properties: { a: { const: 1 } }, required: ["a"] },
    then: { required: ["b"] },
    else: { properties: { b: { type: "null" } } },
  },
  Recursive: {
    $id: "https://example.test/recursive",
    type: ["object", "null"],
    properties: { a: { $ref: "#" }, b: { type: "array", items: { $ref: "#" } } },
    additionalProperties: { type: "integer" },
  },
  Siblings: {
    $defs: { a: { type: "object", required: ["a"] } },
    $ref: "#/$defs/a",
    properties: { a: { type: "integer" } },
    maxProperties: 2,
  },
  UnevaluatedMembers: {
    allOf: [{ properties: { a: true } }],
    anyOf: [
      { properties: { b: { type: "integer" } }, required: ["b"] },
      { patternProperties: { "^c": { type: "string" } } },
      { required: ["constructor"] },
    ],
    unevaluatedProperties: { type: "null" },
  },
  UnevaluatedChoice: {
    if: { required: ["a"] },
    then: { properties: { a: { type: "integer" } } },
    else: { properties: { b: true } },
    dependentSchemas: { c: { properties: { c: true } } },
    unevaluatedProperties: false,
  },
  UnevaluatedItems: {
    properties: {
      a: {
        anyOf: [
          { prefixItems: [true, { type: "string" }] },
          { prefixItems: [{ type: "string" }] },
          { maxItems: 3 },
        ],
        unevaluatedItems: { type: "integer" },
      },
    },
  },
  UnevaluatedContains: {
    properties: {
      a: { prefixItems: [true], contains: { type: "string" }, unevaluatedItems: { type: "integer" } },
    },
  },
  UnevaluatedRef: {
    $defs: {
      a: {
        properties: { a: true },
        oneOf: [
          { properties: { b: true }, required: ["b"] },
          { properties: { c: true }, required: ["c"] },
        ],
      },
    },
    $ref: "#/$defs/a",
    unevaluatedProperties: false,
  },
  Impossible: {
    properties: { a: false, b: { type: "string", enum: [1] }, c: { allOf: [{ const: 1 }, { const: 2 }] } },
  },
  Mixed: {
    type: ["object", "array", "string"],
    minLength: 1,
    items: { type: "integer" },
    properties: { a: { type: ["integer", "number"] } },
    minProperties: 1,
  },
};
