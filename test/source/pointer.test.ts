import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { child, segments, step } from "../../generator/source/pointer.js";

describe("pointers", () => {
  const name = fc.oneof(fc.string(), fc.constantFrom("~", "/", "~1", "~01", "", "__proto__", "0", "-1"));

  it("lead through any names to the value", () => {
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const pointer = child("", ...names);
        expect(segments(pointer)).toEqual(names);
        const value = names.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), "end");
        expect(segments(pointer).reduce(step, value)).toBe("end");
      }),
    );
  });

  test.each<[string, { given: unknown; segment: string }]>([
    ["what every object inherits", { given: {}, segment: "toString" }],
    ["the prototype", { given: {}, segment: "__proto__" }],
    ["the length of a list", { given: [1], segment: "length" }],
    ["an index with zeros before it", { given: [1, 2], segment: "01" }],
    ["an index beyond the end", { given: [1], segment: "1" }],
    ["the letters of a text", { given: "abc", segment: "0" }],
    ["anything of nothing", { given: null, segment: "a" }],
  ])("do not lead to %s", (_, { given, segment }) => {
    expect(step(given, segment)).toBeUndefined();
  });
});
