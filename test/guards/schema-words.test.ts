/** Private guards are named after what they ask, where that takes few words. */
import { expect, test } from "vitest";
import { emit, load } from "./emitted.js";

const text = { type: "string" };
const list = (items: unknown): object => ({ type: "array", items });
const record = (members: unknown): object => ({ type: "object", additionalProperties: members });

/** The private functions of guards of one object with such members, in their order. */
function functionsFor(members: Readonly<Record<string, unknown>>): readonly string[] {
  const schemas = { Pet: { type: "object", properties: members }, Toy: { type: "object", required: ["id"] } };
  return Array.from(
    emit(schemas).text.matchAll(/^function (is[A-Z]\w*)\(value: unknown\): boolean/gm),
    ([, name]) => String(name),
  ).filter((name) => !/^is(?:Object|Array|Integer|Number)$/.test(name));
}

test.each([
  ["isArrayOfString", list(text)],
  ["isArrayFrom1To9OfString", { ...list(text), minItems: 1, maxItems: 9 }],
  ["isArrayOfArrayOfToy", list(list({ $ref: "Toy" }))],
  ["isRecordOfNullableString", record({ type: ["string", "null"] })],
  ["isRecordUpTo3OfToy", { ...record({ $ref: "Toy" }), maxProperties: 3 }],
  ["isOptionalNullableToy", { anyOf: [{ type: "null" }, { $ref: "Toy" }] }],
  ["isOptionalToy", { allOf: [{ $ref: "Toy" }] }],
  ["isPetAOwnPart", { allOf: [{ $ref: "Toy" }, { type: "object", required: ["b"] }] }],
  ["isPetAPart2", { allOf: [{ required: ["a"] }, { type: "object", required: ["b"] }] }],
  ["isPetA", { ...list(text), uniqueItems: true }],
  ["isPetA", { ...record(text), minProperties: 2, required: ["b"] }],
])("%s", (name, schema) => {
  expect(functionsFor({ a: schema, b: schema, c: schema })).toContain(name);
});

test("a name does not depend on who asks first", () => {
  const names = functionsFor({ tags: list(text), words: list(text), more: list(text) });
  expect(functionsFor({ first: list(text), tags: list(text), words: list(text) })).toEqual(names);
});

test("schemas whose names make the same words are asked apart", async () => {
  const members = (schema: unknown): object => ({
    type: "object",
    properties: { a: schema, b: schema, c: schema },
  });
  const guards = await load(
    emit({
      ArrayOfToy: { type: "integer" },
      Toy: text,
      NullableToy: { type: "boolean" },
      Lists: members(list({ $ref: "Toy" })),
      Names: members({ $ref: "ArrayOfToy" }),
      Nullable: members(list({ anyOf: [{ $ref: "Toy" }, { type: "null" }] })),
      Named: members(list({ $ref: "NullableToy" })),
    }).text,
  );
  const accepting = (value: unknown): readonly string[] =>
    ["Lists", "Names", "Nullable", "Named"].filter((name) =>
      guards.is(name, { a: value, b: value, c: value }),
    );
  expect(accepting(["x"])).toEqual(["Lists", "Nullable"]);
  expect(accepting([null])).toEqual(["Nullable"]);
  expect(accepting([true])).toEqual(["Named"]);
  expect(accepting(1)).toEqual(["Names"]);
});

test.each([{ type: "object" }, { type: ["integer", "number"] }])(
  "%j has the runtime's name already",
  (schema) => {
    expect(functionsFor({ a: { type: "object", dependentSchemas: { b: schema } } })).toContain("isPetAWithB");
  },
);
