/**
 * `unevaluatedItems` and `unevaluatedProperties` (JSON Schema core, section 11): a schema for what no keyword
 * beside them, or below them in place, has looked at.
 */
import { type Seen, isArray } from "./checks.js";
import { forMembers } from "./explain-members.js";
import { type Explain, addPart } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** Goes through the parts of a value. */
type ForParts = (value: unknown, visit: (name: string | number, part: unknown) => void) => void;

export function unevaluatedProperties(part: Explain, rules: Explain): Explain {
  return restOf("unevaluatedProperties", forMembers, part, rules);
}

export function unevaluatedItems(part: Explain, rules: Explain): Explain {
  return restOf("unevaluatedItems", forItems, part, rules);
}

function forItems(value: unknown, visit: (index: number, item: unknown) => void): void {
  if (isArray(value)) for (const [index, item] of value.entries()) visit(index, item);
}

/** What the rules note is their own: a schema around them learns of it when they are through. */
function restOf(keyword: string, forParts: ForParts, part: Explain, rules: Explain): Explain {
  return (value, seen) => {
    const looked: Seen = new Set();
    const issues: Issue[] = [...rules(value, looked)];
    forParts(value, (name, member) => {
      if (!looked.has(name)) addPart(issues, part, member, name, keyword);
      looked.add(name);
    });
    looked.forEach((name) => seen?.add(name));
    return issues;
  };
}
