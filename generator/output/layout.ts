/** Layout, and with it syntax: what does not parse is not laid out, and so nothing of it is written. */
import type { OutputFile } from "../emit/module.js";
import { layOutModule } from "../layout/layout.js";
import { layOutWithPrettier } from "../layout/prettier.js";
import { Kept } from "../memory/kept.js";
import type { Transform } from "./transform.js";

/** A file of the output, finished. */
export interface FinishedFile {
  readonly path: string;
  readonly text: string;
}

/** A file as it came out of the emitters, in whole or in pieces with empty lines between them. */
type Written = Pick<OutputFile, "path" | "text" | "format" | "pieces">;

/** What is known of a file: the pieces that it was made of, and what became of each and of all. */
interface LaidOut {
  readonly written: readonly string[];
  readonly finished: FinishedFile;
  readonly pieces: ReadonlyMap<string, string>;
}

/** Layouts of a process that generates again and again: from one run to the next most stay the same. */
export class LayoutMemory {
  readonly #files = new Kept<LaidOut>();
  readonly #layOutPiece: typeof layOutModule;

  constructor(layOutPiece = layOutModule) {
    this.#layOutPiece = layOutPiece;
  }

  /** The file as it was laid out before, the very same object; else its pieces are looked for. */
  async layOut(file: Written): Promise<FinishedFile> {
    const before = this.#files.get(file.path);
    const written = file.pieces ?? [file.text];
    const isSame =
      written.length === before?.written.length &&
      written.every((piece, index) => piece === before.written[index]);
    const laidOut = isSame ? before : await this.#anew(file, written, before?.pieces);
    this.#files.set(file.path, laidOut);
    return laidOut.finished;
  }

  endRun(): void {
    this.#files.endRun();
  }

  async #anew(
    file: Written,
    written: readonly string[],
    known: LaidOut["pieces"] = new Map(),
  ): Promise<LaidOut> {
    const { path, format } = file;
    const found = new Map<string, string>();
    const texts: string[] = [];
    for (const piece of format ? written : []) {
      const laidOut = known.get(piece) ?? found.get(piece) ?? this.#layOutPiece(piece);
      if (laidOut === undefined) break;
      found.set(piece, laidOut);
      texts.push(laidOut);
    }
    const isWhole = format && texts.length === written.length;
    const finished = isWhole ? { path, text: texts.join("\n") } : await layOutWhole(file);
    return { written, finished, pieces: found };
  }
}

/** A file for which nothing is remembered. */
async function layOutWhole({ path, text, format }: Written): Promise<FinishedFile> {
  if (!format) return { path, text };
  return { path, text: layOutModule(text) ?? (await layOutWithPrettier(path, text)) };
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
  const finished: FinishedFile[] = [];
  for (const file of texts) finished.push(await (layouts?.layOut(file) ?? layOutWhole(file)));
  return finished.sort((a, b) => (a.path < b.path ? -1 : 1));
}
