/**
 * One order for what has none: the members of a map may stand in any order in a document, and the output is
 * the same. See "order" among the decisions in CONTRIBUTING.md for where order is kept.
 */

/** Named members in the order of their names, by UTF-16 units, so that no locale has a say. */
export function byName<Entry extends readonly [string, unknown]>(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
