/** An output folder on its way to what was generated. */
import { type Diagnostic, hasErrors } from "../diagnostics.js";
import { type ComparedFile, type SeenFiles, compare, obstacles } from "./compare.js";
import type { FinishedFile } from "./form.js";
import { inTurn, isBusy } from "./turn.js";
import { unwritable } from "./unwritable.js";
import { type Written, write } from "./write.js";

/**
 * Brings a folder up to date, once no other run is at work in it. Where there is nothing to do, nothing in it is
 * touched, so that a folder of which this user may read alone will do.
 * @param force files may be replaced that somebody has edited.
 * @returns what was done, or why nothing was.
 */
export async function update(
  folder: string,
  files: readonly FinishedFile[],
  force: boolean,
): Promise<Written | readonly Diagnostic[]> {
  const seen: SeenFiles = new Map();
  const before = compared(folder, files, seen);
  const isUpToDate = before.length > 0 && before.every(({ state }) => state === "same");
  if (isUpToDate && !isBusy(folder)) return done(folder, before);
  try {
    return await inTurn(folder, () => {
      // What was found before may have been another run's, half done.
      const now = compare(folder, files, seen);
      const blocked = obstacles(folder, now, force);
      return hasErrors(blocked) ? blocked : done(folder, now);
    });
  } catch (error) {
    if (isUpToDate) return done(folder, before);
    const blocked = obstacles(folder, before, force);
    return hasErrors(blocked) ? blocked : [unwritable(folder, error)];
  }
}

/** Nothing where the folder cannot be read, be it that another run is at work in it. */
function compared(folder: string, files: readonly FinishedFile[], seen: SeenFiles): ComparedFile[] {
  try {
    return compare(folder, files, seen);
  } catch {
    return [];
  }
}

function done(folder: string, files: readonly ComparedFile[]): Written | readonly Diagnostic[] {
  const result = write(folder, files);
  return "code" in result ? [result] : result;
}
