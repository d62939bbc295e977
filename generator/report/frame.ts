/** The lines around a place, with the place marked. */
import type { Position } from "../diagnostics.js";
import { visible } from "./text.js";

/** Texts of files, by absolute path. */
export type Texts = ReadonlyMap<string, string>;

/** The lines of files, split once for each file. */
export class Lines {
  readonly #texts: Texts;
  readonly #split = new Map<string, readonly string[]>();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** The lines of a file; none where its text is not known. */
  of(file: string): readonly string[] {
    const known = this.#split.get(file);
    if (known !== undefined) return known;
    const lines = this.#texts.get(file)?.split("\n") ?? [];
    const clean = lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
    this.#split.set(file, clean);
    return clean;
  }

  /**
   * The column after the word, key or quoted text that begins at a position; undefined where the text is
   * not known.
   */
  endColumn(file: string, position: Position): number | undefined {
    const line = this.of(file)[position.line - 1];
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
const margin = 2;

/** How many characters of a line are shown, and how many of them before the place: a file may be one line. */
const widest = 120;
const lead = 60;

/** The lines around a position; none where the text is not known or has no such line. */
export function codeFrame(lines: readonly string[], position: Position): FrameLine[] {
  const index = position.line - 1;
  if (lines[index] === undefined) return [];
  const cut = position.column > widest - lead / 2 ? position.column - lead : 0;
  const first = Math.max(0, index - margin);
  return lines.slice(first, index + margin + 1).map((line, offset) => {
    const number = first + offset + 1;
    const text = clip(line, cut);
    return number === position.line
      ? { number, text, mark: mark(line, cut, position.column) }
      : { number, text };
  });
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
