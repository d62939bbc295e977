/** The section on what compilers and editors make of the outputs. */
import { inputs } from "../inputs.js";
import type { Seconds } from "../process.js";
import { compiled } from "../rivals.js";
import { writePlot } from "./plot.js";
import { conditions, table, withKnown, writeResults, writeSection } from "./sections.js";

/** One run of a compiler. */
export interface Checked extends Seconds {
  readonly errors: number;
  /** Seconds on the clock, as the compiler itself tells them for checking alone. */
  readonly check: number;
}

/** One session of a language service. */
export interface Served extends Seconds {
  /** Names that were offered. */
  readonly entries: number;
  /** Held after the completion and the file's diagnostics. */
  readonly megabytes: number;
}

/** The median of each figure over some runs. */
export type Median<Figures> = Figures & { readonly runs: number };

/** What was measured of one output. */
interface Output {
  readonly checks: Readonly<Record<string, Median<Checked> | undefined>>;
  readonly served?: Median<Served> | undefined;
}

export interface TypesResult {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly load: number;
  readonly outputs: Readonly<Record<string, Output>>;
}

interface Report {
  readonly results: readonly TypesResult[];
  readonly versions: Readonly<Record<string, string>>;
}

/** Puts a document's figures in the place of its older ones, and writes the section anew. */
export async function writeTypes(result: TypesResult, versions: Report["versions"]): Promise<void> {
  const results = withKnown("types", [result], inputs);
  await writeResults("types", { results, versions });
  const groups = results.map(({ title, outputs }) => ({
    title,
    bars: Object.entries(outputs).flatMap(([name, { checks }]) => {
      const value = checks["5.9"]?.processor;
      return value === undefined ? [] : [{ name, value, label: `${value.toFixed(1)} s` }];
    }),
  }));
  writePlot("types.svg", "Processor seconds of tsc 5.9 (logarithmic; shorter is better)", groups);
  await writeSection("types", text({ results, versions }));
}

function text({ results, versions }: Report): string {
  const { machine } = conditions();
  const loads = results
    .map(({ title, date, load, outputs }) => `${title} ${date}, ${runsOf(outputs)}, load ${load.toFixed(1)}`)
    .join("; ");
  return [
    "## Outputs: compilers and editors",
    `\`npm run bench:types\` repeats this, on what \`npm run bench:generate\` has left, and on our own output made anew. Measured on ${machine} with TypeScript ${versions["typescript"] ?? "?"} and ${(versions["typescript-7"] ?? "?").replace(/^.*@/, "")}, strict, with \`skipLibCheck\`, medians over rounds (${loads}; who takes more than 20 seconds is measured once). \`specwright --javascript\` writes \`.js\` with \`.d.ts\`; with \`--ts-nocheck\` it tells the compiler not to check what it writes, and so does swagger-typescript-api, always.`,
    "![Processor seconds of tsc 5.9](bench/results/types.svg)",
    ...["5.9", "7"].map(
      (version) =>
        `### TypeScript ${version}\n\nErrors; processor seconds of the whole run; in brackets the compiler's own check time on the clock.\n\n${checkTable(results, version)}`,
    ),
    ...results.filter(({ id }) => id === "stripe").map(serviceText),
  ].join("\n\n");
}

/** How many runs of a compiler: "1 run", or "1 to 5 runs". */
function runsOf(outputs: TypesResult["outputs"]): string {
  const counts = Object.values(outputs).flatMap(({ checks }) =>
    Object.values(checks).flatMap((checked) => checked?.runs ?? []),
  );
  const most = Math.max(...counts);
  return `${[...new Set([Math.min(...counts), most])].join(" to ")} run${most === 1 ? "" : "s"}`;
}

function checkTable(results: readonly TypesResult[], version: string): string {
  const rows = compiled.map(({ id }) => [
    id,
    ...results.map(({ outputs }) => {
      const found = outputs[id]?.checks[version];
      if (found === undefined) return "–";
      return `${found.errors}; ${found.processor.toFixed(1)} s (${found.check.toFixed(1)} s)`;
    }),
  ]);
  return table(["", ...results.map(({ title }) => title)], rows);
}

function serviceText({ outputs }: TypesResult): string {
  const rows = compiled.flatMap(({ id }) => {
    const served = outputs[id]?.served;
    if (served === undefined) return [];
    const { processor, clock, megabytes, entries } = served;
    return [
      [
        id,
        `${processor.toFixed(1)} s (${clock.toFixed(1)} s)`,
        `${Math.round(megabytes)} MB`,
        String(entries),
      ],
    ];
  });
  const runs = Math.min(...Object.values(outputs).flatMap(({ served }) => served?.runs ?? []));
  const intro = `A language service (5.9) opens a project of all files of the output and one that says \`import * as api from "…"\`, and completes \`api.\`: processor seconds to the first completion (on the clock in brackets), and the heap that is held after that and the diagnostics of the module itself; medians of ${runs}.`;
  return `### In an editor: Stripe\n\n${intro}\n\n${table(["", "first completion", "memory", "names offered"], rows)}`;
}
