/** Files as they were read before: where a text is the same, so are the data, and nobody reads them again. */
import { parse } from "../source/parse.js";
import { Kept } from "./kept.js";
import { shareData } from "./share.js";

interface ReadFile {
  readonly text: string;
  readonly outcome: ReturnType<typeof parse>;
  /** The data of the file when it could last be read: while people write, it often cannot be. */
  readonly data: unknown;
}

export class ParsedFiles {
  readonly #files = new Kept<ReadFile>();

  /** As `parse`; parts of a file that have not changed are the same objects. */
  parse(file: string, text: string): ReturnType<typeof parse> {
    const before = this.#files.get(file);
    const read = before?.text === text ? before : readAnew(file, text, before?.data);
    this.#files.set(file, read);
    return read.outcome;
  }

  endRun(): void {
    this.#files.endRun();
  }
}

function readAnew(file: string, text: string, before: unknown): ReadFile {
  const outcome = parse(file, text);
  if (!("value" in outcome)) return { text, outcome, data: before };
  const data = shareData(before, outcome.value);
  return { text, outcome: { ...outcome, value: data }, data };
}
