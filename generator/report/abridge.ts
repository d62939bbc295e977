/** Many diagnostics of one kind: the first few are shown, the others counted. */
import type { LocatedDiagnostic } from "../diagnostics.js";

/** How many of one kind are worth reading one after the other. Each error names something that is missing. */
const shownOfEach = { error: 100, warning: 5, info: 5 } as const;

/** What is shown of a list, and how many of each code are not. */
export interface Abridged {
  readonly shown: readonly LocatedDiagnostic[];
  readonly hidden: ReadonlyMap<string, number>;
}

/** The first few of each code and severity, in the order given. */
export function abridge(diagnostics: readonly LocatedDiagnostic[]): Abridged {
  const counts = new Map<string, number>();
  const hidden = new Map<string, number>();
  const shown = diagnostics.filter(({ code, severity }) => {
    const kind = `${severity} ${code}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const isShown = count <= shownOfEach[severity];
    if (!isShown) hidden.set(code, (hidden.get(code) ?? 0) + 1);
    return isShown;
  });
  return { shown, hidden };
}
