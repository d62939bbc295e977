/** Runs engines side by side: each in processes of its own, in turn, several rounds, medians of all. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, writeText } from "./bundles.js";
import { type BenchCase, makeInputs } from "./cases.js";
import type { BenchDocument } from "./documents.js";
import { type Engine, engines } from "./engines.js";
import { median } from "./median.js";
import type { Peers } from "./peers.js";

/** Nanoseconds per call. */
export interface Times {
  readonly valid: number;
  readonly early: number;
  readonly late: number;
}

export type Question = "is" | "check";

const rounds = 3;
const milliseconds = { is: 150, check: 60 };
/** An engine that needs longer than this to get ready for a case, or to answer, is left out of it. */
const patience = 60_000;

/** Where an engine's files for a case are. */
function folderOf(peers: Peers, benchCase: BenchCase, engine: Engine): string {
  return path.join(peers.folder, "work", benchCase.id, engine.id.replaceAll(" ", "-"));
}

/** Writes and bundles every engine's module for a case, and the values. */
export async function prepare(benchCase: BenchCase, document: BenchDocument, peers: Peers): Promise<void> {
  for (const engine of engines) {
    const folder = folderOf(peers, benchCase, engine);
    const entry = engine.write({ benchCase, document, peers, folder });
    await bundle(entry, path.join(folder, "bundle.mjs"));
  }
  // Which member matters is asked of another than ourselves.
  const judge = engines.find(({ id }) => id.startsWith("ajv"));
  if (judge === undefined) throw new Error("There is no ajv");
  const module: { is: (value: unknown) => boolean } = await import(
    pathToFileURL(path.join(folderOf(peers, benchCase, judge), "bundle.mjs")).href
  );
  const inputs = makeInputs(benchCase, document, (value) => module.is(value));
  writeText(path.join(peers.folder, "work", benchCase.id), "inputs.json", JSON.stringify(inputs));
}

/** The times of every engine that can answer the question; without those that failed, which are told of. */
export function race(
  benchCase: BenchCase,
  question: Question,
  script: string,
  peers: Peers,
): Map<string, Times> {
  const runs = new Map<Engine, Times[]>();
  for (const engine of engines)
    if (question === "is" || hasCheck(engine, benchCase, peers)) runs.set(engine, []);
  for (let round = 0; round < rounds; round++) {
    const order = [...runs.keys()];
    // Each round begins with another engine.
    for (const engine of [...order.slice(round), ...order.slice(0, round)]) {
      const times = run(engine, benchCase, { question, script, peers });
      if (times === undefined) runs.delete(engine);
      else runs.get(engine)?.push(times);
    }
  }
  return new Map(Array.from(runs, ([{ id }, times]) => [id, middle(times)]));
}

function hasCheck(engine: Engine, benchCase: BenchCase, peers: Peers): boolean {
  const file = path.join(folderOf(peers, benchCase, engine), "bundle.mjs");
  return existsSync(file) && /^export \{[^}]*\bcheck\b/m.test(readFileSync(file, "utf8"));
}

interface RunOptions {
  readonly question: Question;
  readonly script: string;
  readonly peers: Peers;
}

function run(
  engine: Engine,
  benchCase: BenchCase,
  { question, script, peers }: RunOptions,
): Times | undefined {
  const module = path.join(folderOf(peers, benchCase, engine), "bundle.mjs");
  const inputs = path.join(peers.folder, "work", benchCase.id, "inputs.json");
  const args = [script, pathToFileURL(module).href, inputs, String(milliseconds[question]), question];
  try {
    const text = execFileSync("node", args, {
      timeout: patience,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const times: Times = JSON.parse(text);
    return times;
  } catch (error) {
    const reason =
      error instanceof Error ? (/(?:Error: .*)|ETIMEDOUT/.exec(error.message)?.[0] ?? error.message) : "";
    console.error(`  ${engine.id} is left out of ${benchCase.id}: ${reason.slice(0, 200)}`);
    return undefined;
  }
}

function middle(times: readonly Times[]): Times {
  return {
    valid: median(times.map(({ valid }) => valid)),
    early: median(times.map(({ early }) => early)),
    late: median(times.map(({ late }) => late)),
  };
}
