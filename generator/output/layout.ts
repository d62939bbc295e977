/** Layout, and with it syntax: what does not parse is not laid out, and so nothing of it is written. */
import { Kept } from "../memory/kept.js";
import {
  type FinishedFile,
  type Form,
  type FormName,
  type WrittenFile,
  javaScript,
  typeScript,
  uncheckedTypeScript,
} from "./form.js";

/** What finishes one file after the other. */
export interface Finisher {
  readonly finish: (file: WrittenFile) => Promise<readonly FinishedFile[]>;
}

/** What finishes each file in whole, in one of the forms. */
export function finisher(form: FormName): Finisher {
  switch (form) {
    case "typeScript":
      return inWhole(typeScript);
    case "uncheckedTypeScript":
      return inWhole(uncheckedTypeScript);
    case "javaScript":
      return inWhole(javaScript);
  }
}

function inWhole<Piece>(form: Form<Piece>): Finisher {
  return { finish: (file) => finishWhole(file, form) };
}

async function finishWhole<Piece>(file: WrittenFile, form: Form<Piece>): Promise<readonly FinishedFile[]> {
  const piece = file.format ? form.piece(file.text, file.path) : undefined;
  return piece === undefined ? form.whole(file) : form.join(file.path, [piece]);
}

/** What is known of a file: the pieces that it was made of, and what became of each and of all. */
interface LaidOut<Piece> {
  readonly written: readonly string[];
  readonly finished: readonly FinishedFile[];
  readonly pieces: ReadonlyMap<string, Piece>;
}

/** Layouts of a process that generates again and again: from one run to the next most stay the same. */
export class LayoutMemory<Piece> implements Finisher {
  readonly #files = new Kept<LaidOut<Piece>>();
  readonly #form: Form<Piece>;

  constructor(form: Form<Piece>) {
    this.#form = form;
  }

  /** The file as it was finished before, the very same objects; else its pieces are looked for. */
  async finish(file: WrittenFile): Promise<readonly FinishedFile[]> {
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
    file: WrittenFile,
    written: readonly string[],
    known: LaidOut<Piece>["pieces"] = new Map(),
  ): Promise<LaidOut<Piece>> {
    const form = this.#form;
    const found = new Map<string, Piece>();
    const pieces: Piece[] = [];
    for (const text of file.format ? written : []) {
      const piece = known.get(text) ?? found.get(text) ?? form.piece(text, file.path);
      if (piece === undefined) break;
      found.set(text, piece);
      pieces.push(piece);
    }
    const isWhole = file.format && pieces.length === written.length;
    const finished = isWhole ? form.join(file.path, pieces) : await finishWhole(file, form);
    return { written, finished, pieces: found };
  }
}

/**
 * Checks the syntax of each file, and lays them out.
 * @throws Error where a file does not parse: a bug of the emitter, after which nothing may be written.
 */
export async function layOut(
  files: readonly WrittenFile[],
  by: Finisher = finisher("typeScript"),
): Promise<FinishedFile[]> {
  const finished: FinishedFile[] = [];
  for (const file of files) finished.push(...(await by.finish(file)));
  const names = new Set(finished.map(({ path }) => path));
  if (names.size !== finished.length) throw new Error("two files of the output have the same name");
  return finished.sort((a, b) => (a.path < b.path ? -1 : 1));
}
