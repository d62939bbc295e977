/** What was kept of the inputs shows the same as the inputs themselves. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { excerptsOf, textsOf } from "../../generator/cache/excerpts.js";
import type { LocatedDiagnostic } from "../../generator/diagnostics.js";
import { formatDiagnostics } from "../../generator/report/report.js";

const file = "/d/api.yaml";

function warning(line: number, column: number): LocatedDiagnostic {
  return {
    code: "x",
    severity: "warning",
    message: "Something",
    place: { file, pointer: "" },
    position: { line, column },
  };
}

function shown(diagnostics: readonly LocatedDiagnostic[], texts: ReadonlyMap<string, string>): string {
  return formatDiagnostics("stylish", diagnostics, { cwd: "/d", texts, color: false });
}

const line = fc.string({ maxLength: 30, unit: fc.constantFrom("a", " ", '"', ":", "é", "\t") });
const ending = fc.constantFrom("\n", "\r\n");

it("frames are the same with excerpts", () => {
  const places = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 40 })), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), ending, places, (lines, end, found) => {
      const inputs = new Map([[file, lines.join(end)]]);
      const diagnostics = found.map(([at, column]) => warning(at, column));
      const kept = excerptsOf(diagnostics, inputs) ?? {};
      expect(shown(diagnostics, textsOf(kept))).toBe(shown(diagnostics, inputs));
    }),
  );
});

it("a line that is too long is not kept, and neither is what remarks are about", () => {
  const inputs = new Map([[file, `{ ${'"a": 1, '.repeat(500)} }`]]);
  expect(excerptsOf([warning(1, 3)], inputs)).toBeUndefined();
  expect(excerptsOf([{ ...warning(1, 3), severity: "info" }], inputs)).toEqual({});
});
