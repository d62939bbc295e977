/** Schemas that refer to themselves: references to them are counted, as guards do by `descend`. */
import { type Seen, descend, maxDepth } from "./checks.js";
import { type Explain, refusal } from "./explain-visit.js";
import { explain } from "./explain.js";
import type { Issue } from "./issue.js";

type Guard = (value: unknown) => boolean;

/** True inside of an explanation: a schema is then met by reference. */
let explaining = false;

/** How many schemas that refer to themselves we are inside. */
let level = 0;

/** What schemas had to say, by depth, guard and value: found out once, as guards do by `descendOnce`. */
const findings: Map<Guard, Map<unknown, Issue[]>>[] = [];

/** Deeper than this no guard is asked first: each level would ask it of the same parts once more. */
const askingDepth = 16;

const refuse: Guard = () => false;

/** Explains a refusal, as `explain` does, where the schema may lead to one that refers to itself. */
export function explainLeading(
  guard: Guard,
  value: unknown,
  at: string,
  parts: () => Explain,
  seen?: Seen,
): Issue[] {
  const outer = explaining;
  try {
    return explain(
      guard,
      value,
      at,
      () => {
        explaining = true;
        return parts();
      },
      seen,
    );
  } finally {
    explaining = outer;
  }
}

/** Explains a refusal, as `explain` does, by a schema that refers to itself. */
export function explainRecursive(
  guard: Guard,
  value: unknown,
  at: string,
  parts: () => Explain,
  seen?: Seen,
): Issue[] {
  // The schema itself is where counting begins: only references to it are counted.
  if (!explaining) return explainLeading(guard, value, at, parts, seen);
  const outer = level;
  let issues: Issue[] | undefined;
  const inner = (): boolean => {
    level = outer + 1;
    const explained = (): Issue[] => explain(refuse, value, at, parts, seen);
    if (seen !== undefined) issues = explained();
    else issues = level <= askingDepth && guard(value) ? [] : once(guard, value, explained);
    return true;
  };
  try {
    // It gives false where values are nested too deeply, or where the stack ends before that.
    if (descend(inner, value) && issues !== undefined) return issues;
  } finally {
    level = outer;
    if (outer === 0) findings.length = 0;
  }
  const limit = outer < maxDepth ? "so deeply" : `more than ${maxDepth} deep`;
  return [refusal(value, "$ref", `not be nested ${limit}`)];
}

/** What there is to say at this depth, asked for once. */
function once(guard: Guard, value: unknown, explained: () => Issue[]): Issue[] {
  const values = (findings[level] ??= new Map()).get(guard) ?? new Map<unknown, Issue[]>();
  const issues = values.get(value) ?? explained();
  findings[level]?.set(guard, values.set(value, issues));
  return issues;
}
