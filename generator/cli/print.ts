/** Problems, as a person at a terminal reads them. */
import type { LocatedDiagnostic } from "../diagnostics.js";

/** True for a terminal, unless `NO_COLOR` says something (no-color.org: an empty one says nothing). */
export function wantsColor({ isTTY }: { readonly isTTY?: boolean }): boolean {
  return isTTY === true && (process.env["NO_COLOR"] ?? "") === "";
}

interface Printed {
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly inputs: ReadonlyMap<string, string>;
}

/**
 * Prints all diagnostics with the lines that they are about; of many of one kind only the first.
 * @param hasManifest whether there is an output that is up to date, whose manifest lists the others too.
 */
export async function print(result: Printed, hasManifest = false): Promise<void> {
  if (result.diagnostics.length === 0) return;
  const { abridge, formatDiagnostics } = await import("../report/report.js");
  const color = wantsColor(process.stderr);
  const { diagnostics: counted, inputs: texts } = result;
  const { shown, hidden } = abridge(counted);
  console.error(formatDiagnostics("stylish", shown, { cwd: process.cwd(), texts, color, counted }));
  for (const [code, count] of hidden) console.error(`${count} more of ${code}`);
  const manifest = hasManifest ? "specwright.json, and in " : "";
  if (hidden.size > 0) console.error(`All of them are in ${manifest}what specwright lint says.`);
}
