/** Documents over several processes, which are replaced when they end or have grown. */
import { type ChildProcess, fork } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { NamedDocument } from "./documents.js";
import { type DocumentResult, emptyResult } from "./result.js";

const worker = fileURLToPath(new URL("worker.ts", import.meta.url));

/** A process that has grown beyond this is replaced, so that one large document does not slow the next. */
const grown = 3000;

export interface PoolOptions {
  readonly processes: number;
  /** Heap of each process, in MiB. */
  readonly heap: number;
  /** Milliseconds that the documents of one batch may take. */
  readonly limit: number;
  /** The version of TypeScript that compiles, where it is not our own. */
  readonly typescript?: string;
  /** Compiles with `exactOptionalPropertyTypes` as well. */
  readonly exact?: boolean;
}

/** Documents of about this many bytes are compiled together. */
const together = 1_500_000;

/** Measures every document; results come as they are ready. */
export async function measureAll(
  documents: readonly NamedDocument[],
  { processes, heap, limit, typescript, exact = false }: PoolOptions,
  done: (results: readonly DocumentResult[]) => void,
): Promise<void> {
  const queue = batches(documents);
  const args = typescript !== undefined ? [typescript] : exact ? ["exact"] : [];
  const work = async (): Promise<void> => {
    let child: ChildProcess | undefined;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      child ??= fork(worker, args, {
        execArgv: ["--import", "tsx", `--max-old-space-size=${heap}`],
        stdio: "ignore",
      });
      const results = await ask(child, next, limit);
      done(results);
      if (results.every(({ outcome, memory }) => outcome !== "crashed" && memory < grown)) continue;
      child.kill("SIGKILL");
      child = undefined;
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: processes }, work));
}

function batches(documents: readonly NamedDocument[]): NamedDocument[][] {
  const all: NamedDocument[][] = [];
  let size = Infinity;
  for (const document of documents) {
    const own = statSync(document.file).size;
    if (size + own > together) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(document);
    size += own;
  }
  return all;
}

/** Where a process ends, all documents that it was working on count as crashed: `--resume --only` tells them apart. */
function ask(
  child: ChildProcess,
  documents: readonly NamedDocument[],
  limit: number,
): Promise<readonly DocumentResult[]> {
  return new Promise((resolve) => {
    const finish = (results: readonly DocumentResult[]): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(results);
    };
    const failed = (why: string): void =>
      finish(documents.map(({ name }) => ({ ...emptyResult(name), failures: [why] })));
    const timer = setTimeout(() => failed(`took more than ${limit / 1000} s`), limit);
    child.once("message", (results: readonly DocumentResult[]) => finish(results));
    child.once("exit", (code, signal) => failed(`the process ended with ${signal ?? code}`));
    child.send(documents);
  });
}
