/** The lines around a place, with the place marked. */
import type { Position } from "../diagnostics.js";
import { visible } from "./text.js";

/** Texts of files, by absolute path. */
export type Texts = ReadonlyMap<string, string>;

/** The lines of files. Where they begin is looked up once, and no further than somebody asks. */
export class Lines {
  readonly #texts: Texts;
  readonly #starts = new Map<string, number[]>();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** A line of a file, counted from 1; undefined where the text is not known, or has no such line. */
  at(file: string, number: number): string | undefined {
    const text = this.#texts.get(file);
    if (text === undefined) return undefined;
    const starts = this.#starts.get(file) ?? [0];
    this.#starts.set(file, starts);
    while (starts.length <= number) {
      const end = text.indexOf("\n", starts.at(-1));
      if (end < 0) break;
      starts.push(end + 1);
    }
    const start = starts[number - 1];
    if (start === undefined) return undefined;
    const line = text.slice(start, (starts[number] ?? text.length + 1) - 1);
    return line.endsWith("\r") ? line.slice(0, -1) : line;
  }

  /**
   * The column after the word, key or quoted text that begins at a position; undefined where the text is
   * not known.
   */
  endColumn(file: string, position: Position): number | undefined {
    const line = this.at(file, position.line);
    return line === undefined ? undefined : position.column + tokenLength(line, position.column);
  }
}

/** A quoted text; a key, which may hold braces (`/pets/{id}:`); a word. */
const token = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,[\]"']+?(?=:(?:\s|$))|[^\s,:[\]{}"']+)/;

/** No key or value is underlined further than this, and no longer text is searched for its end. */
const longestToken = 200;

function tokenLength(line: string, column: number): number {
  const rest = line.slice(column - 1, column - 1 + longestToken);
  return token.exec(rest)?.[0].length ?? 1;
}

/** A line of a code frame: its text is safe to show, its mark counts columns of the terminal. */
export interface FrameLine {
  readonly number: number;
  readonly text: string;
  readonly mark?: { readonly indent: number; readonly length: number };
}

/** How many lines are shown before and after the place. */
export const margin = 2;

/** How many characters of a line are shown, and how many of them before the place: a file may be one line. */
const widest = 120;
const lead = 60;

/** The lines around a position of a file; none where its text is not known or has no such line. */
export function codeFrame(lines: Lines, file: string, position: Position): FrameLine[] {
  if (lines.at(file, position.line) === undefined) return [];
  const cut = position.column > widest - lead / 2 ? position.column - lead : 0;
  const frame: FrameLine[] = [];
  for (let number = Math.max(1, position.line - margin); number <= position.line + margin; number++) {
    const line = lines.at(file, number);
    if (line === undefined) break;
    const text = clip(line, cut);
    const isPlace = number === position.line;
    frame.push(isPlace ? { number, text, mark: mark(line, cut, position.column) } : { number, text });
  }
  return frame;
}

function clip(line: string, cut: number): string {
  const end = line.length > cut + widest ? "…" : "";
  return `${cut > 0 ? "…" : ""}${visible(line.slice(cut, cut + widest))}${end}`;
}

function mark(line: string, cut: number, column: number): { indent: number; length: number } {
  const start = column - 1;
  const end = Math.min(start + tokenLength(line, column), cut + widest);
  const before = `${cut > 0 ? "…" : ""}${visible(line.slice(cut, start))}`;
  return { indent: width(before), length: Math.max(1, width(visible(line.slice(start, end)))) };
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;

/** Columns that a text takes in a terminal: East Asian characters and emoji take two, marks none. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/^[\p{M}\u200c\u200d]$/u.test(character)) continue;
    columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}
