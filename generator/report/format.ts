/** What every format of reports has in common. */
import type { LocatedDiagnostic } from "../diagnostics.js";
import type { Texts } from "./frame.js";

/** What formats need beside the diagnostics. */
export interface ReportOptions {
  /** The working folder, as an absolute path: files are named as seen from there. */
  readonly cwd: string;
  /** Texts of the files, by absolute path; without its text a file's lines are not shown. */
  readonly texts: Texts;
  /** True for escape sequences of colour. Whether the terminal wants them is for the caller to know. */
  readonly color: boolean;
  /** What is to be counted, where not all of it is shown; for people alone. */
  readonly counted?: readonly LocatedDiagnostic[];
  /** What a code stands for in general, by code, for formats that describe their rules. */
  readonly about?: ReadonlyMap<string, string>;
}

/** Turns diagnostics, in the order given, into text without a final line break. */
export type Formatter = (diagnostics: readonly LocatedDiagnostic[], options: ReportOptions) => string;

/** How many diagnostics there are of each severity. */
export function countSeverities(
  diagnostics: readonly LocatedDiagnostic[],
): Readonly<Record<LocatedDiagnostic["severity"], number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}
