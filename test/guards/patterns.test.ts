/** Patterns on which a hostile text can take long. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patternCost } from "../../generator/patterns/cost.js";
import { emit } from "./emitted.js";

describe("a pattern that takes exponential time", () => {
  test.each([
    "^(a+)+$",
    "^(a*)*$",
    "^(a|a)*$",
    "^(a|aa)+$",
    "^(a|b|ab)*$",
    "^(?:[a-z]+\\s?)+$",
    "(x+x+)+y",
    "^(a{1,3})+$",
    "^([a-z]{1,20}){1,20}$",
    "^(a?b?)*$",
    "^\\w+([.-]?\\w+)*@example$",
    "^(\\p{Lu}|[A-Z])*$",
    "^(\\u00e9|é)*$",
    "^(\\u{1F600}|\\ud83d\\ude00)*$",
    "^(.|\\n|[^b])*$",
    "^(?<year>\\d+)+$",
    "^(?!(a+)+$).*",
    "^x(?=(a|a)*b)",
    "^([\\]a-]+)+$",
  ])("%s", (source) => {
    expect(patternCost(source)).toEqual({ kind: "exponential" });
  });
});

describe("a pattern that takes a high power of the length", () => {
  test.each([
    ["^a*a*a*a*$", 4],
    ["^(.*,){5}x$", 5],
    ["^.*a.*b.*c.*d.*e$", 5],
    ["^[ab]*[bc]*b*\\w*!$", 4],
  ])("%s: %d", (source, degree) => {
    expect(patternCost(source)).toEqual({ kind: "power", degree });
  });
});

describe("a pattern that nobody need be warned of", () => {
  test.each([
    "^[a-z]+(-[a-z]+)*$",
    "^(a+)+",
    "^([0-9a-f]{2})+$",
    "^([0-9a-f]{32})+$",
    "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    "^(?=.*[A-Z])(?=.*\\d).{8,}$",
    "^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$",
    "^(\\w+\\s*,\\s*)*\\w+$",
    "^(?:a(?:b|c)?)*$",
    "^(ab|ac)*$",
    '^([^"\\\\]|\\\\.)*$',
    "^[^/]+/[^/]+$",
    ".*\\.js",
    "^(\\p{Lu}|\\p{Ll})*$",
    "^(\\u{1F600}|\\u{1F601})*$",
    "^([(]|[)]|\\|)*$",
    "^(a\\1|b)*$",
  ])("%s", (source) => {
    expect(patternCost(source)).toBeUndefined();
  });
});

test("any pattern is judged, and without long thought", () => {
  const pieces = [
    "a",
    "b",
    ".",
    "\\w",
    "[a-c]",
    "(",
    "(?:",
    "(?=",
    ")",
    "|",
    "*",
    "+",
    "?",
    "{2,9}",
    "{3}",
    "^",
    "$",
    "\\b",
    "\\1",
    "\\u{61}",
    "\\p{L}",
    "[\\]x]",
  ];
  let readable = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (chosen) => {
      const source = chosen.join("");
      if (!isReadable(source)) return;
      readable++;
      expect(() => patternCost(source)).not.toThrow();
    }),
    { numRuns: 5000 },
  );
  expect(readable).toBeGreaterThan(100);
  for (const source of [
    "(".repeat(900) + ")".repeat(900),
    "(?:".repeat(200) + "a" + "{8})".repeat(200),
    "(a|b)*".repeat(300),
  ]) {
    expect(isReadable(source)).toBe(true);
    expect(patternCost(source)).toBeUndefined();
  }
});

function isReadable(source: string): boolean {
  try {
    return new RegExp(source, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

test("a slow pattern is reported at its place, and enforced", () => {
  const { diagnostics } = emit({
    Slow: { type: "string", pattern: "^(a+)+$" },
    SlowNames: { patternProperties: { "^(a|a)*$": { type: "string" } } },
    Fine: { type: "string", pattern: "^[a-z]+$" },
  });
  expect(diagnostics).toMatchObject([
    { code: "pattern-slow", severity: "warning", place: { pointer: "/pattern" } },
    { code: "pattern-slow", severity: "warning", place: { pointer: "/patternProperties/^(a|a)*$" } },
  ]);
  expect(diagnostics[0]?.message).toContain("exponential time");
  expect(diagnostics[0]?.help).toMatch(/one way only/);
});
