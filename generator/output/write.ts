/** Writing: all or nothing. */
import path from "node:path";
import type { Diagnostic } from "../diagnostics.js";
import type { ComparedFile } from "./compare.js";
import { clearAway, foldersAbove } from "./folders.js";
import { manifestFile, withFormer } from "./manifest.js";
import { type Transaction, attempt } from "./transaction.js";
import { stagingFolder } from "./turn.js";
import { unwritable } from "./unwritable.js";

export interface Written {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly deleted: readonly string[];
}

/**
 * Brings a folder to the compared state. What changes is first written into a folder of its own and then moved
 * into place, file by file; where anything fails, the folder is as it was before. Where the process is killed on
 * the way, the next run knows the files of both sides as its own: the manifest, which goes first, names both.
 * @returns what was done, or the diagnostic that says why nothing was.
 */
export function write(folder: string, compared: readonly ComparedFile[]): Written | Diagnostic {
  const changes = compared.filter(({ state }) => state === "missing" || state === "changed");
  const stale = compared.filter(({ state, ours }) => state === "extra" && ours);
  if (changes.length > 0 || stale.length > 0) {
    const staging = stagingFolder(folder);
    try {
      attempt((transaction) => bring({ folder, staging, changes, stale }, transaction));
    } catch (error) {
      return unwritable(folder, error);
    } finally {
      clearAway(staging);
    }
  }
  return {
    written: changes.map((file) => file.path),
    unchanged: compared.filter(({ state }) => state === "same").map((file) => file.path),
    deleted: stale.map((file) => file.path),
  };
}

interface Plan {
  readonly folder: string;
  readonly staging: string;
  readonly changes: readonly ComparedFile[];
  readonly stale: readonly ComparedFile[];
}

function bring({ folder, staging, changes, stale }: Plan, transaction: Transaction): void {
  const at = (file: string): string => path.join(folder, file);
  const anew = (file: string): string => path.join(staging, "new", file);
  const former = (file: string): string => path.join(staging, "old", file);
  for (const { path: file, text = "" } of changes) transaction.write(anew(file), text);
  const manifest = changes.find(({ path: file }) => file === manifestFile)?.text;
  if (manifest !== undefined) {
    const both = path.join(staging, "both.json");
    transaction.write(both, transitional(manifest, [...changes, ...stale]));
    transaction.replace(at(manifestFile), both, former(manifestFile));
  }
  // First, since what is stale may have a new file's name in other letters, which is one name to some systems.
  for (const { path: file } of stale)
    transaction.remove(at(file), former(file), foldersAbove(at(file), folder));
  for (const { path: file } of changes)
    if (file !== manifestFile) transaction.replace(at(file), anew(file), former(file));
  if (manifest !== undefined)
    transaction.replace(at(manifestFile), anew(manifestFile), path.join(staging, "both.json"));
}

/** The manifest while files of two runs stand beside each other. */
function transitional(manifest: string, replaced: readonly ComparedFile[]): string {
  const known = replaced.filter(({ path: file }) => file !== manifestFile);
  const hashes = known.flatMap(({ path: file, hash }) => (hash === undefined ? [] : [[file, hash] as const]));
  return hashes.length === 0 ? manifest : withFormer(manifest, Object.fromEntries(hashes));
}
