/** What a refusal says. */
import { expect, test } from "vitest";
import { emit, guardsFor, templates } from "./emitted.js";

const explainNames = [...templates]
  .filter(([path]) => /explain-(?!visit|recursive)/.test(path))
  .flatMap(([, text]) => Array.from(text.matchAll(/^export function (\w+)/gm), ([, name = ""]) => name));

test("an issue has both pointers and the type found, and nothing of the value", async () => {
  const guards = await guardsFor({
    Pet: {
      type: "object",
      required: ["id"],
      properties: { id: { type: "integer" }, "a/b~c": { type: "array", items: { maxLength: 3 } } },
    },
  });
  expect(guards.check("Pet", { id: "secret", "a/b~c": ["ok", "secret"] })).toEqual([
    {
      pointer: "/id",
      keyword: "type",
      schema: "Pet#/properties/id/type",
      message: "must be integer",
      found: "string",
    },
    {
      pointer: "/a~1b~0c/1",
      keyword: "maxLength",
      schema: "Pet#/properties/a~1b~0c/items/maxLength",
      message: "must have at most 3 characters",
      found: "string",
    },
  ]);
  expect(JSON.stringify(guards.check("Pet", { id: "secret" }))).not.toContain("secret");
  expect(guards.check("Pet", {})).toMatchObject([{ pointer: "", keyword: "required", found: "object" }]);
});

test("where null is the other alternative, the first one is explained", async () => {
  const guards = await guardsFor({
    Pet: { anyOf: [{ type: "null" }, { type: "string", minLength: 2, pattern: "^a" }] },
  });
  expect(guards.check("Pet", null)).toEqual([]);
  expect(guards.check("Pet", "b")).toMatchObject([
    { keyword: "anyOf", message: "must match one of 2 schemas" },
    { keyword: "minLength", schema: "Pet#/anyOf/1/minLength" },
    { keyword: "pattern", schema: "Pet#/anyOf/1/pattern" },
  ]);
});

test("a module holds the explanations of the keywords that its schemas have, and no others", () => {
  const { text } = emit({ Pet: { type: "object", properties: { name: { type: "string" } } } });
  const names = Array.from(text.matchAll(/^function (\w+)/gm), ([, name = ""]) => name);
  expect(names.filter((name) => explainNames.includes(name)).sort()).toEqual([
    "anyValue",
    "objectOf",
    "objectType",
    "stringType",
    "typed",
  ]);
});

test("a check asks no guard", () => {
  const { text } = emit({
    Pet: { type: "object", properties: { owner: { $ref: "Owner" }, pets: { items: { $ref: "Pet" } } } },
    Owner: { anyOf: [{ $ref: "Pet" }, { type: "string", minLength: 2 }] },
  });
  const checks = Array.from(text.matchAll(/^export function check\w+\([^]*?^}/gm), ([check]) => check);
  expect(checks).toHaveLength(2);
  expect(checks.join("\n")).not.toMatch(/\bis(?:Pet|Owner)/);
});

test("where only a verdict counts, nothing is looked at behind the first refusal", async () => {
  const guards = await guardsFor({
    Pet: { if: { properties: { a: { type: "string" }, b: true }, additionalProperties: { type: "string" } } },
  });
  const read: string[] = [];
  const watched = (name: string) => ({ enumerable: true, get: () => read.push(name) });
  const value = Object.defineProperties({}, { a: watched("a"), b: watched("b"), c: watched("c") });
  expect(guards.check("Pet", value)).toEqual([]);
  expect(new Set(read)).toEqual(new Set(["a"]));
});

test("issues point into the schema that a reference leads to", async () => {
  const guards = await guardsFor({
    Pet: { properties: { owner: { $ref: "Owner" } } },
    Owner: { type: "object", properties: { email: { type: "string" } } },
  });
  expect(guards.check("Pet", { owner: { email: 1 } })).toMatchObject([
    { pointer: "/owner/email", schema: "Owner#/properties/email/type" },
  ]);
});

const shape = (kind: string, properties: object): object => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: kind }, ...properties },
});

test("of several alternatives, the one that the value was meant for is explained", async () => {
  const guards = await guardsFor({
    Shape: {
      oneOf: [
        { type: "null" },
        shape("circle", { radius: { type: "number" } }),
        shape("square", { side: { type: "number" } }),
      ],
    },
  });
  expect(guards.check("Shape", { kind: "square", side: "wide" })).toMatchObject([
    { pointer: "", keyword: "oneOf", message: "must match one of 3 schemas" },
    { pointer: "/side", schema: "Shape#/oneOf/2/properties/side/type" },
  ]);
  expect(guards.check("Shape", 5)).toMatchObject([{ keyword: "oneOf" }, { keyword: "type" }]);
});

test("a discriminator selects the alternative, by mapping or by name", async () => {
  const guards = await guardsFor(
    {
      Shape: {
        oneOf: [{ $ref: "Circle" }, { $ref: "Square" }],
        discriminator: { propertyName: "kind", mapping: { round: "#/components/schemas/Circle" } },
      },
      Circle: { type: "object", required: ["radius"], properties: { radius: { type: "number" } } },
      Square: { type: "object", required: ["side", "colour"], properties: { side: { type: "number" } } },
    },
    "openapi-3.0",
  );
  expect(guards.check("Shape", { kind: "round" })).toMatchObject([
    { keyword: "oneOf" },
    { schema: "Circle#/required", message: 'must have the member "radius"' },
  ]);
});

test("too many matches are said to be too many", async () => {
  const guards = await guardsFor({ Two: { oneOf: [{ type: "integer" }, { minimum: 2 }] } });
  expect(guards.check("Two", 3)).toMatchObject([
    { keyword: "oneOf", message: "must match exactly one of 2 schemas, not 2" },
  ]);
});

test("members that must not be there are named by the keyword that forbids them", async () => {
  const guards = await guardsFor({
    Closed: { properties: { a: true }, additionalProperties: false },
    Rest: { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
  });
  const issue = { pointer: "/b", message: "must not be there" };
  expect(guards.check("Closed", { a: 1, b: 1 })).toMatchObject([
    { ...issue, keyword: "additionalProperties", schema: "Closed#/additionalProperties" },
  ]);
  expect(guards.check("Rest", { a: 1, b: 1 })).toMatchObject([
    { ...issue, keyword: "unevaluatedProperties" },
  ]);
});

test("a value that is wrong throughout does not give endless issues", async () => {
  const guards = await guardsFor({ Numbers: { type: "array", items: { type: "number" } } });
  expect(
    guards.check(
      "Numbers",
      Array.from({ length: 100_000 }, () => "text"),
    ).length,
  ).toBe(100);
});
