/** Alternatives that a member tells apart: the shortcut comes to the same verdict as asking each. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { emit, guardsFor } from "./emitted.js";

const tagged = (value: unknown, more: object = {}, required = ["kind"]): object => ({
  type: "object",
  required,
  properties: { kind: value, ...more },
});
const a = tagged({ const: "a" }, { size: { type: "integer" } });
const b = tagged({ enum: ["b", "B"] }, { size: { type: "string" } });
const c = tagged({ const: "c" });
const inherited = (value: string): object => ({
  type: "object",
  required: ["constructor"],
  properties: { constructor: { const: value } },
});
const requiring = (required: readonly string[], properties: object = {}): object => ({
  type: "object",
  required,
  properties,
});
const number = { type: "number" };
const string = { type: "string" };

const unions: readonly (readonly [string, object])[] = [
  ["three constants", { anyOf: [a, b, c] }],
  ["exactly one of three constants", { oneOf: [a, b, c] }],
  ["beside other types", { oneOf: [{ type: "string" }, a, { type: "null" }, b, c] }],
  ["two that overlap", { oneOf: [a, b, tagged({ enum: ["a", "c"] })] }],
  ["one that does not require the tag", { oneOf: [a, b, tagged({ const: "c" }, {}, [])] }],
  [
    "one that takes other types too",
    { oneOf: [a, b, { ...c, type: ["object", "string"] }, { type: "string" }] },
  ],
  ["integers beside numbers", { oneOf: [{ type: "integer" }, { type: "number" }, { type: "boolean" }] }],
  [
    "constants of several types",
    { oneOf: [tagged({ const: 1 }), tagged({ const: true }), tagged({ const: "1" })] },
  ],
  ["a tag that every object inherits", { anyOf: [inherited("a"), inherited("b"), inherited("c")] }],
  ...(["anyOf", "oneOf"] as const).flatMap((keyword): [string, object][] => [
    [
      `${keyword}: members of their own`,
      { [keyword]: ["kind", "size", "constructor"].map((name) => requiring([name])) },
    ],
    [
      `${keyword}: members of their own, with values that two share`,
      {
        [keyword]: [
          requiring(["kind"], { kind: number }),
          requiring(["size"], { size: number }),
          requiring(["constructor"], { constructor: string }),
        ],
      },
    ],
    [
      `${keyword}: a member that some share`,
      {
        [keyword]: [
          requiring(["kind", "size"], { kind: string, size: number }),
          requiring(["kind", "size"], { kind: number }),
          requiring(["kind", "constructor"], { kind: { const: "d" } }),
          requiring(["kind"], { kind: { type: "null" } }),
          requiring(["constructor"], { kind: false }),
          { type: "object", properties: { kind: false, size: false }, maxProperties: 1 },
        ],
      },
    ],
  ]),
  [
    "members of their own beside other types",
    {
      oneOf: [
        { type: ["string", "null"] },
        requiring(["kind"]),
        { allOf: [requiring(["size"]), { properties: { kind: false } }] },
        requiring(["constructor"]),
      ],
    },
  ],
  ["the tag in an allOf", { oneOf: [{ allOf: [a, { required: ["size"] }] }, b, c] }],
];

const values: readonly unknown[] = [
  null,
  true,
  1,
  1.5,
  "a",
  [],
  ["a"],
  {},
  ...["a", "b", "B", "c", "d", 1, true, "1", null].flatMap((kind) => [
    { kind },
    { kind, size: 1 },
    { kind, size: "1" },
    { kind, constructor: kind },
  ]),
];

describe.each(unions)("%s", (_title, schema) => {
  const valid = new Ajv2020({ strict: false, ownProperties: true }).compile(schema);

  test("agrees with Ajv", async () => {
    const guards = await guardsFor({ Union: schema });
    for (const value of values) {
      expect([value, guards.is("Union", value)]).toEqual([value, valid(value)]);
      expect([value, guards.check("Union", value).length === 0]).toEqual([value, valid(value)]);
    }
  });
});

test("only the alternative that the tag selects is asked", () => {
  const { text } = emit({ Union: { oneOf: [a, b, c] } });
  expect(text).toMatch(/switch \(value\["kind"\]\) \{\ncase "a":\nreturn/);
  expect(text).not.toContain("matches++");
});

test("an alternative is asked only where the members are there that tell it from others", () => {
  const { text } = emit({
    Union: { anyOf: [requiring(["a", "x"]), requiring(["a", "y"]), requiring(["b"])] },
  });
  expect(text).toMatch(/if \(value\["a"\] !== undefined\) \{\nif \(value\["x"\] !== undefined &&\n/);
  expect(text).toMatch(/\nif \(value\["b"\] !== undefined &&\n/);
});
