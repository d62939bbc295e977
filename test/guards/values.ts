/** Values that are likely to come near what the schemas of the tests want. */
import fc from "fast-check";

const names = ["a", "b", "c", "ab", "constructor", "toString", "__proto__", "hasOwnProperty", "é"];
const strings = ["", "a", "bb", "a\u{1F600}", "\u{1F600}\u{1F600}", "\ud83d", "é", "ccc", "dddd"];
const numbers = [0, -0, 1, 1.5, 2, 3, 0.1, -1, 1e308, 5];

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false),
  fc.constantFrom(...strings),
  fc.constantFrom(...numbers),
);

/** JSON values of small names and scalars, nested a little. Members are own ones, `__proto__` too. */
const nearValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...names), tie("value")), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

/** Mostly objects, since most schemas of the tests look at members. */
export const value: fc.Arbitrary<unknown> = fc.oneof(
  {
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...names), nearValue), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
    weight: 4,
  },
  { arbitrary: nearValue, weight: 1 },
  { arbitrary: fc.jsonValue(), weight: 1 },
);
