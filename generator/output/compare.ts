/** The output against what stands on the disk. */
import { type Dirent, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics.js";
import type { FinishedFile } from "./form.js";
import { hashFile, hashFinished, manifestFile, readManifest, recordedHashes } from "./manifest.js";

export type FileState = "missing" | "changed" | "same" | "extra";

/** One file of the output folder: as generated, as found, or both. */
export interface ComparedFile {
  readonly path: string;
  readonly state: FileState;
  /** The generated text; undefined for extra files. */
  readonly text?: string;
  /** Of the text that was found, where it is a file. */
  readonly hash?: string;
  /** An earlier run wrote it. */
  readonly ours: boolean;
  /** An earlier run wrote it, and somebody has changed it since. */
  readonly edited: boolean;
}

/** Hashes of files, for who compares a folder twice: files that were not touched meanwhile are read once. */
export type SeenFiles = Map<string, string>;

/**
 * Compares generated files with a folder, line endings aside.
 * @throws the error of the file system where the folder cannot be read.
 */
export function compare(
  folder: string,
  files: readonly FinishedFile[],
  seen: SeenFiles = new Map(),
): ComparedFile[] {
  const found = new Map(listFiles(folder).map((file) => [file, hashOf(path.join(folder, file), seen)]));
  const isManifestThere = found.get(manifestFile) !== undefined;
  const manifestText = isManifestThere ? readFileSync(path.join(folder, manifestFile), "utf8") : "";
  const recorded = recordedHashes(readManifest(manifestText));
  const generated = new Map(files.map((file) => [file.path, file]));
  const paths = [...new Set([...generated.keys(), ...found.keys()])].sort();
  return paths.map((file): ComparedFile => {
    const made = generated.get(file);
    if (made !== undefined && !found.has(file))
      return { path: file, state: "missing", ours: true, edited: false, text: made.text };
    const hash = found.get(file);
    // No run writes anything but files.
    if (hash === undefined)
      return { path: file, state: made === undefined ? "extra" : "changed", ours: false, edited: false };
    const ours = recorded.has(file) || file === manifestFile;
    const edited = recorded.get(file)?.includes(hash) === false;
    if (made === undefined) return { path: file, state: "extra", ours, edited, hash };
    const isSame = hashFinished(made) === hash;
    return { path: file, state: isSame ? "same" : "changed", text: made.text, ours, edited, hash };
  });
}

/** Of a file, or of the one that a link leads to; undefined for a link to anything else, and what else there is. */
function hashOf(file: string, seen: SeenFiles): string | undefined {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return undefined;
    const state = [file, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join("\n");
    const hash = seen.get(state) ?? hashFile(file);
    seen.set(state, hash);
    return hash;
  } catch (error) {
    const isLost =
      error instanceof Error && "code" in error && ["ENOENT", "ELOOP"].includes(String(error.code));
    if (isLost) return undefined;
    throw error;
  }
}

/** Files below a folder, relative and with `/`; none where there is no folder. Dot files are the user's own business. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error("it is a file"), { code: "ENOTDIR" });
  const walk = (below: string): string[] =>
    readdirSync(path.join(folder, below), { withFileTypes: true })
      .filter((entry: Dirent) => !entry.name.startsWith("."))
      .flatMap((entry) => (entry.isDirectory() ? walk(`${below}${entry.name}/`) : [`${below}${entry.name}`]));
  return walk("").sort();
}

/**
 * Why the folder may not be written to: files in it that are not ours, or that somebody has edited.
 * @param force edited files may be replaced.
 */
export function obstacles(folder: string, compared: readonly ComparedFile[], force: boolean): Diagnostic[] {
  const foreign = compared.filter(({ state, ours }) => !ours && (state === "extra" || state === "changed"));
  const edited = compared.filter((file) => file.edited && file.state !== "same");
  const place = { file: folder, pointer: "" };
  const diagnostics: Diagnostic[] = [];
  if (foreign.length > 0) {
    diagnostics.push({
      code: "output-foreign",
      severity: "error",
      message: `The output folder holds files that specwright did not write: ${list(foreign)}`,
      help: "Give a folder of its own to the output, or move these files.",
      place,
    });
  }
  if (edited.length > 0 && !force) {
    diagnostics.push({
      code: "output-edited",
      severity: "error",
      message: `Generated files were edited by hand, and the edits would be lost: ${list(edited)}`,
      help: "Undo the edits and change the document in their place, or run again with --force to drop them.",
      place,
    });
  }
  return diagnostics;
}

function list(files: readonly ComparedFile[]): string {
  const shown = files.slice(0, 5).map(({ path: file }) => file);
  return files.length > 5 ? `${shown.join(", ")} and ${files.length - 5} more` : shown.join(", ");
}
