/** The lines around a place. */
import { expect, test } from "vitest";
import { Lines, codeFrame } from "../../generator/report/frame.js";

const lines = new Lines(
  new Map([
    ["long", "one\r\ntwo\nthree\nfour: 4\nfive"],
    ["empty", ""],
  ]),
);

test("a frame has two lines before the place and two after it, as far as there are any", () => {
  const numbers = (line: number): readonly number[] =>
    codeFrame(lines, "long", { line, column: 1 }).map(({ number }) => number);
  expect([1, 5, 3, 2, 6].map(numbers)).toEqual([[1, 2, 3], [3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4], []]);
  expect(codeFrame(lines, "unknown", { line: 1, column: 1 })).toEqual([]);
});

test("lines come without what ends them, in whatever order they are asked for", () => {
  const numbers = [5, 1, 6, 2, 0];
  expect(numbers.map((number) => lines.at("long", number))).toEqual([
    "five",
    "one",
    undefined,
    "two",
    undefined,
  ]);
  expect([1, 2].map((number) => lines.at("empty", number))).toEqual(["", undefined]);
  expect(lines.endColumn("long", { line: 4, column: 1 })).toBe(5);
});
