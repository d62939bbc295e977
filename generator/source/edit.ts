/** What two texts differ in, and data with another part. */

/** One stretch of a text that was replaced: all before it and all behind it is the same in both texts. */
export interface Edit {
  /** Where it begins, in both texts. */
  readonly start: number;
  /** Where it ended in the text before. */
  readonly end: number;
  /** How much further on is now what stands behind it. */
  readonly shift: number;
}

/** The shortest stretch that makes one text of the other. */
export function editBetween(before: string, now: string): Edit {
  const most = Math.min(before.length, now.length);
  const start = commonLength(most, (from, to) => before.slice(from, to) === now.slice(from, to));
  const behind = commonLength(most - start, (from, to) => {
    const [old, own] = [before.length - to, now.length - to];
    return before.slice(old, old + to - from) === now.slice(own, own + to - from);
  });
  return { start, end: before.length - behind, shift: now.length - before.length };
}

/**
 * How far two texts are the same: by large steps, and then by ever smaller ones.
 * @param isSame compares from one distance to another.
 */
function commonLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let length = 0;
  for (let step = largeStep; step >= 1; step = Math.floor(step / 16)) {
    while (length + step <= most && isSame(length, length + step)) length += step;
  }
  return length;
}

const largeStep = 65536;

/** A copy of data with another part in it, members in the same order; what is not on the way is not copied. */
export function withPart(value: unknown, [name, ...path]: readonly string[], part: unknown): unknown {
  if (name === undefined) return part;
  if (Array.isArray(value)) return value.with(Number(name), withPart(value[Number(name)], path, part));
  if (typeof value !== "object" || value === null) throw new Error("Nothing lies inside of a scalar");
  return { ...value, [name]: withPart(Reflect.get(value, name), path, part) };
}
