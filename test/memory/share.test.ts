/** What two runs have in common is the same objects. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSame, shareData } from "../../generator/memory/share.js";

test("data say what they said, and share what is the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, now) => {
      const text = JSON.stringify(now);
      expect(JSON.stringify(shareData(before, now))).toBe(text);
      const again: unknown = JSON.parse(JSON.stringify(before));
      expect(shareData(before, again)).toBe(Object.is(before, -0) ? again : before);
    }),
  );
});

test("parts are shared where something beside them has changed", () => {
  const before = { same: { deep: [1, { a: 1 }] }, other: { b: 1 }, list: [{ c: 1 }, { d: 1 }] };
  const now = { same: { deep: [1, { a: 1 }] }, other: { b: 2 }, list: [{ c: 1 }, { d: 2 }, { e: 1 }] };
  const shared = shareData(before, now);
  expect(shared).toEqual({
    same: { deep: [1, { a: 1 }] },
    other: { b: 2 },
    list: [{ c: 1 }, { d: 2 }, { e: 1 }],
  });
  expect(shared).toHaveProperty("same", before.same);
  expect(Reflect.get(Object(shared), "same")).toBe(before.same);
  expect(Reflect.get(Object(shared), "list")[0]).toBe(before.list[0]);
});

test.each<[string, unknown, unknown]>([
  ["members in another order", { a: 1, b: 2 }, { b: 2, a: 1 }],
  ["an inherited member", {}, { toString: 1 }],
  ["a list and a map", [], {}],
  ["lists of other lengths", [1], [1, 2]],
  ["dates", new Date(0), new Date(0)],
  ["zeros", { a: 0 }, { a: -0 }],
  ["a prototype by name", { a: 1 }, JSON.parse('{"a": 1, "__proto__": {}}')],
])("%s are not the same data", (_, before, now) => {
  expect(shareData(before, now)).toBe(now);
});

test("parts of a model are compared with their order", () => {
  const map = (...entries: readonly [string, unknown][]): ReadonlyMap<string, unknown> => new Map(entries);
  expect(isSame({ a: map(["x", [1]], ["y", 2n]) }, { a: map(["x", [1]], ["y", 2n]) })).toBe(true);
  expect(isSame({ a: map(["x", 1], ["y", 2]) }, { a: map(["y", 2], ["x", 1]) })).toBe(false);
  expect(isSame({ a: map(["x", 1]) }, { a: map(["x", 2]) })).toBe(false);
  expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
  expect(isSame([1], { 0: 1 })).toBe(false);
  expect(isSame(new Map(), {})).toBe(false);
  expect(isSame({}, new Map())).toBe(false);
  expect(isSame(undefined, null)).toBe(false);
});
