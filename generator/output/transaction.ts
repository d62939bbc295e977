/** Changes to the file system that can be taken back. */
import { constants, copyFileSync, lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { folderInTheWay, makeFolders, removeEmpty } from "./folders.js";

/**
 * Runs steps of which all count or none. Each step leaves every file either as it was or as it is to be, so that
 * a process that is killed leaves nothing half done.
 * @throws the error of the step that failed, when the others are taken back.
 */
export function attempt(steps: (transaction: Transaction) => void): void {
  const transaction = new Transaction();
  try {
    steps(transaction);
  } catch (error) {
    transaction.rollBack();
    throw error;
  }
}

export class Transaction {
  readonly #undo: (() => void)[] = [];

  write(file: string, text: string): void {
    this.#makeFolders(path.dirname(file));
    this.#undo.push(() => rmSync(file, { force: true }));
    writeFileSync(file, text);
  }

  /**
   * Moves a file to its place in one step.
   * @param former where what stands there now is kept.
   */
  replace(file: string, from: string, former: string): void {
    const found = lstatSync(file, { throwIfNoEntry: false });
    // A folder of that name is not ours to move.
    if (found?.isDirectory() === true) throw folderInTheWay(file);
    this.#makeFolders(path.dirname(file));
    if (found !== undefined) this.#keep(file, former);
    renameSync(from, file);
    this.#undo.push(() => (found === undefined ? rmSync(file, { force: true }) : renameSync(former, file)));
  }

  /** Removes a file, and the folders that are empty then. */
  remove(file: string, former: string, folders: readonly string[]): void {
    this.#keep(file, former);
    rmSync(file);
    this.#undo.push(() => {
      makeFolders(path.dirname(file));
      renameSync(former, file);
    });
    removeEmpty(folders);
  }

  rollBack(): void {
    for (const step of this.#undo.reverse()) {
      try {
        step();
      } catch {
        continue; // The other steps still can be taken back.
      }
    }
  }

  #keep(file: string, former: string): void {
    this.#makeFolders(path.dirname(former));
    copyFileSync(file, former, constants.COPYFILE_FICLONE);
  }

  #makeFolders(folder: string): void {
    const made = makeFolders(folder);
    this.#undo.push(() => removeEmpty(made));
  }
}
