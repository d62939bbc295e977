/** Writing: all or nothing. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
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
  const result = {
    written: changes.map((file) => file.path),
    unchanged: compared.filter(({ state }) => state === "same").map((file) => file.path),
    deleted: stale.map((file) => file.path),
  };
  if (changes.length === 0 && stale.length === 0) return result;
  const isNew = !existsSync(folder);
  const staging = path.join(folder, `.specwright-${process.pid}`);
  const undo: (() => void)[] = [];
  try {
    for (const file of changes) stage(path.join(staging, file.path), file.text ?? "");
    for (const file of changes) moveInto(path.join(staging, file.path), path.join(folder, file.path), undo);
    for (const file of stale) remove(path.join(folder, file.path), undo);
    rmSync(staging, { recursive: true, force: true });
    for (const file of stale) removeEmptyFolders(folder, path.dirname(file.path));
    return result;
  } catch (error) {
    for (const step of undo.reverse()) step();
    rmSync(staging, { recursive: true, force: true });
    if (isNew) rmSync(folder, { recursive: true, force: true });
    return unwritable(folder, error);
  }
}

function stage(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function moveInto(from: string, to: string, undo: (() => void)[]): void {
  const before = existsSync(to) ? readFileSync(to) : undefined;
  mkdirSync(path.dirname(to), { recursive: true });
  renameSync(from, to);
  undo.push(() => (before === undefined ? rmSync(to, { force: true }) : writeFileSync(to, before)));
}

function remove(file: string, undo: (() => void)[]): void {
  const before = readFileSync(file);
  rmSync(file);
  undo.push(() => writeFileSync(file, before));
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
};

/** The diagnostic for a folder that cannot be read or written. */
export function unwritable(folder: string, error: unknown): Diagnostic {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return {
    code: "output-unwritable",
    severity: "error",
    message: `The output folder cannot be written: ${reason}`,
    help: "Choose another folder with -o, or change the rights of this one. Nothing was changed.",
    place: { file: folder, pointer: "" },
  };
}

/**
 * Writes one file, whole or not at all.
 * @returns the diagnostic that says why it could not be written.
 */
export function writeFile(file: string, text: string): Diagnostic | undefined {
  const staging = `${file}.${process.pid}.tmp`;
  try {
    stage(staging, text);
    renameSync(staging, file);
    return undefined;
  } catch (error) {
    rmSync(staging, { force: true });
    return unwritable(file, error);
  }
}
