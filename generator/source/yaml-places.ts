/** Where the nodes of a YAML text stand, by its events. */
import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, getScalarValue } from "js-yaml";
import type { Edit } from "./edit.js";

/** A member of a map or list: the index of the event at which it begins, and of its value's. */
interface Member {
  readonly at: number;
  readonly value: number;
}

/** A map that is written in lines of its own, all of which begin with at least so many spaces. */
export interface Block {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  /** Where its first line begins, and where what follows it does. */
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

export interface YamlPlaces {
  /** The offset of the document's first node. */
  readonly start: number;
  /** The offset of a node (of its key in a map), or of the nearest one around it; undefined outside of all members. */
  readonly offset: (path: readonly string[]) => number | undefined;
  /** The innermost block whose lines hold an edit, all but the break of the last one; undefined where there is none. */
  readonly blockAround: (edit: Pick<Edit, "start" | "end">) => Block | undefined;
}

const root = 1;

/** Finds nodes in a stream of events. What was read once is remembered. */
export class EventPlaces implements YamlPlaces {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #containers = new Map<number, ReadonlyMap<string, Member>>();
  #ends: Uint32Array | undefined;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  get start(): number {
    return offsetOf(this.#events[root], this.#text) ?? 0;
  }

  offset(path: readonly string[]): number | undefined {
    let offset: number | undefined;
    let value = root;
    for (const segment of path) {
      const next = this.#members(value).get(segment);
      if (next === undefined) break;
      value = next.value;
      offset = offsetOf(this.#events[next.at], this.#text) ?? offset;
    }
    return offset;
  }

  blockAround({ start, end }: Pick<Edit, "start" | "end">): Block | undefined {
    let found: Block | undefined;
    let behind = this.#text.length;
    const path: string[] = [];
    for (let map = root; this.#isBlock(map) && path.length < deepPath;) {
      const members = [...this.#members(map)];
      const index = members.findLastIndex(([, { at }]) => this.#lineStart(at) <= start);
      const [name, member] = members[index] ?? [];
      const next = members[index + 1];
      if (next !== undefined) behind = this.#lineStart(next[1].at);
      const lines = member && this.#linesOf(member);
      if (name === undefined || lines === undefined || lines.start > start || end >= behind) return found;
      path.push(name);
      found = { path: [...path], ...lines, end: behind };
      map = member?.value ?? root;
    }
    return found;
  }

  /** Where the first line begins of a map behind a plain key, if it stands on lines of its own. */
  #linesOf({ at, value }: Member): Pick<Block, "start" | "indent"> | undefined {
    const key = this.#events[at];
    const map = this.#events[value];
    if (key?.type !== EVENT_ID.SCALAR || map?.type !== EVENT_ID.MAPPING || !this.#isBlock(value))
      return undefined;
    const start = this.#text.lastIndexOf("\n", map.start - 1) + 1;
    const indent = map.start - start;
    // No other key is written like it; there is no tag, no anchor, and no mark of an explicit key.
    const isPlain = key.style !== SCALAR_STYLE.PLAIN || plainKey.test(getScalarValue(this.#text, key));
    const between = this.#text.slice(key.valueEnd, start);
    return isPlain && indent > 0 && behindKey.test(between) ? { start, indent } : undefined;
  }

  #isBlock(index: number): boolean {
    const event = this.#events[index];
    return event?.type === EVENT_ID.MAPPING && event.style === COLLECTION_STYLE.BLOCK;
  }

  #lineStart(index: number): number {
    const offset = offsetOf(this.#events[index], this.#text) ?? 0;
    return this.#text.lastIndexOf("\n", offset - 1) + 1;
  }

  #members(container: number): ReadonlyMap<string, Member> {
    const known = this.#containers.get(container);
    if (known !== undefined) return known;
    const members = new Map<string, Member>();
    this.#containers.set(container, members);
    const type = this.#events[container]?.type;
    if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return members;
    const ends = (this.#ends ??= endsOf(this.#events));
    const after = (index: number): number => ends[index] ?? index + 1;
    for (let at = container + 1; at < after(container) - 1;) {
      const value = type === EVENT_ID.MAPPING ? after(at) : at;
      members.set(type === EVENT_ID.MAPPING ? this.#key(at) : String(members.size), { at, value });
      at = after(value);
    }
    return members;
  }

  #key(index: number): string {
    const event = this.#events[index];
    return event?.type === EVENT_ID.SCALAR ? getScalarValue(this.#text, event) : "";
  }
}

/** What is nested more deeply is read as a whole. */
const deepPath = 50;

/** Keys that are texts, or numbers in the only way in which they can be written. */
const plainKey = /^(?!(?:true|false|null)$)[a-z/$_]|^[1-9]\d{0,8}$/i;

/** A colon, and nothing but comments up to the line on which the value begins. */
const behindKey = /^["']? *: *(?:#.*)?\n(?: *(?:#.*)?\n)*$/;

/** For each event the index behind its node. */
function endsOf(events: readonly Event[]): Uint32Array {
  const ends = new Uint32Array(events.length);
  const open: number[] = [];
  for (const [index, { type }] of events.entries()) {
    ends[index] = index + 1;
    if (type === EVENT_ID.POP) ends[open.pop() ?? 0] = index + 1;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) open.push(index);
  }
  return ends;
}

/** Where a node begins: at its quotation mark, or at the sign of a block. Undefined for what is not written. */
function offsetOf(event: Event | undefined, text: string): number | undefined {
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  switch (event.style) {
    case SCALAR_STYLE.PLAIN:
      return event.valueStart;
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return event.valueStart - 1;
    case SCALAR_STYLE.LITERAL_BLOCK:
      return text.lastIndexOf("|", event.valueStart - 1);
    case SCALAR_STYLE.FOLDED_BLOCK:
      return text.lastIndexOf(">", event.valueStart - 1);
  }
}
