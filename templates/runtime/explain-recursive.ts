/** Schemas that refer to themselves: references to them are counted, as guards do by `descend`. */
import { type Seen, maxDepth } from "./checks.js";
import { type Explain, isBrief, refusal } from "./explain-visit.js";
import { explain } from "./explain.js";
import type { Issue } from "./issue.js";

/** How many schemas that refer to themselves we are inside; -1 outside of explanations. */
let level = -1;

/** What stands for a schema: the function that explains it. */
type Key = (value: unknown, seen?: Seen) => readonly Issue[];

/** What schemas had to say, by depth and brevity, schema and value: found out once, as guards do by `descendOnce`. */
const findings: Map<Key, Map<unknown, Issue[]>>[] = [];

/** Explains, as `explain` does, where the schema may lead to one that refers to itself. */
export function explainLeading(value: unknown, at: string, parts: Explain, seen?: Seen): Issue[] {
  const outer = level;
  // The schema itself is where counting begins: only references are counted.
  level = Math.max(outer, 0);
  try {
    return explain(value, at, parts, seen);
  } finally {
    level = outer;
  }
}

/** Explains, as `explain` does, by a schema that refers to itself. */
export function explainRecursive(key: Key, value: unknown, at: string, parts: Explain, seen?: Seen): Issue[] {
  const outer = level;
  if (outer < 0) return explainLeading(value, at, parts, seen);
  if (outer >= maxDepth) return tooDeep(value, `more than ${maxDepth} deep`);
  level = outer + 1;
  if (outer === 0) return outermost(value, at, parts, seen);
  // What there is to say at this depth is asked for once, but where parts are noted.
  const known = (findings[level * 2 + Number(isBrief())] ??= new Map());
  const found = known.get(key) ?? new Map<unknown, Issue[]>();
  const issues = (seen === undefined ? found.get(value) : undefined) ?? explain(value, at, parts, seen);
  if (seen === undefined) known.set(key, found.set(value, issues));
  level = outer;
  return issues;
}

/** The outermost reference. It alone tidies up after what is thrown, so that the others cost little. */
function outermost(value: unknown, at: string, parts: Explain, seen?: Seen): Issue[] {
  try {
    return explain(value, at, parts, seen);
  } catch (error) {
    // Where each round takes much of the stack, or little is left of it, the stack ends before `maxDepth`.
    if (error instanceof RangeError) return tooDeep(value, "so deeply");
    throw error;
  } finally {
    level = 0;
    findings.length = 0;
  }
}

function tooDeep(value: unknown, limit: string): Issue[] {
  return [refusal(value, "$ref", `not be nested ${limit}`)];
}
