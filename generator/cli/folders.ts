/** Folders that are watched, in the place of their files: many editors save by putting a new file there. */
import { type FSWatcher, realpathSync, statSync, watch as watchFolder } from "node:fs";
import path from "node:path";

/** Editors save in several steps; milliseconds without another event. */
const quiet = 30;

/** So long an empty file is taken for one that is being written; milliseconds. */
const patience = 500;

/** So often it is asked whether the folders are still those that are watched; milliseconds. */
const interval = 500;

interface Watched {
  readonly watcher: FSWatcher;
  /** What tells the folder from another one that takes its name. */
  readonly identity: string;
}

export class Folders {
  readonly #watched = new Map<string, Watched>();
  #touched = new Set<string>();
  /** How many times anything was touched. */
  #events = 0;
  #wake: (() => void) | undefined;

  /** What is touched from now on is waited for. */
  forget(): void {
    this.#touched = new Set();
  }

  /**
   * Watches the folders of these files, and of what they are links to. A folder that is gone is waited for.
   * @returns true where one is new, or another than it was: its files may have changed meanwhile.
   */
  follow(files: Iterable<string>): boolean {
    const folders = new Set([...files].flatMap((file) => [file, ...linked(file)]).map(path.dirname));
    return [...folders].map((folder) => this.#watch(folder)).includes(true);
  }

  /** False for a folder that has been watched before, or is not there. */
  #watch(folder: string): boolean {
    const identity = identify(folder);
    if (this.#watched.get(folder)?.identity === identity) return false;
    this.#drop(folder);
    if (identity === undefined) return false;
    try {
      const watcher = watchFolder(folder, (_, name) => this.#note(folder, name ?? ""));
      watcher.on("error", () => this.#note(folder, path.basename(folder)));
      this.#watched.set(folder, { watcher, identity });
      return true;
    } catch (error) {
      // It has gone since it was looked at.
      if (identify(folder) === undefined) return false;
      throw error;
    }
  }

  #drop(folder: string): void {
    this.#watched.get(folder)?.watcher.close();
    this.#watched.delete(folder);
  }

  /** Waits until something was touched, and is left alone for a moment. */
  async next(files: Iterable<string>): Promise<void> {
    if (this.#touched.size === 0) await this.#event(files);
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

  /** Nothing tells of a link to a folder that leads elsewhere now, or of a folder that is made again. */
  async #event(files: Iterable<string>): Promise<void> {
    const timer = setInterval(() => {
      if (this.follow(files)) this.#wake?.();
    }, interval);
    await new Promise<void>((resolve) => (this.#wake = resolve));
    clearInterval(timer);
  }

  /** The sizes of the files that were touched, as far as they are there. */
  #sizes(): readonly number[] {
    return [...this.#touched].flatMap((file) => statSync(file, { throwIfNoEntry: false })?.size ?? []);
  }

  #note(folder: string, name: string): void {
    // A folder that is moved or deleted tells so by its own name, and nothing from then on.
    if (name === path.basename(folder)) this.#drop(folder);
    this.#touched.add(path.join(folder, name));
    this.#events++;
    this.#wake?.();
  }
}

/** Where a file lies in truth; nothing where it is not there. */
function linked(file: string): string[] {
  try {
    return [realpathSync(file)];
  } catch {
    return [];
  }
}

/** Undefined for what is no folder, or may not be looked at. */
function identify(folder: string): string | undefined {
  try {
    const found = statSync(folder, { bigint: true });
    return found.isDirectory() ? `${found.dev}:${found.ino}` : undefined;
  } catch {
    return undefined;
  }
}
