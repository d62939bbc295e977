/** Writing: all or nothing. */
import { lstatSync, mkdirSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics.js";
import type { ComparedFile } from "./compare.js";

export interface Written {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly deleted: readonly string[];
}

/**
 * Brings a folder to the compared state. What changes is first written beside the output and then moved
 * into place; where anything fails, the folder is as it was before.
 * @returns what was done, or the diagnostic that says why nothing was.
 */
export function write(folder: string, compared: readonly ComparedFile[]): Written | Diagnostic {
  const changes = compared.filter(({ state }) => state === "missing" || state === "changed");
  const stale = compared.filter(({ state, ours }) => state === "extra" && ours);
  if (changes.length > 0 || stale.length > 0) {
    const problem = attempt(folder, (transaction) => {
      const staging = transaction.stagingIn(folder);
      for (const file of changes) transaction.write(path.join(staging, "new", file.path), file.text ?? "");
      for (const file of changes) transaction.setAside(folder, file.path);
      for (const file of stale)
        transaction.move(path.join(folder, file.path), path.join(staging, "old", file.path));
      for (const file of changes)
        transaction.move(path.join(staging, "new", file.path), path.join(folder, file.path));
    });
    if (problem !== undefined) return problem;
    for (const file of stale) removeEmptyFolders(folder, path.dirname(file.path));
  }
  return {
    written: changes.map((file) => file.path),
    unchanged: compared.filter(({ state }) => state === "same").map((file) => file.path),
    deleted: stale.map((file) => file.path),
  };
}

/** Runs steps of which all count or none. */
function attempt(place: string, steps: (transaction: Transaction) => void): Diagnostic | undefined {
  const transaction = new Transaction();
  try {
    steps(transaction);
    transaction.commit();
    return undefined;
  } catch (error) {
    transaction.rollBack();
    return unwritable(place, error);
  }
}

/** Changes to the file system that can be taken back. */
class Transaction {
  readonly #undo: (() => void)[] = [];
  #staging = "";

  /** A folder beside the output, on the same file system, so that moving out of it cannot fail halfway. */
  stagingIn(folder: string): string {
    this.#staging = path.join(folder, `.specwright-${process.pid}`);
    this.#makeFolder(this.#staging);
    return this.#staging;
  }

  write(file: string, text: string): void {
    this.#makeFolder(path.dirname(file));
    this.#undo.push(() => rmSync(file, { force: true }));
    writeFileSync(file, text);
  }

  /** Takes a file of the output away, if it is there, and keeps it until the end. */
  setAside(folder: string, file: string): void {
    const found = lstatSync(path.join(folder, file), { throwIfNoEntry: false });
    if (found === undefined) return;
    // A folder of that name is not ours to move.
    if (found.isDirectory()) throw folderInTheWay(path.join(folder, file));
    this.move(path.join(folder, file), path.join(this.#staging, "old", file));
  }

  move(from: string, to: string): void {
    this.#makeFolder(path.dirname(to));
    renameSync(from, to);
    this.#undo.push(() => renameSync(to, from));
  }

  #makeFolder(folder: string): void {
    const made = mkdirSync(folder, { recursive: true });
    if (made !== undefined) this.#undo.push(() => rmSync(made, { recursive: true, force: true }));
  }

  commit(): void {
    if (this.#staging !== "") rmSync(this.#staging, { recursive: true, force: true });
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
}

function folderInTheWay(file: string): Error {
  return Object.assign(new Error("is a folder"), { code: "EISDIR", path: file });
}

function removeEmptyFolders(folder: string, below: string): void {
  for (let current = below; current !== "."; current = path.dirname(current)) {
    try {
      rmdirSync(path.join(folder, current)); // Fails, as it should, where something is left.
    } catch {
      return;
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a part of the path is a file",
  EISDIR: "a folder stands where a file must go",
  ENAMETOOLONG: "a name is too long for the file system",
  ELOOP: "links lead in a circle",
};

/** The diagnostic for a folder that cannot be read or written. */
export function unwritable(folder: string, error: unknown): Diagnostic {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  const at =
    error instanceof Error && "path" in error ? ` (${path.relative(folder, String(error.path))})` : "";
  return {
    code: "output-unwritable",
    severity: "error",
    message: `The output folder cannot be written: ${reason}${at}`,
    help: "Choose another folder with -o, or change the rights of this one. Nothing was changed.",
    place: { file: folder, pointer: "" },
  };
}

/**
 * Writes one file, whole or not at all.
 * @returns the diagnostic that says why it could not be written.
 */
export function writeFile(file: string, text: string): Diagnostic | undefined {
  return attempt(file, (transaction) => {
    const staging = `${file}.${process.pid}.tmp`;
    transaction.write(staging, text);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw folderInTheWay(file);
    transaction.move(staging, file);
  });
}
