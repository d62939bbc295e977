/** `generate --watch`: documents, and the configuration that names them. */
import path from "node:path";
import type { Config } from "../config.js";
import type { GenerateOptions, GenerateResult } from "../generate.js";
import { Memory } from "../memory/memory.js";
import { isUrl } from "../source/url.js";
import { type Run, textOf, watch } from "./watch.js";

/** Generates a document's output, with what is known from the run before. */
export type WriteAgain = (
  job: Config,
  kept: Pick<GenerateOptions, "memory" | "read" | "needed">,
) => Promise<GenerateResult>;

/** True for a document that nobody saves here: neither it nor an overlay of it is a file of this machine. */
export function isElsewhere({ input, overlays = [] }: Config): boolean {
  return [input, ...overlays].every(isUrl);
}

/**
 * Generates again as files are saved, until the process is told to end.
 * @param config the configuration that the jobs come from, if any does.
 * @returns where no document can be read, so that there is nothing to wait for.
 */
export async function watchJobs(
  jobs: readonly Config[],
  config: string | undefined,
  write: WriteAgain,
): Promise<void> {
  const runs = jobs.map((job) => documentRun(job, write));
  await watch(config === undefined ? runs : [...runs, configRun(config)], (files) =>
    console.log(`Watching ${files} ${files === 1 ? "file" : "files"}. Ctrl+C ends.`),
  );
}

function documentRun(job: Config, write: WriteAgain): Run {
  const memory = new Memory();
  /** What the output was made of: where one of these cannot be read, it holds more than could be made now. */
  let needed: ReadonlySet<string> = new Set();
  return async (read) => {
    const { ok, inputs } = await write(job, { memory, read, needed });
    if (ok) needed = new Set(inputs.keys());
    return inputs.size > 0;
  };
}

/** Options are read when the process starts: another configuration may name other documents. */
function configRun(config: string): Run {
  const file = path.resolve(config);
  let known: string | undefined;
  return (read) => {
    const text = textOf(file, read);
    if (known !== undefined && text !== known)
      console.log(`${config} has changed: start again to follow it.`);
    known ??= text;
    return Promise.resolve(false);
  };
}
