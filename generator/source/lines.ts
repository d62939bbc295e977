/** Offsets of a text to lines and columns. */
import type { Position } from "../diagnostics.js";
import type { Edit } from "./edit.js";

/** The table of a text's lines, made when the first position is wanted. */
export class Lines {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param offset in UTF-16 units, from 0. */
  position(offset: number): Position {
    const starts = (this.#starts ??= lineStarts(this.#text));
    const line = countUpTo(starts, offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  }

  /** The lines of the text after an edit, of which those around it are known. */
  edited(text: string, { start, end, shift }: Edit): Lines {
    const lines = new Lines(text);
    const starts = this.#starts;
    if (starts === undefined) return lines;
    const before = starts.slice(0, countUpTo(starts, start));
    const inside = lineStarts(text.slice(start, end + shift)).slice(1);
    const behind = starts.slice(countUpTo(starts, end));
    lines.#starts = [...before, ...inside.map((at) => at + start), ...behind.map((at) => at + shift)];
    return lines;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index !== -1; index = text.indexOf("\n", index + 1))
    starts.push(index + 1);
  return starts;
}

/** How many of the starts, which are sorted and begin with 0, are no larger than an offset. */
function countUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
