/** Files as they were read before: where a text is the same, so are the data, and nobody reads them again. */
import { withoutMark } from "../source/encoding.js";
import { parse } from "../source/parse.js";
import type { Parsed } from "../source/parsed.js";
import { Kept } from "./kept.js";
import { shareData } from "./share.js";

type Outcome = ReturnType<typeof parse>;

interface ReadFile {
  readonly text: string;
  readonly outcome: Outcome;
  /** The file when it could last be read: while people write, it often cannot be. */
  readonly last: Parsed | undefined;
}

export class ParsedFiles {
  readonly #files = new Kept<ReadFile>();

  /** As `parse`; parts of a file that have not changed are the same objects. */
  parse(file: string, text: string): Outcome {
    const before = this.#files.get(file);
    const read = before?.text === text ? before : readAnew(file, text, before?.last);
    this.#files.set(file, read);
    return read.outcome;
  }

  endRun(): void {
    this.#files.endRun();
  }
}

function readAnew(file: string, text: string, last: Parsed | undefined): ReadFile {
  const outcome = last?.edited?.(withoutMark(text)) ?? parse(file, text);
  if (!("value" in outcome)) return { text, outcome, last };
  const shared = { ...outcome, value: shareData(last?.value, outcome.value) };
  return { text, outcome: shared, last: shared };
}
