/** Where the nodes of a JSON text stand. Only the objects and lists on the way to a node are read. */
import type { Edit } from "./edit.js";
import { segments } from "./pointer.js";

/** Where a member begins: at its key, or at itself in a list; and where its value does. */
interface Member {
  readonly offset: number;
  readonly value: number;
}

/** Finds nodes in a text that is known to be JSON. What was read once is remembered. */
export class JsonPlaces {
  readonly #text: string;
  readonly #containers = new Map<number, ReadonlyMap<string, Member>>();
  /** Where long values end, by where they begin: who looks for a node inside need not pass all of it again. */
  readonly #ends = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of a node, or of the nearest one around it. */
  offset(pointer: string): number {
    let found: Member = { offset: this.#space(0), value: this.#space(0) };
    for (const segment of segments(pointer)) {
      const next = this.#members(found.value).get(segment);
      if (next === undefined) break;
      found = next;
    }
    return found.offset;
  }

  /**
   * The object or list around an edit, both brackets of which it leaves alone: the innermost but for small ones,
   * which are sooner read than looked into. Undefined where the edit is not inside of any.
   */
  around({ start, end }: Edit): Container | undefined {
    const isAround = (value: number): boolean =>
      value < start && isOpening(this.#text.charCodeAt(value)) && this.#valueEnd(value) > end;
    const root = this.#space(0);
    if (!isAround(root)) return undefined;
    let found: Container = { path: [], start: root, end: this.#valueEnd(root) };
    while (found.end - found.start > smallContainer && found.path.length < deepPath) {
      const inner = [...this.#members(found.start)].find(([, { value }]) => isAround(value));
      if (inner === undefined) break;
      const [name, { value }] = inner;
      found = { path: [...found.path, name], start: value, end: this.#valueEnd(value) };
    }
    return found;
  }

  /**
   * The places in the text after an edit. What was read before it and behind it is still known.
   * @param around the container that the edit lies in, in which brackets may match in other ways now.
   */
  edited(text: string, { start, end, shift }: Edit, around: Container): JsonPlaces {
    const places = new JsonPlaces(text);
    for (const [from, to] of this.#ends) {
      const members = this.#containers.get(from);
      if (from <= around.start && to >= around.end) places.#ends.set(from, to + shift);
      else if (to <= start) {
        places.#ends.set(from, to);
        if (members !== undefined) places.#containers.set(from, members);
      } else if (from >= end) {
        places.#ends.set(from + shift, to + shift);
        if (members !== undefined) places.#containers.set(from + shift, shifted(members, shift));
      }
    }
    return places;
  }

  /** The members of what begins at an offset. Of a key that stands twice the last one counts. */
  #members(container: number): ReadonlyMap<string, Member> {
    const known = this.#containers.get(container);
    if (known !== undefined) return known;
    const members = new Map<string, Member>();
    this.#containers.set(container, members);
    const opening = this.#text[container];
    if (opening !== "{" && opening !== "[") return members;
    let next = this.#space(container + 1);
    for (let index = 0; !isClosing(this.#text.charCodeAt(next)); index++) {
      const [name, value] = opening === "[" ? [String(index), next] : this.#key(next);
      members.set(name, { offset: next, value });
      const end = this.#space(this.#valueEnd(value));
      next = this.#text[end] === "," ? this.#space(end + 1) : end;
    }
    return members;
  }

  /** A key, and where its value begins. */
  #key(start: number): [name: string, value: number] {
    const end = stringEnd(this.#text, start);
    const written = this.#text.slice(start, end);
    const name: unknown = written.includes("\\") ? JSON.parse(written) : written.slice(1, -1);
    const colon = this.#space(end);
    return [String(name), this.#space(colon + 1)];
  }

  #valueEnd(start: number): number {
    const known = this.#ends.get(start);
    if (known !== undefined) return known;
    const unit = this.#text.charCodeAt(start);
    if (unit === quote) return stringEnd(this.#text, start);
    return isOpening(unit) ? this.#containerEnd(start) : nextMatch(behindScalar, this.#text, start);
  }

  /** The offset behind the object or list that begins at an offset. */
  #containerEnd(start: number): number {
    const open = [start];
    for (let index = start + 1; index < this.#text.length;) {
      index = nextMatch(structure, this.#text, index);
      const unit = this.#text.charCodeAt(index);
      if (unit === quote) index = stringEnd(this.#text, index);
      else if (isOpening(unit)) open.push(index++);
      else {
        const opened = open.pop() ?? start;
        this.#remember(opened, ++index);
        if (open.length === 0) return index;
      }
    }
    return this.#text.length;
  }

  #remember(start: number, end: number): void {
    if (end - start > longValue) this.#ends.set(start, end);
  }

  #space(start: number): number {
    let index = start;
    while (isSpace(this.#text.charCodeAt(index))) index++;
    return index;
  }
}

/** An object or list in the text: the way to it, where it begins, and the offset behind it. */
interface Container {
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

function shifted(members: ReadonlyMap<string, Member>, shift: number): ReadonlyMap<string, Member> {
  if (shift === 0) return members;
  return new Map(
    Array.from(members, ([name, { offset, value }]) => [
      name,
      { offset: offset + shift, value: value + shift },
    ]),
  );
}

/** In characters. */
const smallContainer = 20_000;

/** What is nested more deeply is read as a whole, with a look at how deep it is. */
const deepPath = 50;

/** In characters; the shorter ones are sooner read again than remembered. */
const longValue = 1000;

const quote = 0x22;

/** Where strings, objects and lists begin, and where the last two end. */
const structure = /["[\]{}]/g;
const behindScalar = /[,\]}]/g;

/** The offset of the next match from an offset on; that of the text's end where there is none. */
function nextMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
}

function isOpening(unit: number): boolean {
  return unit === 0x7b || unit === 0x5b;
}

function isClosing(unit: number): boolean {
  return unit === 0x7d || unit === 0x5d || Number.isNaN(unit);
}

/** White space of JSON (RFC 8259, section 2). */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** The offset behind the string that begins at a quotation mark. */
export function stringEnd(text: string, start: number): number {
  let close = text.indexOf('"', start + 1);
  while (isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close + 1;
}

/** True behind an odd number of backslashes. */
function isEscaped(text: string, index: number): boolean {
  let before = index - 1;
  while (text[before] === "\\") before--;
  return (index - before) % 2 === 0;
}
