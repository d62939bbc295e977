/** The section on cold starts. */
import type { Starts } from "../starts.js";
import { conditions, duration, kilobytes, table, writeResults, writeSection } from "./sections.js";

export interface StartReport {
  readonly starts: Starts;
  readonly versions: Readonly<Record<string, string | undefined>>;
}

/** Writes the section and the results. */
export async function writeStarts(report: StartReport): Promise<void> {
  await writeResults("starts", report);
  await writeSection("starts", text(report));
}

function text({ starts, versions }: StartReport): string {
  const { date, node, machine } = conditions();
  const rows = Object.entries(starts).map(([name, start]) => [
    name,
    duration(start.import * 1e6),
    duration(start.call * 1e6),
    kilobytes(start.memory),
  ]);
  return [
    "## Guards: cold start",
    `\`npm run bench:starts\` repeats this. Measured on ${date} with Node ${node} on ${machine}, against zod (${versions["zod"]}).`,
    "All schemas of Stripe, in one bundle, minified as it would be deployed, are loaded in a fresh process, and one of them is asked once; medians of 41 processes. Memory is what the process holds more than before, its garbage collected twice.",
    table(["", "import", "first call", "memory"], rows),
  ].join("\n\n");
}
