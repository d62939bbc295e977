/** Files as they are: read when first asked for, once, from the disk or from what was fetched. */
import type { Diagnostic } from "../diagnostics.js";
import { Malformed, encodingError } from "./encoding.js";
import { parse } from "./parse.js";
import type { Parsed } from "./parsed.js";
import { type ReadFile, readText } from "./read-text.js";
import { NotAllowed } from "./refusals.js";
import { isUrl } from "./url.js";

/** Gives the data in the text of a file. */
export type ParseFile = typeof parse;

/** A file that was asked for: its data, or why there are none. */
interface Opened {
  readonly text?: string;
  readonly parsed?: Parsed;
  readonly problems: readonly Diagnostic[];
  /** Why the file could not be read at all. */
  readonly failure?: unknown;
}

export class Files {
  readonly #opened = new Map<string, Opened>();
  readonly #supplied = new Map<string, string | Error>();
  readonly #read: ReadFile;
  readonly #parse: ParseFile;

  constructor(readFile: ReadFile = readText, parseFile: ParseFile = parse) {
    this.#read = readFile;
    this.#parse = parseFile;
  }

  /** Gives the text of a file on another host, or the reason why there is none. */
  supply(url: string, text: string | Error): void {
    this.#supplied.set(url, text);
  }

  isSupplied(url: string): boolean {
    return this.#supplied.has(url);
  }

  /** What is known of a file that was asked for before. */
  known(file: string): Opened | undefined {
    return this.#opened.get(file);
  }

  /** Those that were asked for, and gave no data. */
  withoutData(): readonly string[] {
    return [...this.#opened].flatMap(([file, { parsed }]) => (parsed === undefined ? [file] : []));
  }

  /** What is in a file, read when it is first asked for. */
  load(file: string): Opened {
    const known = this.#opened.get(file);
    if (known !== undefined) return known;
    const opened = this.#open(file);
    this.#opened.set(file, opened);
    return opened;
  }

  #open(file: string): Opened {
    let text: string;
    try {
      text = this.text(file);
    } catch (failure) {
      if (!(failure instanceof Malformed)) return { problems: [], failure };
      return { text: failure.text, problems: [encodingError(file, failure)] };
    }
    const parsed = this.#parse(file, text);
    return "value" in parsed ? { text, parsed, problems: parsed.problems } : { text, problems: parsed };
  }

  /** The text of a file; throws where it has none, or is on a host that was not allowed. */
  text(file: string): string {
    const supplied = this.#supplied.get(file);
    if (typeof supplied === "string") return supplied;
    if (supplied !== undefined) throw supplied;
    if (isUrl(file)) throw new NotAllowed();
    return this.#read(file);
  }
}
