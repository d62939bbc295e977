/**
 * `npm run bench:guards`: how fast guards answer, how fast they start, and what memory that takes.
 * Names of cases measure those alone; `--quick` looks at each for a moment. Neither writes BENCHMARKS.md.
 */
import path from "node:path";
import { build } from "esbuild";
import { type BenchCase, cases } from "./cases.js";
import { type BenchDocument, corpus, hasCorpus, openDocument } from "./documents.js";
import { engines, ownPeers } from "./engines.js";
import { inRepository } from "./documents.js";
import { type Peers, installPeers } from "./peers.js";
import { type SpeedResult, writeSpeed } from "./report/speed.js";
import { type Pace, prepare, run } from "./speed.js";
import { type Starts, measureStarts } from "./starts.js";

const args = process.argv.slice(2);
const quick = args.includes("--quick");
const wanted = args.filter((arg) => !arg.startsWith("--"));
const paces: Readonly<Record<"is" | "check", Pace>> = quick
  ? {
      is: { rounds: 1, milliseconds: 20, patience: 4_000 },
      check: { rounds: 1, milliseconds: 10, patience: 4_000 },
    }
  : {
      is: { rounds: 5, milliseconds: 100, patience: 20_000 },
      check: { rounds: 3, milliseconds: 100, patience: 20_000 },
    };
const peers = installPeers(ownPeers);

/** The scripts that run in processes of their own, in plain JavaScript. */
async function compileScript(name: string): Promise<string> {
  const outfile = path.join(peers.folder, "work", `${name}.mjs`);
  const options = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
  await build({ ...options, target: "node20", entryPoints: [inRepository("bench", `${name}.ts`)], outfile });
  return outfile;
}

async function measureCases(script: string): Promise<SpeedResult[]> {
  const results: SpeedResult[] = [];
  const documents = new Map<string, BenchDocument>();
  for (const benchCase of cases.filter(isMeasured)) {
    console.log(benchCase.title);
    const document = documents.get(benchCase.document) ?? (await openDocument(benchCase.document));
    documents.set(benchCase.document, document);
    const race = await prepare({ benchCase, peers, script }, document);
    const is = run(race, "is", paces.is);
    const check = quick ? {} : run(race, "check", paces.check);
    results.push({ id: benchCase.id, title: benchCase.title, is, check });
  }
  return results;
}

function isMeasured({ id, document }: BenchCase): boolean {
  if (!hasCorpus && document.startsWith(corpus)) {
    console.log(`${id} is skipped: there is no ../shared/corpus`);
    return false;
  }
  return wanted.length === 0 || wanted.includes(id);
}

async function measureStart(peersAt: Peers): Promise<Starts | undefined> {
  if (!hasCorpus || quick || (wanted.length > 0 && !wanted.includes("start"))) return undefined;
  console.log("Cold start and memory: all of Stripe");
  return measureStarts(await compileScript("start"), peersAt);
}

const results = await measureCases(await compileScript("measure"));
const starts = await measureStart(peers);
const versions = engines.map(({ id, package: name }) => [id, name && peers.versions[name]] as const);
if (wanted.length === 0 && !quick)
  await writeSpeed({ results, starts, versions: Object.fromEntries(versions) });
else console.log(JSON.stringify({ results, starts }, null, 2));
