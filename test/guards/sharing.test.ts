/** What guards of one module share: whole bodies, and the small tests that stand behind them. */
import { expect, test } from "vitest";
import { emit, guardsOf, load } from "./emitted.js";

test("what asks the same as another calls it", async () => {
  const closed = { type: "object", properties: { name: { type: "string" } }, additionalProperties: false };
  const { text } = emit({ Cat: closed, Dog: closed, Name: { type: "string" }, Word: { type: "string" } });
  const bodies = (await guardsOf(text)).match(/^export function is.*?^}/gms)?.slice(1);
  expect(bodies?.join("\n")).toMatchInlineSnapshot(`
    "export function isDog(value: unknown): value is Dog {
      return isCat(value);
    }
    export function isName(value: unknown): value is Name {
      return typeof value === "string";
    }
    export function isWord(value: unknown): value is Word {
      return typeof value === "string";
    }"
  `);
});

test("a function that one guard did without in the end is there for the next", async () => {
  const members = {
    type: "object",
    properties: { a: { type: ["string", "null"] }, b: { type: ["string", "null"] }, c: { $ref: "Text" } },
  };
  const made = emit({ Text: { type: "string" }, Never: { allOf: [members, false] }, Some: members });
  const module = await load(made.text);
  expect(made.text).not.toMatch(/\bfunction isNever[A-Z]/);
  for (const [value, fits] of [
    [{ a: null, b: "b", c: "c" }, true],
    [{ a: 1 }, false],
    [{ c: null }, false],
  ] as const) {
    expect(module.is("Some", value)).toBe(fits);
    expect(module.is("Never", value)).toBe(false);
  }
});

test("a type and a schema of its name are asked apart", async () => {
  const members = (schema: object): object => ({
    type: "object",
    properties: { a: schema, b: schema, c: schema },
  });
  const made = emit({
    NullableString: { type: "string", minLength: 2 },
    Types: members({ type: ["string", "null"] }),
    Schemas: members({ $ref: "NullableString" }),
  });
  const module = await load(made.text);
  expect([module.is("Types", { a: null }), module.is("Types", { a: "a" })]).toEqual([true, true]);
  expect([module.is("Schemas", { a: null }), module.is("Schemas", { a: "a" })]).toEqual([false, false]);
});

test("a guard that refers to itself may be called by one that asks the same, as deep as ever", async () => {
  const list = (name: string): unknown => ({ type: "array", items: { $ref: name } });
  const { text } = emit({ First: list("Item"), Item: list("Item") });
  expect(text).toMatch(/function isItem\(value: unknown\): value is Item \{\s*return isFirst\(value\);/);
  const guards = await load(text);
  const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)]);
  for (const name of ["First", "Item"]) {
    expect(guards.is(name, nested(500))).toBe(true);
    expect(guards.is(name, nested(501))).toBe(false);
    expect(guards.is(name, [[1]])).toBe(false);
  }
});

test("a guard that refers to itself is not taken for another", async () => {
  const list = (name: string): unknown => ({ type: "array", minItems: 1, items: { $ref: name } });
  const guards = await load(emit({ Odd: list("Even"), Even: list("Odd"), Own: list("Own") }).text);
  for (const name of ["Odd", "Even", "Own"]) {
    expect(guards.is(name, [])).toBe(false);
    expect(guards.is(name, [[[]]])).toBe(false);
  }
});
