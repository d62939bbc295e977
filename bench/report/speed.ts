/** The section on speed: tables, a plot, and how it was measured. */
import type { Kind, Outcome } from "../speed.js";
import { cases } from "../cases.js";
import { median } from "../median.js";
import { writePlot } from "./plot.js";
import { conditions, duration, table, times, withKnown, writeResults, writeSection } from "./sections.js";

/** One input, and what each engine took. */
export interface SpeedResult {
  readonly id: string;
  readonly title: string;
  readonly is: Readonly<Record<string, Outcome>>;
  readonly check: Readonly<Record<string, Outcome>>;
}

export interface SpeedReport {
  readonly results: readonly SpeedResult[];
  readonly versions: Readonly<Record<string, string | undefined>>;
}

/** Writes the section, the plot and the results. Cases that were not measured stay as they were. */
export async function writeSpeed(measured: SpeedReport): Promise<void> {
  const report = { ...measured, results: withKnown("guards", measured.results, cases) };
  const { results } = report;
  await writeResults("guards", report);
  const groups = results.map(({ title, is }) => ({
    title,
    bars: Object.entries(is).flatMap(([name, outcome]) => {
      const value = timeOf(outcome, "valid");
      return value === undefined ? [] : [{ name, value, label: duration(value) }];
    }),
  }));
  writePlot("guards.svg", "Time to accept a valid value (logarithmic; shorter is better)", groups);
  await writeSection("guards", text(report));
}

function text({ results, versions }: SpeedReport): string {
  const { date, node, machine } = conditions();
  const named = Object.entries(versions).map(([name, version]) => (version ? `${name} (${version})` : name));
  return [
    "## Guards: speed",
    "`npm run bench:guards` repeats this. It installs the others into a cache outside the repository.",
    `Measured on ${date} with Node ${node} on ${machine}. Engines: ${named.join(", ")}.`,
    "![Time to accept a valid value](bench/results/guards.svg)",
    `### Valid values\n\n${timeTable(results, "is", "valid")}\n\n${summary(results)}`,
    `### Refused values\n\nThe first scalar that matters is wrong:\n\n${timeTable(results, "is", "early")}\n\nThe last one is:\n\n${timeTable(results, "is", "late")}`,
    `### Saying why\n\nAll reasons why the last kind of value is refused (\`check<Name>\`, \`allErrors\`, \`safeParse\`):\n\n${timeTable(results, "check", "late")}`,
    method,
  ].join("\n\n");
}

function timeTable(results: readonly SpeedResult[], question: "is" | "check", kind: Kind): string {
  const names = [...new Set(results.flatMap((result) => Object.keys(result[question])))];
  const rows = results.map((result) => [
    result.title,
    ...names.map((name) => {
      const outcome = result[question][name];
      if (typeof outcome === "string") return outcome;
      const time = timeOf(outcome, kind);
      return time === undefined ? "–" : duration(time);
    }),
  ]);
  return table(["", ...names], rows);
}

function timeOf(outcome: Outcome | undefined, kind: Kind): number | undefined {
  return typeof outcome === "object" ? outcome[kind] : undefined;
}

/** How many times as long each of the others takes on valid values: least, in the middle, most. */
function summary(results: readonly SpeedResult[]): string {
  const names = [...new Set(results.flatMap(({ is }) => Object.keys(is)))].filter(
    (name) => name !== "specwright",
  );
  const rows = names.map((name) => {
    const ratios = results.flatMap(({ is }) => {
      const [own, other] = [timeOf(is["specwright"], "valid"), timeOf(is[name], "valid")];
      return own === undefined || other === undefined ? [] : [other / own];
    });
    return [name, times(Math.min(...ratios)), times(median(ratios)), times(Math.max(...ratios))];
  });
  return `As many times as long as specwright:\n\n${table(["", "least", "median", "most"], rows)}`;
}

const method = `### How it is measured

- One document, one model: \`bench/convert/\` writes the same schemas in the words of each library, as its users would. Where libraries know a discriminated union they get one.
- Others get their faster form where two would do: \`z.object\` and \`v.object\` instead of their loose sisters (all accept unknown members), ajv's own \`discriminator\`, typebox's compiler, typia's transformer.
- Each engine runs in processes of its own, in turn, five rounds, each beginning with another (three for reasons); the figure is the least of the medians that mitata gives, since other work on the machine slows down whole rounds, and nothing speeds them up. An engine that takes more than 20 seconds to get ready for a case and to answer is left out of it, and so is one that is wrong about a value; the cell says so.
- Four values with a fixed seed take turns. Before anything is measured every engine must accept the valid ones and refuse both kinds of wrong ones.
- \`is\` is each engine's cheapest yes or no. They do not ask quite the same: zod and valibot make copies while they check, and typia does not refuse unknown members; no schema here forbids any.`;
