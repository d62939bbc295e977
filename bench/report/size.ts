/** The section on size. */
import { writePlot } from "./plot.js";
import { conditions, kilobytes, table, writeResults, writeSection } from "./sections.js";

/** What each engine's bundle weighs, in bytes. */
export interface SizeResult {
  readonly id: string;
  readonly title: string;
  readonly sizes: Readonly<Record<string, number>>;
}

export interface SizeReport {
  readonly results: readonly SizeResult[];
  readonly versions: Readonly<Record<string, string | undefined>>;
}

/** Writes the section, the plot and the results. */
export async function writeSizes(report: SizeReport): Promise<void> {
  await writeResults("size", report);
  const groups = report.results.map(({ title, sizes }) => ({
    title,
    bars: Object.entries(sizes).map(([name, value]) => ({ name, value, label: kilobytes(value) })),
  }));
  writePlot("size.svg", "Minified and gzipped (logarithmic; shorter is better)", groups);
  await writeSection("size", text(report));
}

function text({ results, versions }: SizeReport): string {
  const { date } = conditions();
  const names = Object.keys(results[0]?.sizes ?? {});
  const rows = results.map(({ title, sizes }) => [
    title,
    ...names.map((name) => kilobytes(sizes[name] ?? Number.NaN)),
  ]);
  const named = Object.entries(versions).map(([name, version]) => `${name} (${version})`);
  return [
    "## Guards: size",
    `\`npm run bench:size\` repeats this. Measured on ${date}: a bundle by esbuild for browsers, minified, then gzipped. Against ${named.join(", ")}.`,
    "![Size, minified and gzipped](bench/results/size.svg)",
    table(["", ...names], rows),
    "The library is counted with the schemas: that is what a page loads. `is` and `check` of specwright do not need each other. `check` gives what `safeParse` of the others gives: an empty list for a valid value, or all reasons; it includes the functions that explain the keywords in use, and for each schema how they are put together, with the place in the document that an issue names. Issues of zod and valibot name no place in a document.",
  ].join("\n\n");
}
