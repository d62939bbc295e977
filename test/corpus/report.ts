/** Results as a table for people. */
import type { DocumentResult } from "./result.js";

/** Generated, compiled without a complaint, and nothing failed; left-out parts of an invalid document are no failure. */
export function isClean({ outcome, typeErrors, failures, untold }: DocumentResult): boolean {
  const generated = outcome === "whole" || outcome === "part";
  return generated && typeErrors === 0 && failures.length === 0 && untold.length === 0;
}

type Row = readonly [string, string];

/** What came of all of them, as rows of a name and a count. */
export function rows(results: readonly DocumentResult[]): Row[] {
  const count = (test: (result: DocumentResult) => boolean): number => results.filter(test).length;
  const total = (of: (result: DocumentResult) => number): number =>
    results.reduce((sum, result) => sum + of(result), 0);
  const counts: readonly (readonly [string, number])[] = [
    ["documents", results.length],
    ["generated whole", count(({ outcome }) => outcome === "whole")],
    ["generated, parts left out with an error", count(({ outcome }) => outcome === "part")],
    ["refused", count(({ outcome }) => outcome === "refused")],
    ["crashed", count(({ outcome }) => outcome === "crashed")],
    ["compiled without a complaint", count(({ output, typeErrors }) => output > 0 && typeErrors === 0)],
    ["type errors", total(({ typeErrors }) => typeErrors)],
    [
      "with failures at run time",
      count(({ failures, outcome }) => failures.length > 0 && outcome !== "crashed"),
    ],
    ["`unknown` without need", total(({ untold }) => untold.length)],
    ["operations", total(({ operations }) => operations)],
    ["schemas", total(({ schemas }) => schemas)],
    ["requests built", total(({ requests }) => requests)],
    ["examples shown to guards", total(({ examples }) => examples)],
    ["examples left at patterns that a warning calls slow", total(({ slow }) => slow)],
    ["largest memory of a process, MiB", Math.max(0, ...results.map(({ memory }) => memory))],
  ];
  return [
    ...counts.map(([name, value]): Row => [name, value.toLocaleString("en")]),
    ["input, MB", megabytes(total(({ bytes }) => bytes))],
    ["output, MB", megabytes(total(({ output }) => output))],
    ["generating, s", seconds(total(({ times }) => times.generate))],
    ["compiling, s", seconds(total(({ times }) => times.compile))],
    ["running, s", seconds(total(({ times }) => times.exercise))],
  ];
}

/** The same and more as text for a terminal. */
export function summary(results: readonly DocumentResult[]): string {
  const table = rows(results).map(([name, value]) => `${name.padEnd(40)}${value.padStart(12)}`);
  const listed = causes(results)
    .slice(0, 40)
    .map(([cause, count]) => `${String(count).padStart(6)}  ${cause}`);
  const slow = slowest(results).map(
    ([name, megabytes, time]) => `${time.padStart(8)} s  ${megabytes} MB  ${name}`,
  );
  return ["", ...table, "", "causes", ...listed, "", "slowest to generate", ...slow, ""].join("\n");
}

/** Why something is not clean, in a few words. */
export function complaintOf({ errors, complaints, failures, untold }: DocumentResult): string {
  const unknown = untold.length === 0 ? [] : [`${untold.length} unknown without need, such as ${untold[0]}`];
  return [...complaints, ...failures, ...unknown, ...Object.keys(errors)].slice(0, 2).join("; ");
}

/** Everything that was left out or went wrong, by its cause, and in how many documents; the most frequent first. */
export function causes(results: readonly DocumentResult[]): [string, number][] {
  const found = new Map<string, number>();
  const add = (cause: string): void => void found.set(cause, (found.get(cause) ?? 0) + 1);
  for (const { errors, complaints, failures } of results) {
    for (const code of Object.keys(errors)) add(`left out: ${code}`);
    for (const code of new Set(complaints.map((text) => /TS\d+/.exec(text)?.[0] ?? "?")))
      add(`type error: ${code}`);
    for (const text of failures.slice(0, 1)) add(`failure: ${text.slice(0, 100)}`);
  }
  return [...found].sort(([, a], [, b]) => b - a);
}

/** Name, size in MB and seconds of those that took longest to generate. */
export function slowest(results: readonly DocumentResult[]): [string, string, string][] {
  return results
    .toSorted((a, b) => b.times.generate - a.times.generate)
    .slice(0, 5)
    .map(({ name, bytes, times }) => [name, megabytes(bytes), seconds(times.generate)]);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
