/** Runs engines side by side: each in processes of its own, in turn, several rounds, the best of all. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, writeText } from "./bundles.js";
import { type BenchCase, makeInputs } from "./cases.js";
import type { BenchDocument } from "./documents.js";
import { type Engine, engines } from "./engines.js";
import type { Peers } from "./peers.js";

/** The kinds of values of a case. */
export type Kind = "valid" | "early" | "late";

/** Nanoseconds per call for the kinds that were asked for, or in a word why there are none. */
export type Outcome = Readonly<Partial<Record<Kind, number>>> | string;

export type Question = "is" | "check";

/** How long to measure. */
export interface Pace {
  readonly rounds: number;
  /** For each kind of value in each round. */
  readonly milliseconds: number;
  /** An engine that needs longer than this to get ready for a case and to answer is left out of it. */
  readonly patience: number;
}

/** A case that is ready to be run. */
export interface Race {
  readonly benchCase: BenchCase;
  readonly peers: Peers;
  /** The script that measures one engine. */
  readonly script: string;
  /** Engines for which no module could be made, and in a word why. */
  readonly unbuilt: ReadonlyMap<string, string>;
}

/** Where an engine's files for a case are. */
function folderOf(peers: Peers, benchCase: BenchCase, engine: Engine): string {
  return path.join(peers.folder, "work", benchCase.id, engine.id.replaceAll(" ", "-"));
}

/** Writes and bundles every engine's module for a case, and the values. */
export async function prepare(
  { benchCase, peers, script }: Omit<Race, "unbuilt">,
  document: BenchDocument,
): Promise<Race> {
  const unbuilt = new Map<string, string>();
  for (const engine of engines) {
    const folder = folderOf(peers, benchCase, engine);
    try {
      const entry = engine.write({ benchCase, document, peers, folder });
      await bundle(entry, path.join(folder, "bundle.mjs"));
    } catch (error) {
      console.error(`  ${engine.id} cannot be built for ${benchCase.id}: ${firstLine(error)}`);
      unbuilt.set(engine.id, "cannot be built");
    }
  }
  // Which member matters is asked of another than ourselves.
  const judge = engines.find(({ id }) => id.startsWith("ajv"));
  if (judge === undefined) throw new Error("There is no ajv");
  const module: { is: (value: unknown) => boolean } = await import(
    pathToFileURL(path.join(folderOf(peers, benchCase, judge), "bundle.mjs")).href
  );
  const inputs = makeInputs(benchCase, document, (value) => module.is(value));
  writeText(path.join(peers.folder, "work", benchCase.id), "inputs.json", JSON.stringify(inputs));
  return { benchCase, peers, script, unbuilt };
}

/** What every engine took that can answer the question, and of those that failed why. */
export function run(race: Race, question: Question, pace: Pace): Record<string, Outcome> {
  const outcomes = new Map<Engine, Outcome[]>();
  const failures: Record<string, string> = {};
  for (const engine of engines) {
    const reason = race.unbuilt.get(engine.id);
    if (reason !== undefined) failures[engine.id] = reason;
    else if (question === "is" || hasCheck(engine, race)) outcomes.set(engine, []);
  }
  for (let round = 0; round < pace.rounds; round++) {
    const order = [...outcomes.keys()];
    // Each round begins with another engine.
    for (const engine of [...order.slice(round), ...order.slice(0, round)]) {
      const outcome = measure(engine, race, { question, pace });
      if (typeof outcome !== "string") outcomes.get(engine)?.push(outcome);
      else {
        outcomes.delete(engine);
        failures[engine.id] = outcome;
      }
    }
  }
  const times = Array.from(outcomes, ([{ id }, found]) => [id, best(found)] as const);
  const all: Record<string, Outcome> = { ...failures, ...Object.fromEntries(times) };
  return Object.fromEntries(
    engines.flatMap(({ id }) => (all[id] === undefined ? [] : [[id, all[id]] as const])),
  );
}

function hasCheck(engine: Engine, { benchCase, peers }: Race): boolean {
  const file = path.join(folderOf(peers, benchCase, engine), "bundle.mjs");
  return existsSync(file) && /^export \{[^}]*\bcheck\b/m.test(readFileSync(file, "utf8"));
}

interface RunOptions {
  readonly question: Question;
  readonly pace: Pace;
}

const kinds = { is: ["valid", "early", "late"], check: ["late"] } as const;

function measure(
  engine: Engine,
  { benchCase, peers, script }: Race,
  { question, pace }: RunOptions,
): Outcome {
  const module = path.join(folderOf(peers, benchCase, engine), "bundle.mjs");
  const inputs = path.join(peers.folder, "work", benchCase.id, "inputs.json");
  const args = [script, pathToFileURL(module).href, inputs, String(pace.milliseconds), question];
  try {
    const text = execFileSync("node", [...args, ...kinds[question]], {
      timeout: pace.patience,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const times: Exclude<Outcome, string> = JSON.parse(text);
    return times;
  } catch (error) {
    console.error(`  ${engine.id} is left out of ${benchCase.id}: ${firstLine(error)}`);
    return reasonOf(error, pace);
  }
}

/** A reason that fits into a cell of a table. */
function reasonOf(error: unknown, { patience }: Pace): string {
  const message = error instanceof Error ? error.message : "";
  if (message.includes("ETIMEDOUT")) return `over ${patience / 1000} s`;
  const wrong = /The engine is wrong about what is (\w+)/.exec(message)?.[1];
  if (wrong !== undefined) return wrong === "valid" ? "refuses a valid value" : "accepts a wrong value";
  return "fails";
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (/(?:Error: .*)|ETIMEDOUT/.exec(message)?.[0] ?? message).split("\n", 1).join("").slice(0, 200);
}

/**
 * The best round. Machines that others share switch for seconds to half of their speed, and are there in half of
 * all rounds: then the median tells of the machine. Nothing makes an engine faster than it is.
 */
function best(outcomes: readonly Outcome[]): Outcome {
  const times: Partial<Record<Kind, number>> = {};
  for (const kind of ["valid", "early", "late"] as const) {
    const found = outcomes.flatMap((outcome) => (typeof outcome === "string" ? [] : (outcome[kind] ?? [])));
    if (found.length > 0) times[kind] = Math.min(...found);
  }
  return times;
}
