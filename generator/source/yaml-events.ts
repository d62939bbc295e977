/**
 * YAML by way of events: several times as fast as a tree of nodes, and each event knows its offset. What
 * is rare (aliases, merge keys, directives) or wrong is left to the other reader, in `yaml.ts`.
 */
import {
  EVENT_ID,
  type Event,
  SCALAR_STYLE,
  constructFromEvents,
  getScalarValue,
  parseEvents,
} from "js-yaml";
import type { Diagnostic } from "../diagnostics.js";
import { Lines } from "./lines.js";
import type { Parsed } from "./parsed.js";
import { segments } from "./pointer.js";

/** As deep as the other reader can go, and far from the end of the stack for whoever recurses. */
const maxDepth = 500;

/** The data of a plain document; undefined where the other reader is to be asked. */
export function parseYamlEvents(text: string): Parsed | undefined {
  if (text.includes("<<")) return undefined;
  try {
    const events = parseEvents(text, { maxDepth });
    const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT);
    if (documents.length !== 1 || documents.some(({ directives }) => directives.length > 0)) return undefined;
    if (events.some((event) => event.type === EVENT_ID.ALIAS)) return undefined;
    const [value] = constructFromEvents(events, { source: text });
    const lines = new Lines(text);
    const places = new YamlPlaces(text, events);
    return { value, locate: (pointer) => lines.position(places.offset(pointer)), problems: none };
  } catch {
    return undefined;
  }
}

const none: readonly Diagnostic[] = [];

/** A member of a map or list: the index of the event at which it begins, and of its value's. */
interface Member {
  readonly at: number;
  readonly value: number;
}

/** Finds nodes in a stream of events. What was read once is remembered. */
class YamlPlaces {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #containers = new Map<number, ReadonlyMap<string, Member>>();
  #ends: Uint32Array | undefined;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  /** The offset of a node (of its key in a map), or of the nearest one around it. */
  offset(pointer: string): number {
    const root = 1;
    let offset = offsetOf(this.#events[root], this.#text) ?? 0;
    let value = root;
    for (const segment of segments(pointer)) {
      const next = this.#members(value).get(segment);
      if (next === undefined) break;
      value = next.value;
      offset = offsetOf(this.#events[next.at], this.#text) ?? offset;
    }
    return offset;
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
