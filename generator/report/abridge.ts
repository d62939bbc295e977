/** Many diagnostics of one kind: the first few are shown, the others counted. */
import type { LocatedDiagnostic } from "../diagnostics.js";

/** How many of one kind are worth reading one after the other. */
const shownOfEach = 5;

/** What is shown of a list, and how many of each code are not. */
export interface Abridged {
  readonly shown: readonly LocatedDiagnostic[];
  readonly hidden: ReadonlyMap<string, number>;
}

/** The first few of each code and severity, in the order given. Errors name what is missing: none is hidden. */
export function abridge(diagnostics: readonly LocatedDiagnostic[]): Abridged {
  const counts = new Map<string, number>();
  const hidden = new Map<string, number>();
  const shown = diagnostics.filter(({ code, severity }) => {
    if (severity === "error") return true;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count > shownOfEach) hidden.set(code, count - shownOfEach);
    return count <= shownOfEach;
  });
  return { shown, hidden };
}
