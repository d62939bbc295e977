/** How guards of schemas that refer to themselves are called. */
import { type Seen, maxDepth, see } from "./checks.js";

let nesting = 0;

/** How a guard that also notes what it looks at is called. Guards that do not, leave the set alone. */
type Descent = (value: unknown, seen: Seen) => boolean;

const unseen: Seen = new Set();

/**
 * Asks the guard of a schema that refers to itself. A value nested deeper than `maxDepth`, or one that
 * contains itself, is refused there: it would otherwise exhaust the stack.
 * @param seen what the guard notes, where it notes anything.
 */
export function descend(guard: Descent, value: unknown, seen: Seen = unseen): boolean {
  if (nesting === 0) return begin(guard, value, seen);
  if (nesting >= maxDepth) return false;
  nesting++;
  const valid = guard(value, seen);
  nesting--;
  return valid;
}

/** The outermost descent. It alone tidies up after what is thrown, so that the others cost little. */
function begin(guard: Descent, value: unknown, seen: Seen): boolean {
  nesting = 1;
  try {
    return guard(value, seen);
  } catch (error) {
    // Where each round takes much of the stack, or little is left of it, the stack ends before `maxDepth`.
    if (error instanceof RangeError) return false;
    throw error;
  } finally {
    nesting = 0;
  }
}

interface Remembered {
  readonly verdict: boolean;
  readonly noted: Seen;
}

/** What guards have said, by nesting, by guard and by value. */
const verdicts: Map<Descent, Map<object, Remembered>>[] = [];

let remembering = 0;

/**
 * The same for schemas that can lead a part of the value to a guard in several ways: what a guard has said
 * of a part is remembered until the outermost is done. Work would otherwise double with each level.
 */
export function descendOnce(guard: Descent, value: unknown, seen: Seen = unseen): boolean {
  if (typeof value !== "object" || value === null) return descend(guard, value, seen);
  const guards = (verdicts[nesting] ??= new Map());
  const values = guards.get(guard) ?? new Map<object, Remembered>();
  guards.set(guard, values);
  const known = values.get(value);
  if (known !== undefined) return recall(known, seen);
  const noted: Seen = seen === unseen ? unseen : new Set();
  remembering++;
  try {
    const found = { verdict: descend(guard, value, noted), noted };
    values.set(value, found);
    return recall(found, seen);
  } finally {
    remembering--;
    if (remembering === 0) verdicts.length = 0;
  }
}

function recall({ verdict, noted }: Remembered, seen: Seen): boolean {
  if (seen !== unseen) see(seen, noted);
  return verdict;
}
