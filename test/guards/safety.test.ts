/** Hostile values and hostile documents. */
import { expect, test } from "vitest";
import { emit, guardsFor, load } from "./emitted.js";

test("a member of the prototype is no member of the value", async () => {
  const required = ["constructor", "toString", "__proto__", "hasOwnProperty"];
  const guards = await guardsFor({ Strict: { type: "object", required } });
  expect(guards.is("Strict", {})).toBe(false);
  const own: unknown = JSON.parse('{"constructor":1,"toString":1,"__proto__":1,"hasOwnProperty":1}');
  expect(guards.is("Strict", own)).toBe(true);
});

test("`__proto__` is a name like any other, in schemas and in values", async () => {
  const properties: unknown = JSON.parse('{"__proto__":{"type":"string"}}');
  const guards = await guardsFor({ Named: { properties, additionalProperties: false } });
  expect(guards.is("Named", JSON.parse('{"__proto__":"text"}'))).toBe(true);
  expect(guards.is("Named", JSON.parse('{"__proto__":1}'))).toBe(false);
  expect(guards.is("Named", JSON.parse('{"polluted":1}'))).toBe(false);
  expect(guards.check("Named", JSON.parse('{"__proto__":1}'))).toMatchObject([{ pointer: "/__proto__" }]);
});

test("text of a document stays text", async () => {
  const hostile = '"]); throw new Error("x"); /* ` ${1} \u2028 */ //\n';
  const { text } = emit({
    [hostile]: {
      description: `*/ ${hostile}`,
      type: "object",
      required: [hostile],
      properties: { [hostile]: { const: hostile, pattern: hostile }, a: { pattern: '/";`' } },
      patternProperties: { [`^${hostile.replace(/[\])${}*(]/g, ".")}`]: true },
    },
    "": true,
    class: { type: "null" },
    "1 fish": { type: "null" },
  });
  const guards = await load(text);
  expect(guards.is("Class", null)).toBe(true);
  expect(guards.is("_1Fish", null)).toBe(true);
});

test("lengths are in code points, and lone surrogates count", async () => {
  const guards = await guardsFor({ Two: { type: "string", minLength: 2, maxLength: 2 } });
  const verdicts = [
    "\u{1F600}",
    "\u{1F600}a",
    "\u{1F600}\u{1F600}",
    "\ud83da",
    "\ude00\ud83d",
    "\ud83d\ud83d\ude00",
    "é",
  ];
  expect(verdicts.map((text) => guards.is("Two", text))).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test("patterns are read with the flag u; one that cannot be read is reported and not enforced", async () => {
  const { text, diagnostics } = emit({
    Unicode: { type: "string", pattern: "^.$" },
    Broken: { type: "string", pattern: "^\\-$" },
    BrokenNames: { patternProperties: { "(": { type: "string" } }, additionalProperties: false },
  });
  expect(diagnostics.map(({ code, place }) => [code, place?.pointer])).toEqual([
    ["pattern-invalid", "/pattern"],
    ["pattern-invalid", "/patternProperties/("],
  ]);
  const guards = await load(text);
  expect(guards.is("Unicode", "\u{1F600}")).toBe(true);
  expect(guards.is("Broken", "anything")).toBe(true);
  expect(guards.is("BrokenNames", { "(": 1 })).toBe(true);
  expect(guards.check("BrokenNames", { "(": 1 })).toEqual([]);
});

test("what cannot be read never makes a guard refuse, behind `not` and its like neither", async () => {
  const unread = { pattern: "^\\-$" };
  const { text, diagnostics } = emit({
    Not: { type: "string", not: unread },
    OneOf: { oneOf: [{ type: "string" }, { type: "string", ...unread }] },
    If: { if: unread, then: { maxLength: 0 } },
    NotNowhere: { not: { $ref: "nowhere" } },
    Unevaluated: { patternProperties: { "(": true }, unevaluatedProperties: false },
  });
  expect(diagnostics.filter(({ code }) => code === "pattern-invalid")).toHaveLength(4);
  const guards = await load(text);
  for (const name of ["Not", "OneOf", "If", "NotNowhere"]) {
    expect(guards.is(name, "text")).toBe(true);
    expect(guards.check(name, "text")).toEqual([]);
  }
  expect(guards.is("Not", 1)).toBe(false);
  expect(guards.is("Unevaluated", { "(": 1 })).toBe(true);
  expect(guards.check("Unevaluated", { "(": 1 })).toEqual([]);
});

test("numbers that JSON does not have are refused", async () => {
  const guards = await guardsFor({ Number: { type: "number" }, Integer: { type: "integer" } });
  for (const number of [Number.NaN, Infinity, -Infinity]) {
    expect(guards.is("Number", number)).toBe(false);
    expect(guards.is("Integer", number)).toBe(false);
    expect(guards.check("Number", number)).toHaveLength(1);
  }
  expect([1.0, -0, 1e300].every((number) => guards.is("Integer", number))).toBe(true);
});

test.each([
  [0.3, 0.1, true],
  [19.99, 0.01, true],
  [4.35, 0.01, true],
  [1.1, 0.3, false],
  [0.0075, 0.0001, true],
  [1e308, 0.123456789, false],
  [1e22, 1e21, true],
  [1e23, 10, true],
  [1e308, 1e20, true],
  [2 ** 60, 1024, true],
  [9007199254740993, 3, false],
  [-0.6, 0.2, true],
  [0, 0.7, true],
  [1e-7, 1e-8, true],
])("%d of %d is a multiple: %s", async (candidate, multipleOf, wanted) => {
  const guards = await guardsFor({ Multiple: { multipleOf } });
  expect(guards.is("Multiple", candidate)).toBe(wanted);
  expect(guards.check("Multiple", candidate).length === 0).toBe(wanted);
});

test("values nested without end are refused, never thrown at", async () => {
  const node = {
    type: "object",
    properties: { next: { $ref: "#" }, list: { type: "array", items: { $ref: "#" } } },
  };
  const guards = await guardsFor({ Node: node, Unique: { uniqueItems: true } });
  const deep = (depth: number): unknown => JSON.parse('{"next":'.repeat(depth) + "{}" + "}".repeat(depth));
  expect(guards.is("Node", deep(400))).toBe(true);
  expect(guards.is("Node", deep(100_000))).toBe(false);
  expect(guards.check("Node", deep(100_000))).not.toEqual([]);
  const circle: { list: unknown[] } = { list: [] };
  circle.list.push(circle, circle);
  expect(guards.is("Node", circle)).toBe(false);
  expect(guards.check("Node", circle)).not.toEqual([]);
  expect(guards.is("Unique", [circle])).toBe(false);
  expect(guards.is("Unique", JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`))).toBe(false);
});

const self = { $ref: "#" };
const withNext = { type: "object", properties: { next: self } };

// Each schema leads `next` back to itself in several ways: without a memory, each level would double the work.
test.each([
  [
    "anyOf",
    {
      anyOf: [
        { ...withNext, required: ["a"] },
        { ...withNext, required: ["b"] },
      ],
    },
  ],
  ["oneOf", { oneOf: [withNext, { ...withNext, required: ["b"] }] }],
  ["allOf", { allOf: [withNext, { ...withNext, maxProperties: 9 }] }],
  ["not", { ...withNext, not: { ...withNext, required: ["a"] } }],
  ["if", { if: withNext, then: { ...withNext, maxProperties: 9 } }],
  ["a member and its member", { properties: { next: { ...withNext, allOf: [self] } } }],
  ["a member and all others", { allOf: [withNext, { additionalProperties: self }] }],
  ["a name and a pattern", { ...withNext, patternProperties: { "^n": self } }],
  ["dependentSchemas", { ...withNext, dependentSchemas: { next: withNext } }],
  [
    "unevaluatedProperties",
    { anyOf: [withNext, { ...withNext, minProperties: 1 }], unevaluatedProperties: false },
  ],
  [
    "references in place",
    { $defs: { A: withNext, B: withNext }, anyOf: [{ $ref: "#/$defs/A" }, { $ref: "#/$defs/B" }] },
  ],
  [
    "constants",
    {
      oneOf: ["a", "b"].map((kind) => ({
        ...withNext,
        required: ["kind"],
        properties: { next: self, kind: { const: kind } },
      })),
    },
  ],
])("hostile nesting takes no more than polynomial work: %s", async (_, schema) => {
  const guards = await guardsFor({ Case: schema });
  for (const bottom of [{}, null, { b: 1 }, { kind: "a" }, { kind: 1 }]) {
    for (const beside of [{}, { a: 1, b: 1 }, { kind: "a" }]) {
      let reads = 0;
      let value: unknown = bottom;
      for (let depth = 0; depth < 24; depth++) {
        const next = value;
        value = Object.defineProperty({ ...beside }, "next", {
          enumerable: true,
          get: () => (reads++, next),
        });
      }
      const accepted = guards.is("Case", value);
      expect(guards.check("Case", value).length === 0).toBe(accepted);
      expect(reads).toBeLessThan(10_000);
    }
  }
});

test("alternatives that a constant tells apart need no memory", () => {
  const node = (kind: string): unknown => ({
    type: "object",
    required: ["kind", "next"],
    properties: { next: { $ref: "Node" }, kind: { const: kind } },
  });
  const told = emit({ Node: { anyOf: [node("a"), node("b"), { type: "null" }] } });
  expect(told.text).not.toContain("descendOnce(");
  expect(emit({ Node: { anyOf: [node("a"), node("a")] } }).text).toContain("descendOnce(isNode, ");
});

test("what is remembered is forgotten when the outermost guard is done", async () => {
  const guards = await guardsFor({
    Case: {
      anyOf: [
        { ...withNext, required: ["a"] },
        { ...withNext, required: ["b"] },
      ],
    },
  });
  const inner: { a?: number } = {};
  const value = { a: 1, next: inner };
  expect(guards.is("Case", value)).toBe(false);
  inner.a = 1;
  expect(guards.is("Case", value)).toBe(true);
  const failing = {
    a: 1,
    next: {
      a: 1,
      get next(): unknown {
        throw new Error("no such part");
      },
    },
  };
  expect(() => guards.is("Case", failing)).toThrow("no such part");
  delete inner.a;
  expect(guards.is("Case", value)).toBe(false);
  expect(guards.check("Case", value)).not.toEqual([]);
});

test("a schema that only refers to itself ends", async () => {
  const guards = await guardsFor({ Loop: { $ref: "#" }, Ring: { allOf: [{ $ref: "Ring" }] } });
  expect(guards.is("Loop", 1)).toBe(false);
  expect(guards.check("Loop", 1)).not.toEqual([]);
  expect(guards.is("Ring", 1)).toBe(false);
});

test("unique items take linear time", async () => {
  const guards = await guardsFor({ Unique: { uniqueItems: true } });
  const many = Array.from({ length: 100_000 }, (_, index) => ({ index, text: `text ${index}` }));
  expect(guards.is("Unique", many)).toBe(true);
  expect(guards.is("Unique", [...many, { text: "text 5", index: 5 }])).toBe(false);
  expect(guards.is("Unique", [1, "1", true, "true", null, "null", [1], "[1]", { a: 1 }, '{"a":1}'])).toBe(
    true,
  );
});
