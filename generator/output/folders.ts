/** Folders on the disk: made with those above them, and removed where nothing is left in them. */
import { mkdirSync, rmSync, rmdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder, and those above it that are missing. Node's own `recursive` never ends where the system says
 * of a folder in one that is there that there is no such place, as `/proc` does.
 * @returns the folders that were made, outermost first.
 * @throws the error of the file system.
 */
export function makeFolders(folder: string): readonly string[] {
  if (isFolder(folder)) return [];
  const above = path.dirname(folder);
  const made = above === folder ? [] : makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have been quicker.
    if (isFolder(folder)) return made;
    removeEmpty(made);
    throw error;
  }
  return [...made, folder];
}

/** Removes those of the folders, outermost first, that have nothing in them. */
export function removeEmpty(folders: readonly string[]): void {
  for (const folder of [...folders].reverse()) {
    try {
      rmdirSync(folder); // Fails, as it should, where something is left.
    } catch {
      return;
    }
  }
}

/** The folders between an outer one, which is left out, and a file in it: outermost first. */
export function foldersAbove(file: string, outer: string): readonly string[] {
  const folder = path.dirname(file);
  return folder === outer || folder === path.dirname(folder) ? [] : [...foldersAbove(folder, outer), folder];
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The error of a file system for a folder where a file must go. */
export function folderInTheWay(file: string): Error {
  return Object.assign(new Error("is a folder"), { code: "EISDIR", path: file });
}

/** Removes a folder of our own with all in it, as far as that can be done: what is left, the next run removes. */
export function clearAway(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}
