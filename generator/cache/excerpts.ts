/** The lines of input files that reports of problems show, kept so that the files need not be read for them. */
import type { LocatedDiagnostic } from "../diagnostics.js";
import { Lines, margin } from "../report/frame.js";

/** Lines of files by their numbers, counted from 1. */
export type Excerpts = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** A whole document may be one line: nothing is kept of those. */
const longestLine = 1000;

/**
 * The lines around each problem; remarks are told without.
 * @param inputs texts of files, by absolute path.
 * @returns undefined where a line is too long to be kept.
 */
export function excerptsOf(
  diagnostics: readonly LocatedDiagnostic[],
  inputs: ReadonlyMap<string, string>,
): Excerpts | undefined {
  const lines = new Lines(inputs);
  const excerpts: Record<string, Record<number, string>> = {};
  for (const { severity, place, position } of diagnostics) {
    if (severity === "info" || place === undefined || position === undefined) continue;
    for (let number = Math.max(1, position.line - margin); number <= position.line + margin; number++) {
      const line = lines.at(place.file, number);
      if (line === undefined) break;
      if (line.length > longestLine) return undefined;
      (excerpts[place.file] ??= {})[number] = line;
    }
  }
  return excerpts;
}

/** The texts of files as far as they were kept: all other lines are empty. */
export function textsOf(excerpts: Excerpts): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(excerpts).map(([file, kept]) => {
      const lines: string[] = [];
      for (const [number, line] of Object.entries(kept)) lines[Number(number) - 1] = line;
      return [file, lines.join("\n")];
    }),
  );
}
