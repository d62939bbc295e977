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

/** Layouts of a process that generates again and again, by text: from one run to the next most stay the same. */
export class LayoutMemory {
  #before = new Map<string, string>();
  #now = new Map<string, string>();
  readonly #layOutPiece: typeof layOutModule;

  constructor(layOutPiece = layOutModule) {
    this.#layOutPiece = layOutPiece;
  }

  /** What the run before did not use is forgotten. */
  beginRun(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** A module in pieces, laid out; undefined where one has a form that our layout does not know. */
  layOut(pieces: readonly string[]): string | undefined {
    const texts: string[] = [];
    for (const piece of pieces) {
      const text = this.#now.get(piece) ?? this.#before.get(piece) ?? this.#layOutPiece(piece);
      if (text === undefined) return undefined;
      this.#now.set(piece, text);
      texts.push(text);
    }
    return texts.join("\n");
  }
}

export interface LayoutOptions {
  /** Works on the files before they are laid out. */
  readonly transform?: Transform | undefined;
  /** Where the process remembers layouts. */
  readonly layouts?: LayoutMemory | undefined;
}

/**
 * Lets the user's hook work on the files, checks the syntax of each, and lays them out.
 * @throws Error where a file does not parse: a bug of the emitter (or of the hook), after which nothing
 *   may be written.
 */
export async function layOut(
  files: readonly OutputFile[],
  { transform, layouts }: LayoutOptions = {},
): Promise<FinishedFile[]> {
  if (new Set(files.map(({ path }) => path)).size !== files.length)
    throw new Error("Two files of the output have the same name");
  // What a hook needs is heavy, and most runs have none.
  const texts =
    transform === undefined ? files : await (await import("./transform.js")).transformed(files, transform);
  layouts?.beginRun();
  const finished: FinishedFile[] = [];
  for (const { path, text, format, pieces } of texts) {
    if (!format) {
      finished.push({ path, text });
      continue;
    }
    const own = layouts === undefined ? layOutModule(text) : layouts.layOut(pieces ?? [text]);
    finished.push({ path, text: own ?? (await layOutWithPrettier(path, text)) });
  }
  return finished.sort((a, b) => (a.path < b.path ? -1 : 1));
}
