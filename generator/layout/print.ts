/** Documents to text: each group on one line where it fits, broken where it does not. */
import { type Doc, type Group, type Node, endless, mustBreak, widthOf } from "./doc.js";

/** The width of a line, in columns. */
export const lineWidth = 110;

/** Columns of one step of indentation. */
export const step = 2;

/** Prints one document after the other, each from the start of a line. */
export class Printer {
  #text = "";
  /** What was written last: spaces at its end go where a line break follows. */
  #last = "";
  #column = 0;
  /** Columns that a measurement has left. */
  #room = 0;
  #broken = new Set<Group>();
  // What is still to be printed, the next thing last: parallel lists, since there is a great deal of it.
  readonly #docs: Doc[] = [];
  readonly #flat: boolean[] = [];
  readonly #indents: number[] = [];

  print(doc: Doc): string {
    this.#text = "";
    this.#last = "";
    this.#column = 0;
    // Not cleared: what a set has held is kept alive by its old tables.
    this.#broken = new Set();
    this.#push(doc, false, 0);
    for (let next = this.#docs.pop(); next !== undefined; next = this.#docs.pop()) {
      const flat = this.#flat.pop() === true;
      const indentation = this.#indents.pop() ?? 0;
      if (typeof next === "string") this.#write(next, next.length);
      else if (flat && next.width !== endless) this.#writeFlat(next);
      else this.#printNode(next, flat, indentation);
    }
    return this.#text + this.#last;
  }

  #push(doc: Doc, flat: boolean, indentation: number): void {
    this.#docs.push(doc);
    this.#flat.push(flat);
    this.#indents.push(indentation);
  }

  #write(text: string, width: number): void {
    if (text === "") return;
    this.#text += this.#last;
    this.#last = text;
    this.#column += width;
  }

  #printNode(doc: Node, flat: boolean, indentation: number): void {
    switch (doc.kind) {
      case "text":
        return this.#write(doc.text, doc.width);
      case "concat":
        for (let index = doc.parts.length - 1; index >= 0; index--)
          this.#push(doc.parts[index] ?? "", flat, indentation);
        return;
      case "line":
        return this.#breakLine(indentation);
      case "group":
        return this.#printGroup(doc, indentation);
      case "choice":
        return this.#push(this.#choose(doc.first, doc.others), true, indentation);
      case "indent":
        return this.#push(doc.contents, flat, indentation + step);
      case "ifBroken":
        return this.#push(this.#isFlat(doc.group, flat) ? doc.flat : doc.broken, flat, indentation);
      case "indentIfBroken":
        return this.#push(doc.contents, flat, this.#broken.has(doc.group) ? indentation + step : indentation);
      case "flat":
        return this.#writeFlat(doc.contents);
      case "fill":
        return this.#fill(doc.words, indentation);
      default:
        doc satisfies never;
    }
  }

  #isFlat(group: Group | undefined, flat: boolean): boolean {
    return group === undefined ? flat : !this.#broken.has(group);
  }

  #breakLine(indentation: number): void {
    this.#text += this.#last.endsWith(" ") ? this.#last.replace(/ +$/, "") : this.#last;
    this.#last = lineStart(indentation);
    this.#column = indentation;
  }

  #printGroup(group: Group, indentation: number): void {
    if (!mustBreak(group) && this.#fits(group.contents)) return this.#writeFlat(group.contents);
    if (group.watched) this.#broken.add(group);
    this.#push(group.contents, false, indentation);
  }

  /** The first form whose first line fits; the last one if none does. */
  #choose(first: Doc, others: readonly Doc[]): Doc {
    return [first, ...others].find((form) => this.#fits(form)) ?? others.at(-1) ?? first;
  }

  /** What fits has no line that must break but in groups that are broken anyway. */
  #writeFlat(doc: Doc): void {
    if (typeof doc === "string") return this.#write(doc, doc.length);
    switch (doc.kind) {
      case "text":
        return this.#write(doc.text, doc.width);
      case "concat":
        for (const part of doc.parts) this.#writeFlat(part);
        return;
      case "line":
        return this.#write(doc.flat, doc.width);
      case "choice":
        return this.#writeFlat(doc.first);
      case "ifBroken":
        return this.#writeFlat(this.#isFlat(doc.group, true) ? doc.flat : doc.broken);
      case "group":
      case "indent":
      case "indentIfBroken":
      case "flat":
        return this.#writeFlat(doc.contents);
      case "fill":
        return this.#write(doc.words.join(" "), doc.width);
      default:
        doc satisfies never;
    }
  }

  /** True where a document fits on the line, with what follows it up to the next place for a break. */
  #fits(doc: Doc): boolean {
    this.#room = lineWidth - this.#column;
    if (this.#measure(doc, true)) return this.#room >= 0;
    for (let index = this.#docs.length - 1; index >= 0; index--) {
      if (this.#measure(this.#docs[index] ?? "", this.#flat[index] === true)) return this.#room >= 0;
    }
    return true;
  }

  /** Takes a document's width off the room. True where that ends the measurement: no room, or a line break. */
  #measure(doc: Doc, flat: boolean): boolean {
    if (typeof doc === "string" || (flat && doc.width !== endless)) {
      this.#room -= widthOf(doc);
      return this.#room < 0;
    }
    switch (doc.kind) {
      case "text":
        if (doc.width !== endless) this.#room -= doc.width;
        return this.#room < 0;
      case "concat":
        for (const part of doc.parts) if (this.#measure(part, flat)) return true;
        return false;
      case "line":
        return true;
      case "group":
        return this.#measure(doc.contents, flat && !mustBreak(doc));
      case "choice":
        return this.#measure(flat ? doc.first : (doc.others.at(-1) ?? doc.first), flat);
      case "ifBroken":
        return this.#measure(this.#isFlat(doc.group, flat) ? doc.flat : doc.broken, flat);
      case "indent":
      case "indentIfBroken":
        return this.#measure(doc.contents, flat);
      case "flat":
        return this.#measure(doc.contents, true);
      case "fill":
        this.#room -= doc.words[0]?.length ?? 0;
        return true;
      default:
        return doc satisfies never;
    }
  }

  #fill(words: readonly string[], indentation: number): void {
    for (const [index, word] of words.entries()) {
      if (index > 0 && this.#column + 1 + word.length > lineWidth) this.#breakLine(indentation);
      else if (index > 0) this.#write(" ", 1);
      this.#write(word, word.length);
    }
  }
}

const lineStarts: string[] = [];

function lineStart(indentation: number): string {
  return (lineStarts[indentation] ??= `\n${" ".repeat(indentation)}`);
}
