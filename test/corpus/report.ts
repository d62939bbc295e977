/** Results as a table for people. */
import type { DocumentResult } from "./result.js";

/** Generated, compiled without a complaint, and nothing failed; left-out parts of an invalid document are no failure. */
export function isClean({ outcome, typeErrors, failures, untold }: DocumentResult): boolean {
  const generated = outcome === "whole" || outcome === "part";
  return generated && typeErrors === 0 && failures.length === 0 && untold.length === 0;
}

/** What came of all of them: counts, causes, the slowest and the largest. */
export function summary(results: readonly DocumentResult[], milliseconds: number): string {
  const count = (test: (result: DocumentResult) => boolean): number => results.filter(test).length;
  const total = (of: (result: DocumentResult) => number): number =>
    results.reduce((sum, result) => sum + of(result), 0);
  const rows: readonly (readonly [string, number | string])[] = [
    ["documents", results.length],
    ["generated whole", count(({ outcome }) => outcome === "whole")],
    ["generated, parts left out", count(({ outcome }) => outcome === "part")],
    ["refused", count(({ outcome }) => outcome === "refused")],
    ["crashed", count(({ outcome }) => outcome === "crashed")],
    ["compiled without a complaint", count(({ output, typeErrors }) => output > 0 && typeErrors === 0)],
    ["type errors", total(({ typeErrors }) => typeErrors)],
    [
      "with failures at run time",
      count(({ failures, outcome }) => failures.length > 0 && outcome !== "crashed"),
    ],
    ["unknown without need", total(({ untold }) => untold.length)],
    ["operations", total(({ operations }) => operations)],
    ["schemas", total(({ schemas }) => schemas)],
    ["requests built", total(({ requests }) => requests)],
    ["examples shown to guards", total(({ examples }) => examples)],
    ["input, MB", megabytes(total(({ bytes }) => bytes))],
    ["output, MB", megabytes(total(({ output }) => output))],
    ["generating, s", seconds(total(({ times }) => times.generate))],
    ["compiling, s", seconds(total(({ times }) => times.compile))],
    ["running, s", seconds(total(({ times }) => times.exercise))],
    ["all, s", seconds(milliseconds)],
    ["largest memory, MiB", Math.max(0, ...results.map(({ memory }) => memory))],
  ];
  const table = rows.map(([name, value]) => `${name.padEnd(32)}${String(value).padStart(12)}`);
  return [
    "",
    ...table,
    "",
    "causes",
    ...causes(results),
    "",
    "slowest to generate",
    ...slowest(results),
    "",
  ].join("\n");
}

function causes(results: readonly DocumentResult[]): string[] {
  const found = new Map<string, number>();
  const add = (cause: string): void => void found.set(cause, (found.get(cause) ?? 0) + 1);
  for (const { errors, complaints, failures } of results) {
    for (const code of Object.keys(errors)) add(`left out: ${code}`);
    for (const code of new Set(complaints.map((text) => /TS\d+/.exec(text)?.[0] ?? "?")))
      add(`type error: ${code}`);
    for (const text of failures.slice(0, 1)) add(`failure: ${text.slice(0, 100)}`);
  }
  const sorted = [...found].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, 40).map(([cause, count]) => `${String(count).padStart(6)}  ${cause}`);
}

function slowest(results: readonly DocumentResult[]): string[] {
  return results
    .toSorted((a, b) => b.times.generate - a.times.generate)
    .slice(0, 5)
    .map(
      ({ name, bytes, times }) => `${seconds(times.generate).padStart(8)} s  ${megabytes(bytes)} MB  ${name}`,
    );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
