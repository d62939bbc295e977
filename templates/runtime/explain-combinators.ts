/** Schemas made of schemas (JSON Schema core, section 10.2); alternatives have a file of their own. */
import { type Explain, add, matches, none, refusal, unless } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** The keywords of one schema. */
export function allRules(...rules: readonly Explain[]): Explain {
  return (value, seen) => {
    const issues: Issue[] = [];
    for (const rule of rules) issues.push(...rule(value, seen));
    return issues;
  };
}

/** The schema `true`. */
export function anyValue(): readonly Issue[] {
  return none;
}

/** The schema `false`, which has no keyword of its own: the issue names the one that it belongs to. */
export function refused(keyword: string): Explain {
  return (value) => [{ ...refusal(value, keyword, "not be there"), schema: "" }];
}

/** A schema whose place does not follow from the schema around it. */
export function placedAt(at: string, part: Explain): Explain {
  return (value, seen) => {
    const issues: Issue[] = [];
    add(issues, part(value, seen), at);
    return issues;
  };
}

/** A schema that stands where the schema around it does, as null does where `nullable` admits it. */
export function placedAround(part: Explain): Explain {
  return placedAt("^", part);
}

export function allOf(parts: readonly Explain[]): Explain {
  return (value, seen) => {
    const issues: Issue[] = [];
    for (const [index, part] of parts.entries()) add(issues, part(value, seen), `/allOf/${index}`);
    return issues;
  };
}

/** `anyOf` where the other alternative is null: only this one can be meant. */
export function nullable(part: Explain, index = 0): Explain {
  return (value, seen) => {
    const found = value === null ? none : part(value, seen);
    if (found.length === 0) return none;
    const issues = [refusal(value, "anyOf", "match one of 2 schemas")];
    add(issues, found, `/anyOf/${index}`);
    return issues;
  };
}

/** What `nullable: true` stands beside, which is no schema around it: null, or what is said otherwise. */
export function orNull(part: Explain): Explain {
  return (value, seen) => (value === null ? none : part(value, seen));
}

export function notOf(part: Explain): Explain {
  return (value, seen) => {
    const message = "not match the schema that is excluded here";
    return unless(!matches(part, value, seen), value, "not", message);
  };
}

/** `if`, `then` and `else`. */
export function ifThenElse(
  condition: Explain,
  then: Explain | null = null,
  otherwise: Explain | null = null,
): Explain {
  return (value, seen) => {
    const issues: Issue[] = [];
    const [part, at] = matches(condition, value, seen) ? [then, "/then"] : [otherwise, "/else"];
    if (part !== null) add(issues, part(value, seen), at);
    return issues;
  };
}
