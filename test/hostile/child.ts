/** A process that generates the documents that it is asked for, one at a time. */
import { run } from "../../generator/pipeline.js";
import type { LocatedDiagnostic } from "../../generator/diagnostics.js";
import { readFrom } from "../model/document.js";
import { hostiles } from "./sizes.js";

/** What became of a document. */
export interface Outcome {
  readonly stopped?: string;
  /** How often each code was told. */
  readonly told: Readonly<Record<string, number>>;
  /** How many diagnostics have no line. */
  readonly unplaced: number;
  /** True where the one good operation is in the output. */
  readonly hasGood: boolean;
}

process.on("message", ({ group, name }: { readonly group: string; readonly name: string }) => {
  void generate(group, name).then((outcome) => process.send?.(outcome));
});

async function generate(group: string, name: string): Promise<Outcome> {
  const hostile = hostiles[group]?.[name];
  if (hostile === undefined) throw new Error(`There is no ${name}`);
  const input = `/d/openapi${hostile.ending ?? ".json"}`;
  const { files, diagnostics, stopped } = await run({ input, read: readFrom({ [input]: hostile.text() }) });
  return {
    ...(stopped !== undefined && { stopped }),
    told: count(diagnostics),
    unplaced: diagnostics.filter(({ position }) => position === undefined).length,
    hasGood: files.some(({ text }) => text.includes("function unharmed(")),
  };
}

function count(diagnostics: readonly LocatedDiagnostic[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
