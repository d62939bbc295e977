import { expect, it } from "vitest";
import type { LocatedDiagnostic } from "../../generator/diagnostics.js";
import { abridge } from "../../generator/report/abridge.js";

const many = (severity: LocatedDiagnostic["severity"], code: string): LocatedDiagnostic[] =>
  list(severity, code, 7);

const list = (severity: LocatedDiagnostic["severity"], code: string, length: number): LocatedDiagnostic[] =>
  Array.from({ length }, (_, index) => ({ severity, code, message: String(index) }));

it("shows the first few warnings of each kind and counts the others", () => {
  const { shown, hidden } = abridge([
    ...many("warning", "a"),
    ...many("error", "b"),
    ...many("warning", "c"),
  ]);
  const told = shown.map(({ code, message }) => `${code}${message}`).join(" ");
  expect(told).toBe("a0 a1 a2 a3 a4 b0 b1 b2 b3 b4 b5 b6 c0 c1 c2 c3 c4");
  expect([...hidden]).toEqual([
    ["a", 2],
    ["c", 2],
  ]);
});

it("shows a hundred errors of each kind", () => {
  const { shown, hidden } = abridge([...list("error", "a", 250), ...list("error", "b", 100)]);
  expect(shown.length).toBe(200);
  expect([...hidden]).toEqual([["a", 150]]);
});
