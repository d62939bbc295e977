/** For programs: every diagnostic as plain data. */
import type { LocatedDiagnostic } from "../diagnostics.js";
import { type Formatter, countSeverities } from "./format.js";
import { jsonText, relativeName } from "./text.js";

/** An object with `diagnostics`, in order, and `counts` by severity. */
export const json: Formatter = (diagnostics, { cwd }) =>
  jsonText({
    diagnostics: diagnostics.map((diagnostic) => plain(diagnostic, cwd)),
    counts: countSeverities(diagnostics),
  });

/** Members that are undefined do not exist in JSON text. */
function plain({ code, severity, message, help, place, position }: LocatedDiagnostic, cwd: string): object {
  return {
    code,
    severity,
    message,
    help,
    file: place && relativeName(place.file, cwd),
    pointer: place?.pointer,
    line: position?.line,
    column: position?.column,
  };
}
