/** Problems, as a person at a terminal reads them. */
import type { LocatedDiagnostic } from "../diagnostics.js";

/** Prints all diagnostics with the lines that they are about; of many of one kind only the first. */
export async function print(result: {
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly inputs: ReadonlyMap<string, string>;
}): Promise<void> {
  if (result.diagnostics.length === 0) return;
  const { abridge, formatDiagnostics } = await import("../report/report.js");
  const color = process.stderr.isTTY === true && process.env["NO_COLOR"] === undefined;
  const { diagnostics: counted, inputs: texts } = result;
  const { shown, hidden } = abridge(counted);
  console.error(formatDiagnostics("stylish", shown, { cwd: process.cwd(), texts, color, counted }));
  for (const [code, count] of hidden) console.error(`${count} more of ${code}`);
  if (hidden.size > 0) console.error("All of them are in specwright.json, and in what specwright lint says.");
}
