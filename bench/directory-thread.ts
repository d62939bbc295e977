/** A thread of `directory.ts`: generates the documents that it is sent, and tells what came of each. */
import { parentPort, workerData } from "node:worker_threads";
import type { check as checkType } from "../generator/index.js";

/** What is told of a document. */
export interface Generated {
  /** Files of the output; 0 where there is none. */
  readonly files: number;
}

const { check }: { readonly check: typeof checkType } = await import(String(workerData));

parentPort?.on("message", (file: string) => {
  // A folder that is not there differs in every file: all is done but the writing.
  void check({ input: file, output: `${file}.nowhere` }).then(({ stale }) =>
    parentPort?.postMessage({ files: stale.length } satisfies Generated),
  );
});
parentPort?.postMessage(undefined);
