/** Chance that can be repeated: the same seed gives the same values on every machine. */

/** A source of random choices (mulberry32, a public-domain generator of 32 bits of state). */
export class Random {
  #state: number;

  constructor(seed: string) {
    // FNV-1a: near names must not give near states.
    let hash = 0x811c9dc5;
    for (const unit of seed) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from 0 up to, and without, the bound. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** True in the given share of cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** @throws Error where there is nothing to choose from. */
  pick<Value>(choices: readonly Value[]): Value {
    const chosen = this.below(choices.length);
    for (const [index, value] of choices.entries()) if (index === chosen) return value;
    throw new Error("There is nothing to choose from");
  }

  shuffled<Value>(values: readonly Value[]): Value[] {
    return values
      .map((value) => ({ value, key: this.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ value }) => value);
  }
}
