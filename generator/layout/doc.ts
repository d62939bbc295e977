/**
 * Documents: text with the places where lines may break, after Wadler's "A prettier printer" and as
 * prettier builds them. Each node knows how wide it is on one line, so that most questions of the
 * printer are answered without a look inside.
 */

/** Plain strings are as wide as they are long; other text is a `Text`. */
export type Doc = string | Node;

export type Node = Text | Concat | Line | Group | Choice | Indent | IfBroken | IndentIfBroken | Flat | Fill;

interface Sized {
  /** Columns on one line; `endless` where a line must break. */
  readonly width: number;
}

/** Text with characters of other widths than one. */
interface Text extends Sized {
  readonly kind: "text";
  readonly text: string;
}

interface Concat extends Sized {
  readonly kind: "concat";
  readonly parts: readonly Doc[];
}

/** A place for a line break; otherwise a space or nothing. */
interface Line extends Sized {
  readonly kind: "line";
  readonly flat: "" | " ";
  readonly hard: boolean;
}

/** What stands on one line where it fits, and otherwise breaks at all of its own lines. */
export interface Group extends Sized {
  readonly kind: "group";
  readonly contents: Doc;
  /** Others depend on whether it is broken. */
  readonly watched: boolean;
}

/** The same contents in several forms, from the flattest to the most broken; the first that fits is taken. */
interface Choice extends Sized {
  readonly kind: "choice";
  readonly first: Doc;
  readonly others: readonly Doc[];
}

interface Indent extends Sized {
  readonly kind: "indent";
  readonly contents: Doc;
}

/** One thing where a group (the enclosing one, if none is told) is broken, and another where it is flat. */
interface IfBroken extends Sized {
  readonly kind: "ifBroken";
  readonly broken: Doc;
  readonly flat: Doc;
  readonly group: Group | undefined;
}

interface IndentIfBroken extends Sized {
  readonly kind: "indentIfBroken";
  readonly contents: Doc;
  readonly group: Group;
}

interface Flat extends Sized {
  readonly kind: "flat";
  readonly contents: Doc;
}

/** Words that fill line after line. */
interface Fill extends Sized {
  readonly kind: "fill";
  readonly words: readonly string[];
}

/** Wider than any line. An integer, since those need no memory of their own. */
export const endless = 2 ** 29;

/** Columns of a document on one line. */
export function widthOf(doc: Doc): number {
  return typeof doc === "string" ? doc.length : doc.width;
}

/** True for a document that cannot stand on one line. */
export function mustBreak(doc: Doc): boolean {
  return widthOf(doc) === endless;
}

export function text(characters: string, width: number): Doc {
  return { kind: "text", text: characters, width };
}

/** One after the other. */
export function concat(...parts: Doc[]): Concat {
  return sequence(parts);
}

export function sequence(parts: readonly Doc[]): Concat {
  let width = 0;
  for (const part of parts) width += widthOf(part);
  return { kind: "concat", parts, width: width < endless ? width : endless };
}

/** One after the other; what is plain text stays that. */
export function beside(...parts: Doc[]): Doc {
  return parts.every((part) => typeof part === "string") ? parts.join("") : sequence(parts);
}

export const line: Doc = { kind: "line", width: 1, flat: " ", hard: false };
export const softLine: Doc = { kind: "line", width: 0, flat: "", hard: false };
export const hardLine: Doc = { kind: "line", width: endless, flat: "", hard: true };
/** Breaks all groups around it. */
export const breakAround: Doc = { kind: "text", text: "", width: endless };

/** What stands between the items of a list. */
export const nextItem = concat(",", line);

export function group(contents: Doc): Group {
  return { kind: "group", contents, width: widthOf(contents), watched: false };
}

/** A group that `ifBroken` or `indentIfBroken` can ask for. */
export function watchedGroup(contents: Doc): Group {
  return { kind: "group", contents, width: widthOf(contents), watched: true };
}

export function brokenGroup(contents: Doc): Group {
  return { kind: "group", contents, width: endless, watched: false };
}

export function choice(first: Doc, others: readonly Doc[]): Doc {
  return { kind: "choice", first, others, width: widthOf(first) };
}

export function indent(contents: Doc): Doc {
  return { kind: "indent", contents, width: widthOf(contents) };
}

export function ifBroken(broken: Doc, flat: Doc = "", of?: Group): Doc {
  return { kind: "ifBroken", broken, flat, group: of, width: widthOf(flat) };
}

export function indentIfBroken(contents: Doc, of: Group): Doc {
  return { kind: "indentIfBroken", contents, group: of, width: widthOf(contents) };
}

export function fill(words: readonly string[]): Doc {
  return { kind: "fill", words, width: words.join(" ").length };
}

/** The document on one line, however long; not for what must break. */
export function flat(doc: Doc): Doc {
  return mustBreak(doc) ? doc : { kind: "flat", contents: doc, width: widthOf(doc) };
}

/** Puts a separator between documents. */
export function join(docs: readonly Doc[], separator: Doc): Concat {
  const parts: Doc[] = [];
  for (const [index, doc] of docs.entries()) {
    if (index > 0) parts.push(separator);
    parts.push(doc);
  }
  return sequence(parts);
}

/** True where a line may break somewhere inside. */
export function canBreak(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  switch (doc.kind) {
    case "text":
    case "flat":
      return false;
    case "line":
    case "fill":
      return true;
    case "concat":
      return doc.parts.some(canBreak);
    case "choice":
      return canBreak(doc.first);
    case "ifBroken":
      return canBreak(doc.broken) || canBreak(doc.flat);
    case "group":
    case "indent":
    case "indentIfBroken":
      return canBreak(doc.contents);
    default:
      return doc satisfies never;
  }
}
