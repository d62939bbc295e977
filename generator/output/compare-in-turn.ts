/** Comparing, and nothing else, while others may write. */
import { type ComparedFile, type SeenFiles, compare } from "./compare.js";
import type { FinishedFile } from "./form.js";
import { areOthersAtWork, pause } from "./turn.js";

/**
 * Compares generated files with a folder once no other run is at work in it. This leaves no sign of its own: a folder
 * of which this user may read alone will do. So what differs counts only where it is found twice in the same state,
 * since a run may have come and gone while it was looked at.
 * @throws the error of the file system where the folder cannot be read.
 */
export async function compareInTurn(
  folder: string,
  files: readonly FinishedFile[],
): Promise<readonly ComparedFile[]> {
  const seen: SeenFiles = new Map();
  for (let before: string | undefined; ; await pause()) {
    const isQuiet = !areOthersAtWork(folder);
    const found = attempted(() => compare(folder, files, seen));
    if (Array.isArray(found) && found.every(({ state }) => state === "same")) return found;
    const now = Array.isArray(found)
      ? JSON.stringify(found.map(({ path, state, hash }) => [path, state, hash]))
      : String(found);
    const isSettled = isQuiet && now === before && !areOthersAtWork(folder);
    if (isSettled && Array.isArray(found)) return found;
    if (isSettled) throw found;
    before = now;
  }
}

/** What is made, or what is thrown. */
function attempted(make: () => ComparedFile[]): ComparedFile[] | Error {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
