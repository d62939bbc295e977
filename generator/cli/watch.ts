/** `generate --watch`: a job runs again whenever a file that it has read is saved. */
import { type FSWatcher, statSync, watch as watchFolder } from "node:fs";
import path from "node:path";
import { type ReadFile, readText } from "../source/read-text.js";
import { isUrl } from "../source/url.js";

/** What a run has read, and so what the next one waits for. */
export interface Ran {
  /** Texts of the files, by absolute path. */
  readonly inputs: ReadonlyMap<string, string>;
  /** True where a file may be missing that is yet to be written. */
  readonly hasErrors: boolean;
}

type Run<Job> = (job: Job, read: ReadFile) => Promise<Ran>;

/** Editors save in several steps; milliseconds without another event. */
const quiet = 30;

/** So long an empty file is taken for one that is being written; milliseconds. */
const patience = 500;

/**
 * Runs each job, and then again those whose files have changed, one at a time.
 * @param run does the job, reading files as it is given. What it throws is told, and the job waits for the next
 *   change.
 * @param waiting told each time there is nothing left to do, with the number of files that are watched.
 * @returns when no job could read a file, so that there is nothing to wait for.
 * @throws what the first run of a job throws.
 */
export async function watch<Job>(
  jobs: readonly Job[],
  run: Run<Job>,
  waiting: (files: number) => void,
): Promise<void> {
  const folders = new Folders();
  const last = new Map<Job, Ran>();
  let told = false;
  for (;;) {
    const saved = folders.take();
    const read = readEachOnce();
    const due = jobs.filter((job) => isDue(last.get(job), saved, read));
    for (const job of due) last.set(job, await again((one) => run(one, read), job, last.get(job)));
    if (due.length > 0) told = false;
    const files = new Set([...last.values()].flatMap(({ inputs }) => [...inputs.keys()]));
    if (files.size === 0) return;
    if (folders.follow([...files].filter((file) => !isUrl(file)))) continue;
    if (!told) waiting(files.size);
    told = true;
    await folders.next();
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

/** One run. Where it could read nothing, it waits for what the run before it has read. */
async function again<Job>(run: (job: Job) => Promise<Ran>, job: Job, before: Ran | undefined): Promise<Ran> {
  if (before === undefined) return run(job);
  try {
    const ran = await run(job);
    return ran.inputs.size > 0 ? ran : { ...before, hasErrors: true };
  } catch (error) {
    console.error(error);
    return before;
  }
}

/** True for what has never run, and where a file is no longer what it was when it was read. */
function isDue(ran: Ran | undefined, saved: ReadonlySet<string>, read: ReadFile): boolean {
  if (ran === undefined) return true;
  if (ran.hasErrors && saved.size > 0) return true;
  return [...ran.inputs].some(([file, text]) => !isUrl(file) && textOf(file, read) !== text);
}

/** The text of a file; undefined where it cannot be read, for the run to say why. */
function textOf(file: string, read: ReadFile): string | undefined {
  try {
    return read(file);
  } catch {
    return undefined;
  }
}

/** Folders that are watched, in the place of their files: many editors save by putting a new file there. */
class Folders {
  readonly #watched = new Map<string, FSWatcher>();
  #saved = new Set<string>();
  /** How many times anything was touched. */
  #events = 0;
  #wake: (() => void) | undefined;

  /** The files that were touched since the last time. */
  take(): ReadonlySet<string> {
    const saved = this.#saved;
    this.#saved = new Set();
    return saved;
  }

  /** Watches the folders of these files too. True where one is new: its files may have changed meanwhile. */
  follow(files: readonly string[]): boolean {
    const fresh = [...new Set(files.map((file) => path.dirname(file)))].filter(
      (folder) => !this.#watched.has(folder),
    );
    for (const folder of fresh) {
      const watcher = watchFolder(folder, (_, name) => this.#note(path.join(folder, name ?? "")));
      // A folder that is gone has nothing more to tell.
      watcher.on("error", () => watcher.close());
      this.#watched.set(folder, watcher);
    }
    return fresh.length > 0;
  }

  /** Waits until something was touched, and is left alone for a moment. */
  async next(): Promise<void> {
    if (this.#saved.size === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    const until = performance.now() + patience;
    let before: string | undefined;
    for (let sizes = this.#sizes(); ; sizes = this.#sizes()) {
      // Large files grow for a while, and the system may tell of that no sooner than at the end.
      const now = [this.#events, ...sizes].join();
      // Many programs empty a file before they have the text that they will write.
      const isEmptied = sizes.includes(0) && performance.now() < until;
      if (now === before && !isEmptied) return;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  }

  /** The sizes of the files that were touched, as far as they are there. */
  #sizes(): readonly number[] {
    return [...this.#saved].flatMap((file) => statSync(file, { throwIfNoEntry: false })?.size ?? []);
  }

  #note(file: string): void {
    this.#saved.add(file);
    this.#events++;
    this.#wake?.();
  }
}
