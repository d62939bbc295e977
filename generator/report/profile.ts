/** Where the time of a run went, as a table. */
import type { Stage } from "../pipeline.js";

/** What is known of a run beside its stages. */
export interface ProfiledRun {
  /** Milliseconds from the start of the process to that of the run; 0 for a run that is not its first. */
  readonly start: number;
  /** How long the run took, writing included. */
  readonly milliseconds: number;
  /** The most memory that the process had. */
  readonly megabytes: number;
}

type Row = readonly [name: string, milliseconds: number, size: number];

/** One line for each stage: its time, its share, what it read or made, and how fast. */
export function formatProfile(stages: readonly Stage[], run: ProfiledRun): string {
  const told = stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const total = run.start + run.milliseconds;
  const start: readonly Row[] = run.start > 0 ? [["start", run.start, 0]] : [];
  const rows: readonly Row[] = [
    ...start,
    ...stages.map(({ name, milliseconds, size }): Row => [name, milliseconds, size]),
    ["write", run.milliseconds - told, 0],
    ["total", total, 0],
  ];
  const lines = rows.map(([name, milliseconds, size]) => [
    name,
    `${Math.round(milliseconds)} ms`,
    `${Math.round((100 * milliseconds) / total)} %`,
    ...(size === 0
      ? []
      : [`${(size / 1e6).toFixed(2)} MB`, `${(size / 1e3 / milliseconds).toFixed(1)} MB/s`]),
  ]);
  const table = lines.map(
    ([name = "", ...cells]) => `  ${name.padEnd(7)}${cells.map((cell) => cell.padStart(11)).join("")}`,
  );
  return [...table, `  memory ${`${Math.round(run.megabytes)} MB`.padStart(11)}`].join("\n");
}
