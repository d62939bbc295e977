/** `generate --watch`: a job runs again whenever a file that it has asked for is saved. */
import { Malformed } from "../source/encoding.js";
import { type ReadFile, readText } from "../source/read-text.js";
import { Folders } from "./folders.js";

/**
 * Does a job.
 * @param read gives the files that it asks for.
 * @returns true where there was something to do it with.
 */
export type Run = (read: ReadFile) => Promise<boolean>;

/** What the next run of a job waits for. */
interface Ran {
  /** The texts of all files that were asked for, by absolute path: undefined where there was none. */
  readonly asked: ReadonlyMap<string, string | undefined>;
  /** Whether this run, or one before it, had something to do it with. */
  readonly hasDone: boolean;
}

/**
 * Runs each job, and then again those whose files have changed, have come or have gone, one at a time.
 * @param jobs what they throw when they run again is told, and they wait for the next change.
 * @param waiting told each time there is nothing left to do, with the number of files that are watched.
 * @returns when no job had anything to do it with, so that there is nothing to wait for.
 * @throws what the first run of a job throws.
 */
export async function watch(jobs: readonly Run[], waiting: (files: number) => void): Promise<void> {
  const folders = new Folders();
  const last = new Map<Run, Ran>();
  let told = false;
  for (;;) {
    folders.forget();
    const read = readEachOnce();
    const due = jobs.filter((job) => isDue(last.get(job), read));
    for (const job of due) last.set(job, await again(job, read, last.get(job)));
    if (due.length > 0) told = false;
    if (![...last.values()].some(({ hasDone }) => hasDone)) return;
    const files = new Set([...last.values()].flatMap(({ asked }) => [...asked.keys()]));
    if (folders.follow(files)) continue;
    if (!told) waiting(files.size);
    told = true;
    await folders.next(files);
  }
}

/** Reads each file once: who asks whether a file has changed has read it for the run. */
function readEachOnce(): ReadFile {
  const texts = new Map<string, string>();
  return (file) => {
    const text = texts.get(file) ?? readText(file);
    texts.set(file, text);
    return text;
  };
}

async function again(job: Run, read: ReadFile, before: Ran | undefined): Promise<Ran> {
  const asked = new Map<string, string | undefined>();
  const note = (file: string): void => void asked.set(file, textOf(file, read));
  try {
    const done = await job((file) => {
      note(file);
      return read(file);
    });
    return { asked, hasDone: done || before?.hasDone === true };
  } catch (error) {
    if (before === undefined) throw error;
    console.error(error);
    // It may not have come to all of them.
    for (const file of before.asked.keys()) note(file);
    return { ...before, asked };
  }
}

/** True for what has never run, and where a file is no longer what it was when it was asked for. */
function isDue(ran: Ran | undefined, read: ReadFile): boolean {
  if (ran === undefined) return true;
  return [...ran.asked].some(([file, text]) => textOf(file, read) !== text);
}

/** The text of a file, as far as it is any; undefined where it cannot be read, for the run to say why. */
export function textOf(file: string, read: ReadFile): string | undefined {
  try {
    return read(file);
  } catch (error) {
    return error instanceof Malformed ? error.text : undefined;
  }
}
