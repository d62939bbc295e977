/** BENCHMARKS.md: each script rewrites the section that is its own, and nothing else. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import { format, resolveConfig } from "prettier";
import { inRepository } from "../documents.js";

const file = inRepository("BENCHMARKS.md");

/** Replaces the text between the marks of a section; a section that is not there yet comes last. */
export async function writeSection(name: string, text: string): Promise<void> {
  const old = existsSync(file) ? readFileSync(file, "utf8") : "# Benchmarks\n";
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const section = `${begin}\n\n${text.trim()}\n\n${end}`;
  const start = old.indexOf(begin);
  const stop = old.indexOf(end);
  const whole =
    start < 0
      ? `${old.trimEnd()}\n\n${section}\n`
      : old.slice(0, start) + section + old.slice(stop + end.length);
  await writeLaidOut(file, whole);
}

/** What one input of a benchmark gave. */
interface Result {
  readonly id: string;
}

/**
 * What was measured now, beside what is known of the other inputs from earlier runs.
 * @param inputs all of the benchmark, in the order of its tables.
 */
export function withKnown<Measured extends Result>(
  name: string,
  measured: readonly Measured[],
  inputs: readonly Result[],
): readonly Measured[] {
  const path = resultsFile(name);
  const old: { readonly results?: readonly Measured[] } = existsSync(path)
    ? JSON.parse(readFileSync(path, "utf8"))
    : {};
  const byId = new Map([...(old.results ?? []), ...measured].map((result) => [result.id, result]));
  return inputs.flatMap(({ id }) => byId.get(id) ?? []);
}

function resultsFile(name: string): string {
  return inRepository("bench", "results", `${name}.json`);
}

/** Writes what a machine reads: everything that was measured. */
export async function writeResults(name: string, results: object): Promise<void> {
  const text = JSON.stringify({ ...conditions(), ...results });
  await writeLaidOut(resultsFile(name), text);
}

/** Writes a file as `npm run format` would leave it. */
async function writeLaidOut(path: string, text: string): Promise<void> {
  const options = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...options, filepath: path }));
}

/** What the numbers depend on, without the machine's name. */
export function conditions(): { readonly date: string; readonly node: string; readonly machine: string } {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${gigabytes} GB, ${platform()} ${arch()}`;
  return { date: new Date().toISOString().slice(0, 10), node: process.versions.node, machine };
}

/** A table in Markdown; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Nanoseconds as people say them. */
export function duration(nanoseconds: number): string {
  if (nanoseconds >= 1e6) return `${significant(nanoseconds / 1e6)} ms`;
  return nanoseconds >= 1e3 ? `${significant(nanoseconds / 1e3)} µs` : `${significant(nanoseconds)} ns`;
}

/** Bytes as people say them. */
export function kilobytes(bytes: number): string {
  return `${significant(bytes / 1000)} kB`;
}

/** How many times one is the other. */
export function times(ratio: number): string {
  return `${significant(ratio)}×`;
}

function significant(number: number): string {
  if (number >= 100) return String(Math.round(number));
  return number >= 10 ? number.toFixed(1).replace(/\.0$/, "") : number.toFixed(2).replace(/\.?0+$/, "");
}
