/** One file of the user's choice. */
import { lstatSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics.js";
import { folderInTheWay, makeFolders, removeEmpty } from "./folders.js";
import { unwritableFile } from "./unwritable.js";

/**
 * Writes one file, whole or not at all. Links are followed, and what is no file (a device, a pipe) is written to.
 * @param sources absolute paths of files that must not be replaced.
 * @returns the diagnostic that says why it could not be written.
 */
export function writeFile(
  file: string,
  text: string,
  sources: readonly string[] = [],
): Diagnostic | undefined {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) throw folderInTheWay(file);
    if (found !== undefined && !found.isFile()) writeFileSync(file, text);
    else {
      const end = followed(file);
      const source = sources.find((one) => followed(one) === end);
      if (source !== undefined) return ownSource(file);
      replaceWhole(end, text);
    }
    return undefined;
  } catch (error) {
    return unwritableFile(file, error);
  }
}

/** The file that a path leads to, or would lead to if it were there. */
function followed(file: string): string {
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return realpathSync.native(file);
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink ? followed(path.resolve(realpathSync(path.dirname(file)), readlinkSync(file))) : file;
}

function ownSource(file: string): Diagnostic {
  return {
    code: "output-is-input",
    severity: "error",
    message: "The bundle would replace a file that it is made of",
    help: "Give it a file of its own with -o. Nothing was changed.",
    place: { file, pointer: "" },
  };
}

function replaceWhole(file: string, text: string): void {
  const made = makeFolders(path.dirname(file));
  const staging = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(staging, text);
    renameSync(staging, file);
  } catch (error) {
    rmSync(staging, { force: true });
    removeEmpty(made);
    throw error;
  }
}
