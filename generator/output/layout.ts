/** Layout, and with it syntax: what does not parse is not laid out, and so nothing of it is written. */
import type { OutputFile } from "../emit/module.js";
import { layOutModule } from "../layout/layout.js";
import { layOutWithPrettier } from "../layout/prettier.js";
import type { Transform } from "./transform.js";

/** A file of the output, finished. */
export interface FinishedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Lets the user's hook work on the files, checks the syntax of each, and lays them out.
 * @throws Error where a file does not parse: a bug of the emitter (or of the hook), after which nothing
 *   may be written.
 */
export async function layOut(files: readonly OutputFile[], transform?: Transform): Promise<FinishedFile[]> {
  if (new Set(files.map(({ path }) => path)).size !== files.length)
    throw new Error("Two files of the output have the same name");
  // What a hook needs is heavy, and most runs have none.
  const texts =
    transform === undefined ? files : await (await import("./transform.js")).transformed(files, transform);
  const finished: FinishedFile[] = [];
  for (const { path, text, format } of texts) {
    const laidOut = format ? (layOutModule(text) ?? (await layOutWithPrettier(path, text))) : text;
    finished.push({ path, text: laidOut });
  }
  return finished.sort((a, b) => (a.path < b.path ? -1 : 1));
}
