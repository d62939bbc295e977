/** What the values of a mapping do to the schemas of a union, seen from outside: which values are accepted. */
import { expect, test } from "vitest";
import { liveExplanations } from "../../generator/guards/live.js";
import { type Part, modelOf } from "./document.js";

const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const tagged = (kind: object, more: object = {}): object => ({
  type: "object",
  required: ["kind"],
  properties: { kind },
  ...more,
});
const text = { type: "string" };
const mapping = { c: "#/components/schemas/Cat", d: "Dog" };
const union = (more: object = {}): object => ({
  oneOf: [to("Cat"), to("Dog")],
  discriminator: { propertyName: "kind", mapping, ...more },
});
const numbered = { Dog: tagged(text, { required: ["kind", "age"] }) };
const plain = { Pet: union(), Cat: tagged(text, { maxProperties: 1 }), ...numbered };

/** The issues of values as a `Pet`. */
function issuesOf(part: Part, value: unknown): readonly string[] {
  const api = modelOf(part);
  const pet = [...api.schemas.values()].find(({ key }) => key === "Pet");
  if (pet === undefined) throw new Error("There is no Pet");
  return liveExplanations(api.schemas)(
    pet.schema,
    "response",
  )(value).map(({ keyword, schema }) => `${keyword} ${schema.replace(/^.*#\/components\/schemas\//, "")}`);
}

const cat = { kind: "c" };
const dog = { kind: "d", age: 1 };

test.each<readonly [name: string, schemas: object, value: unknown, accepted: boolean]>([
  ["a mapped value", plain, cat, true],
  ["another mapped value", plain, dog, true],
  ["a value of the other schema", plain, { kind: "c", age: 1 }, false],
  ["the name of a schema that has mapped values", plain, { kind: "Cat" }, false],
  ["no value", plain, {}, false],
  [
    "constants of one's own",
    { ...plain, Cat: tagged({ const: "x" }), Dog: tagged({ const: "y" }) },
    { kind: "x" },
    true,
  ],
  [
    "an enum that both share",
    { ...plain, Cat: tagged({ enum: ["c", "d"] }), Dog: tagged({ enum: ["c", "d"] }) },
    cat,
    true,
  ],
  [
    "a tag that need not be there",
    { ...plain, Cat: { type: "object", properties: { kind: text } } },
    {},
    true,
  ],
  [
    "an open enum",
    { ...plain, Cat: tagged({ ...text, enum: ["c", "cat"], "x-extensible-enum": true }) },
    { kind: "e" },
    true,
  ],
  ["a default", { ...plain, Pet: union({ defaultMapping: "Cat" }) }, { kind: "e" }, true],
  ["a schema without a value", { ...plain, Pet: union({ mapping: { d: "Dog" } }) }, { kind: "e" }, true],
  ["a tag of another type", { ...plain, Cat: tagged({ type: "integer" }) }, { kind: 1 }, true],
  ["a schema that does not know the tag", { ...plain, Cat: { type: "object" } }, { kind: "e" }, true],
  [
    "null beside them",
    {
      ...plain,
      Pet: {
        anyOf: [to("Cat"), { type: "null" }],
        discriminator: { propertyName: "kind", mapping: { c: "Cat" } },
      },
    },
    null,
    true,
  ],
])("%s", (_, schemas, value, accepted) => {
  expect(issuesOf({ openapi: "3.2.0", schemas }, value).length === 0).toBe(accepted);
});

test("an issue says that the mapping refuses", () => {
  const only = {
    ...plain,
    Pet: { oneOf: [to("Cat")], discriminator: { propertyName: "kind", mapping: { c: "Cat" } } },
  };
  expect(issuesOf({ schemas: only }, { kind: "e" })).toEqual([
    "oneOf Pet/oneOf",
    "enum Pet/discriminator/mapping/enum",
  ]);
});

test("a schema that lists its values itself is left as it is", () => {
  const { schemas } = modelOf({ schemas: { ...plain, Cat: tagged({ const: "c" }) } });
  const pet = [...schemas.values()].find(({ key }) => key === "Pet")?.schema.rules[0];
  const parts = pet?.kind === "oneOf" ? pet.schemas.map(({ rules }) => rules.map(({ kind }) => kind)) : [];
  expect(parts).toEqual([["reference"], ["reference", "type", "object"]]);
});

test("a guard of the schema itself accepts any value of the tag", () => {
  const schemas = { ...plain, Other: plain.Pet, Pet: to("Cat") };
  expect(issuesOf({ schemas }, { kind: "e" })).toEqual([]);
});
