/**
 * One run at a time for an output folder. Who works in it has a folder `.specwright-<process>` there, which is
 * where it writes what is to be moved into place. A run that was killed leaves it, and the next one removes it.
 */
import { mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { clearAway, makeFolders, removeEmpty } from "./folders.js";

const staged = /^\.specwright-(\d+)$/;

/** What paths of files begin with, as seen from the output folder, until they are moved into place. */
export const temporary = /^\.specwright-\d+(?:[\\/](?:new|old))?[\\/]?/;

/** Writing takes seconds: a folder that is older was left by a process whose number another one has now. */
const longest = 30_000;

/** Where this process writes what is to be moved into an output folder. */
export function stagingFolder(folder: string): string {
  return path.join(folder, `.specwright-${process.pid}`);
}

/** True where other runs are at work in an output folder, or have left something there. */
export function isBusy(folder: string): boolean {
  return names(folder).length > 0;
}

/**
 * Does work in an output folder, which is made where it is missing, once no other run is at work there.
 * @param work must be done when it returns.
 * @throws what the work throws, and the error of the file system where the folder cannot be written.
 */
export async function inTurn<Result>(folder: string, work: () => Result): Promise<Result> {
  const staging = stagingFolder(folder);
  const made = makeFolders(folder);
  try {
    // Whoever comes second sees the first. Where both see each other, both leave, and come back at random.
    for (;;) {
      clearAway(staging); // A process of the same number may have died here.
      mkdirSync(staging);
      if (!othersAtWork(folder)) return work();
      clearAway(staging);
      await pause();
    }
  } finally {
    clearAway(staging);
    removeEmpty(made);
  }
}

/** For a moment, and not for the same as others who wait. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20 + 40 * Math.random()));
}

/** True where another process works in the folder. Nothing is touched. */
export function areOthersAtWork(folder: string): boolean {
  return others(folder).some((entry) => isAlive(path.join(folder, entry)));
}

/** The same, and what the dead have left is removed. */
function othersAtWork(folder: string): boolean {
  const found = others(folder);
  const dead = found.filter((entry) => !isAlive(path.join(folder, entry)));
  for (const entry of dead) clearAway(path.join(folder, entry));
  return dead.length < found.length;
}

function others(folder: string): string[] {
  return names(folder).filter((entry) => entry !== path.basename(stagingFolder(folder)));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((entry) => staged.test(entry));
  } catch {
    return []; // There is no such folder.
  }
}

function isAlive(staging: string): boolean {
  const began = statSync(staging, { throwIfNoEntry: false })?.mtimeMs;
  if (began === undefined || Date.now() - began > longest) return false;
  try {
    process.kill(Number(staged.exec(path.basename(staging))?.[1]), 0);
    return true;
  } catch (error) {
    // A process of another user may not be sent anything.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
