/** Documents from their texts to what its output does: generated, compiled, loaded, run. */
import { statSync } from "node:fs";
import { run } from "../../generator/pipeline.js";
import type { LocatedDiagnostic, Severity } from "../../generator/diagnostics.js";
import type { NamedDocument } from "./documents.js";
import { exercise } from "./exercise.js";
import { type DocumentResult, emptyResult } from "./result.js";
import type { OutputCompiler } from "./settings.js";
import { untoldSchemas } from "./untold.js";

/** How many complaints and failures of a document are told. */
const told = 5;

/** Documents that are compiled together, each with what came of it. */
export async function measure(
  documents: readonly NamedDocument[],
  compilers: readonly OutputCompiler[],
): Promise<DocumentResult[]> {
  const made: Made[] = [];
  for (const document of documents) made.push(await make(document));
  const clock = stopwatch();
  const files = made.map((one) => one.files);
  const byCompiler = compilers.map((compiler) => compiler.complaints(files));
  const compile = Math.round(clock() / made.length);
  return made.map(({ result }, index) => {
    const own = byCompiler.flatMap((complaints) => complaints[index] ?? []);
    const times = { ...result.times, compile };
    return { ...result, times, typeErrors: own.length, complaints: own.slice(0, told) };
  });
}

interface Made {
  readonly result: DocumentResult;
  readonly files: ReadonlyMap<string, string>;
}

/** Generates and runs; what throws is a bug of the generator. */
async function make(document: NamedDocument): Promise<Made> {
  try {
    return await generateAndRun(document);
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const failures = [said.split("\n").slice(0, 4).join(" ")];
    return { result: { ...emptyResult(document.name), failures }, files: new Map() };
  }
}

async function generateAndRun({ name, file }: NamedDocument): Promise<Made> {
  const clock = stopwatch();
  const { diagnostics, files, api, names } = await run({ input: file });
  const generate = clock();
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const errors = count(diagnostics, "error");
  const warnings = count(diagnostics, "warning");
  const hasSlowPatterns = warnings["pattern-slow"] !== undefined;
  const exercised =
    api === undefined || names === undefined
      ? nothing
      : exercise(texts, { api, names, file, hasSlowPatterns });
  const outcome = Object.keys(errors).length > 0 ? "part" : "whole";
  const result: DocumentResult = {
    ...emptyResult(name),
    bytes: statSync(file).size,
    outcome: files.length === 0 ? "refused" : outcome,
    operations: api?.operations.length ?? 0,
    schemas: api?.schemas.size ?? 0,
    errors,
    warnings,
    output: files.reduce((sum, { text }) => sum + text.length, 0),
    ...exercised,
    failures: exercised.failures.slice(0, told),
    untold: api === undefined ? [] : untoldSchemas(api).map(({ pointer }) => pointer),
    times: { generate, compile: 0, exercise: clock() },
    memory: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  return { result, files: texts };
}

const nothing = { failures: [], requests: 0, examples: 0, slow: 0 };

function count(diagnostics: readonly LocatedDiagnostic[], severity: Severity): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code, severity: own } of diagnostics)
    if (own === severity) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Milliseconds since the last call, or since it was made. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const elapsed = performance.now() - last;
    last += elapsed;
    return Math.round(elapsed);
  };
}
