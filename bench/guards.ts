/**
 * `npm run bench:guards`: how fast guards answer.
 * Names of cases measure those alone, and leave the others as they were; `--quick` looks at each for a moment,
 * and writes nothing.
 */
import { compileScript } from "./bundles.js";
import { type BenchCase, cases } from "./cases.js";
import { type BenchDocument, corpus, hasCorpus, openDocument } from "./documents.js";
import { engines, ownPeers } from "./engines.js";
import { installPeers } from "./peers.js";
import { type SpeedResult, writeSpeed } from "./report/speed.js";
import { type Pace, prepare, run } from "./speed.js";

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

const results = await measureCases(await compileScript("measure", peers));
const versions = engines.map(({ id, package: name }) => [id, name && peers.versions[name]] as const);
if (quick) console.log(JSON.stringify({ results }, null, 2));
else await writeSpeed({ results, versions: Object.fromEntries(versions) });
