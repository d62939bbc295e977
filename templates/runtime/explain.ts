/**
 * Says why a value does not match a schema. An explanation is made of functions, one for each keyword, so
 * that a bundle holds those that its schemas use. It asks no guard: who wants reasons alone, loads these alone.
 */
import type { Seen } from "./checks.js";
import { type Explain, add } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/**
 * Explains what a schema that has a name has against a value.
 * @param at where the schema stands in the document.
 * @param parts the explanation, put together for this call: schemas refer to each other in any order.
 * @param seen is for those who must know which parts have been looked at.
 * @returns the reasons, at most a hundred; none for a value that matches.
 */
export function explain(value: unknown, at: string, parts: Explain, seen?: Seen): Issue[] {
  const issues: Issue[] = [];
  const found = parts(value, seen);
  if (found.length > 0) add(issues, found, at);
  return issues;
}
