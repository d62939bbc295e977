/** A pattern as an automaton (Glushkov's): a state for each character of it, and the ways between them. */
import type { Part } from "./syntax.js";

/** The states are numbers from 0 on. */
export interface Automaton {
  /** The source of each state's character. */
  readonly characters: readonly string[];
  /** To which states each leads, and in how many ways: 1 or, for many, 2. */
  readonly next: readonly ReadonlyMap<number, number>[];
  /** The states after which the whole pattern has matched, with nothing left that could fail. */
  readonly ends: ReadonlySet<number>;
}

/** More repetitions than this count as endless where they are optional, and as so many where they are not. */
const manyTimes = 8;

/** How much of a pattern is looked at: one that has more is not judged. */
const maxStates = 150;
const maxPieces = 2000;

/** The automaton of a pattern; undefined for one that is too large. */
export function automatonOf(part: Part): Automaton | undefined {
  const builder = new AutomatonBuilder();
  const { last } = builder.add(part);
  if (builder.isFull()) return undefined;
  const ends = new Set([...last].flatMap(([state, isFree]) => (isFree ? [state] : [])));
  return { characters: builder.characters, next: builder.next, ends };
}

/** A piece of a pattern: with which states it begins and ends. */
interface Piece {
  readonly first: ReadonlySet<number>;
  /** True where nothing after the state, in this piece, can fail. */
  readonly last: ReadonlyMap<number, boolean>;
  /** True where the piece may match nothing. */
  readonly empty: boolean;
  /** True where it may do so without an assertion. */
  readonly free: boolean;
}

const nothing: Piece = { first: new Set(), last: new Map(), empty: true, free: true };

class AutomatonBuilder {
  readonly characters: string[] = [];
  readonly next: Map<number, number>[] = [];
  #pieces = 0;

  /** True where the pattern is too large: what is added then is nothing. */
  isFull(): boolean {
    return this.characters.length > maxStates || this.#pieces > maxPieces;
  }

  add(part: Part): Piece {
    this.#pieces++;
    if (this.isFull()) return nothing;
    switch (part.kind) {
      case "character": {
        const state = this.characters.push(part.source) - 1;
        this.next.push(new Map());
        return { first: new Set([state]), last: new Map([[state, true]]), empty: false, free: false };
      }
      case "assertion":
        return { ...nothing, free: false };
      case "sequence":
        return part.parts.reduce((before, inner) => this.#after(before, this.add(inner)), nothing);
      case "choice":
        return part.parts.map((inner) => this.add(inner)).reduce(either);
      case "repeat":
        return this.#repeat(part);
      default:
        return part satisfies never;
    }
  }

  #after(before: Piece, after: Piece): Piece {
    this.#join(before, after);
    const kept = after.empty
      ? [...before.last].map(([state, free]) => [state, free && after.free] as const)
      : [];
    return {
      first: new Set([...before.first, ...(before.empty ? after.first : [])]),
      last: new Map([...kept, ...after.last]),
      empty: before.empty && after.empty,
      free: before.free && after.free,
    };
  }

  #repeat({ part, min, max }: Extract<Part, { kind: "repeat" }>): Piece {
    if (max - min > manyTimes) {
      const loop = this.add(part);
      this.#join(loop, loop);
      return min === 0 ? optional(loop) : loop;
    }
    const required = Array.from({ length: Math.min(min, manyTimes) }, () => this.add(part));
    const others = Array.from({ length: max - min }, () => this.add(part));
    // The second of two that may be missing follows the first: text is not shared out among them in two ways.
    const rest = others.reduceRight((after, piece) => optional(this.#after(piece, after)), nothing);
    return [...required, rest].reduce((before, after) => this.#after(before, after), nothing);
  }

  #join(before: Piece, after: Piece): void {
    for (const state of before.last.keys()) {
      const ways = this.next[state];
      for (const target of after.first) ways?.set(target, ways.has(target) ? 2 : 1);
    }
  }
}

function optional(piece: Piece): Piece {
  return { ...piece, empty: true, free: true };
}

function either(one: Piece, other: Piece): Piece {
  return {
    first: new Set([...one.first, ...other.first]),
    last: new Map([...one.last, ...other.last]),
    empty: one.empty || other.empty,
    free: one.free || other.free,
  };
}
