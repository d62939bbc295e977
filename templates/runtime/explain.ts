/**
 * Says why a value does not match a schema. An explanation is made of functions, one for each keyword, so
 * that a bundle holds those that its schemas use. They are put together only when a value has been refused.
 */
import type { Seen } from "./checks.js";
import { type Explain, add } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/**
 * Explains a refusal. The guard is asked first, of parts of the value too: what is valid needs no explanation.
 * @param at where the schema stands in the document.
 * @param parts puts the explanation together.
 * @param seen is for those who must know which parts have been looked at: a guard does not tell.
 * @returns the reasons, at most a hundred; none for a value that matches.
 */
export function explain(
  guard: (value: unknown) => boolean,
  value: unknown,
  at: string,
  parts: () => Explain,
  seen?: Seen,
): Issue[] {
  const issues: Issue[] = [];
  if (seen !== undefined || !guard(value)) add(issues, parts()(value, seen), at);
  return issues;
}
