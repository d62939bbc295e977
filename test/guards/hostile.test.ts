/** Values made to break guards, against every keyword that goes into a value. */
import { expect, test } from "vitest";
import { guardsFor } from "./emitted.js";

const self = { $ref: "#" };

/** Schemas that go on into `next`, or into the first item, by one keyword each. */
const recursive: Readonly<Record<string, object>> = {
  properties: { properties: { next: self } },
  patternProperties: { patternProperties: { "^n": self } },
  additionalProperties: { additionalProperties: self },
  unevaluatedProperties: { unevaluatedProperties: self },
  dependentSchemas: { dependentSchemas: { next: { properties: { next: self } } } },
  items: { items: self },
  prefixItems: { prefixItems: [self] },
  contains: { contains: { anyOf: [{ maxItems: 0 }, self] } },
  unevaluatedItems: { unevaluatedItems: self },
  uniqueItems: { uniqueItems: true, items: self },
  allOf: { allOf: [{ properties: { next: self }, items: self }] },
  anyOf: { anyOf: [{ type: "null" }, { properties: { next: self }, items: self }] },
  oneOf: { oneOf: [{ type: "null" }, { properties: { next: self }, items: self }] },
  not: { not: { not: { properties: { next: self }, items: self } } },
  "if, then": { if: true, then: { properties: { next: self }, items: self } },
  "if, else": { if: false, else: { properties: { next: self }, items: self } },
  enum: { enum: [{ next: { next: {} } }, [[[]]], null] },
  const: { const: { next: { next: { next: {} } } } },
};

const objects = (depth: number): unknown => JSON.parse('{"next":'.repeat(depth) + "{}" + "}".repeat(depth));
const lists = (depth: number): unknown => JSON.parse("[".repeat(depth) + "[]" + "]".repeat(depth));

function circles(): readonly unknown[] {
  const object: Record<string, unknown> = {};
  object["next"] = object;
  const list: unknown[] = [];
  list.push(list);
  return [object, list];
}

test.each(Object.entries(recursive))("%s takes depth and circles with a verdict", async (_, schema) => {
  const guards = await guardsFor({ Case: schema });
  for (const value of [objects(100_000), lists(100_000), ...circles()]) {
    const accepted = guards.is("Case", value);
    expect(guards.check("Case", value).length === 0).toBe(accepted);
  }
});

const following = Object.entries(recursive).filter(([keyword]) => keyword !== "enum" && keyword !== "const");

test.each(following)("%s is followed, and refuses what is too deep", async (_, schema) => {
  const guards = await guardsFor({ Case: schema });
  expect([objects(100), lists(100)].map((value) => guards.is("Case", value))).toEqual([true, true]);
  expect([objects(100_000), lists(100_000)].map((value) => guards.is("Case", value))).toContain(false);
});

/** Seven keywords between a value and its part: explanations have a frame of the stack for each. */
const layered = {
  allOf: [
    { anyOf: [{ oneOf: [{ allOf: [{ type: "object", properties: { next: { allOf: [self] } } }, true] }] }] },
    { if: { type: "object" }, then: { additionalProperties: { anyOf: [{ type: "string" }, self] } } },
  ],
};

test.each(following)("%s is explained as deep as it is guarded", async (_, schema) => {
  const guards = await guardsFor({ Case: schema });
  for (const value of [99, 250, 498, 501].flatMap((depth) => [objects(depth), lists(depth)])) {
    expect(guards.check("Case", value).length === 0).toBe(guards.is("Case", value));
  }
});

test("many keywords at each level are explained half as deep, and then said to be too deep", async () => {
  const guards = await guardsFor({ Case: layered });
  expect(guards.is("Case", objects(250))).toBe(true);
  expect(guards.check("Case", objects(250))).toEqual([]);
  expect(JSON.stringify(guards.check("Case", objects(100_000)))).toContain("not be nested");
});

const inherited = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf"];
const named = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(inherited.map((name) => [name, value] as const));
/** An object with members of these names, `__proto__` too, as JSON.parse makes them. */
const own = (members: ReadonlyMap<string, unknown>): unknown =>
  JSON.parse(`{${Array.from(members, ([name, value]) => `"${name}":${JSON.stringify(value)}`).join()}}`);

/** Schemas that speak of names that every object inherits; what has none of its own, one and all. */
const ofInherited: Readonly<Record<string, { readonly schema: unknown; readonly verdicts: boolean[] }>> = {
  required: { schema: { required: inherited }, verdicts: [false, false, true] },
  properties: { schema: { properties: own(named(false)) }, verdicts: [true, false, false] },
  "properties, required": {
    schema: { properties: own(named({ type: "number" })), required: ["constructor"] },
    verdicts: [false, true, true],
  },
  additionalProperties: {
    schema: { properties: { a: true }, additionalProperties: false },
    verdicts: [true, false, false],
  },
  unevaluatedProperties: {
    schema: { properties: { constructor: true }, unevaluatedProperties: false },
    verdicts: [true, true, false],
  },
  patternProperties: { schema: { patternProperties: { "^c": false } }, verdicts: [true, false, false] },
  propertyNames: { schema: { propertyNames: { maxLength: 9 } }, verdicts: [true, false, false] },
  minProperties: { schema: { minProperties: 2 }, verdicts: [false, false, true] },
  maxProperties: { schema: { maxProperties: 1 }, verdicts: [true, true, false] },
  dependentRequired: {
    schema: { dependentRequired: own(named(["a"])) },
    verdicts: [true, false, false],
  },
  dependentSchemas: { schema: { dependentSchemas: own(named(false)) }, verdicts: [true, false, false] },
  enum: { schema: { enum: [{}, { constructor: 1 }] }, verdicts: [true, true, false] },
  const: { schema: { const: own(named(1)) }, verdicts: [false, false, true] },
};

test.each(Object.entries(ofInherited))("%s counts own members alone", async (_, { schema, verdicts }) => {
  const guards = await guardsFor({ Case: schema });
  const values = [{}, { constructor: 1 }, own(named(1))];
  expect(values.map((value) => guards.is("Case", value))).toEqual(verdicts);
  expect(values.map((value) => guards.check("Case", value).length === 0)).toEqual(verdicts);
});

test("methods of a class are members that are of no type, and those of every object are none", async () => {
  class Pet {
    name = "Rex";
    bark(): void {}
  }
  const text = { type: "string" };
  const guards = await guardsFor({
    Named: { type: "object", required: ["name"], properties: { name: text, toString: text } },
    Barking: { type: "object", properties: { bark: text } },
  });
  const verdicts = ["Named", "Barking"].map((name) => [
    guards.is(name, new Pet()),
    guards.check(name, new Pet()).length === 0,
  ]);
  expect(verdicts).toEqual([
    [true, true],
    [false, false],
  ]);
});
