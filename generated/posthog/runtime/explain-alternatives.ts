/** `anyOf` and `oneOf` (JSON Schema core, section 10.2.1). */
import { isObject, own } from "./checks.js";
import { type Explain, add, apart, none, refusal, unless } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** Tells, by its index, which alternative is to be explained. */
type Select = (found: readonly (readonly Issue[])[], value: unknown) => number;

export function anyOf(alternatives: readonly Explain[], select?: Select): Explain {
  return (value, seen) => {
    const found: (readonly Issue[])[] = [];
    for (const alternative of alternatives) {
      const issues = apart(alternative, value, seen);
      found.push(issues);
      if (issues.length === 0 && seen === undefined) return none;
    }
    return countValid(found) > 0 ? none : mismatch("anyOf", value, found, select);
  };
}

export function oneOf(alternatives: readonly Explain[], select?: Select): Explain {
  return (value, seen) => {
    const found: (readonly Issue[])[] = [];
    for (const alternative of alternatives) found.push(apart(alternative, value, seen));
    const valid = countValid(found);
    if (valid === 0) return mismatch("oneOf", value, found, select);
    return unless(valid === 1, value, "oneOf", `match exactly one of ${found.length} schemas, not ${valid}`);
  };
}

function countValid(found: readonly (readonly Issue[])[]): number {
  return found.filter(({ length }) => length === 0).length;
}

/** No alternative matches: why the one does not that the value was meant for. */
function mismatch(
  keyword: string,
  value: unknown,
  found: readonly (readonly Issue[])[],
  select: Select = nearest,
): readonly Issue[] {
  const issues = [refusal(value, keyword, `match one of ${found.length} schemas`)];
  const index = select(found, value);
  add(issues, found[index] ?? none, `/${keyword}/${index}`);
  return issues;
}

/** OpenAPI 3.1, section 4.8.25: the value of a property selects the schema. */
export function selectBy(property: string, mapping: Readonly<Record<string, number>>): Select {
  return (found, value) => {
    const name = isObject(value) ? own(value, property) : undefined;
    const index = typeof name === "string" && Object.hasOwn(mapping, name) ? mapping[name] : undefined;
    return index ?? nearest(found);
  };
}

/** Deeper than this makes no difference: long pointers would be counted at each level above them. */
const deepEnough = 32;

function depthOf(pointer: string): number {
  let depth = 0;
  for (let at = pointer.indexOf("/"); at >= 0 && depth < deepEnough; at = pointer.indexOf("/", at + 1))
    depth++;
  return depth;
}

/** The alternative that the value was most likely meant to match. */
function nearest(found: readonly (readonly Issue[])[]): number {
  const distances = found.map(distance);
  return distances.indexOf(Math.min(...distances));
}

/**
 * Smaller is nearer. An alternative of another type is furthest, then one whose constants the value does
 * not have; of the others, the one that understood the value to the greatest depth, with fewest issues.
 */
function distance(issues: readonly Issue[]): number {
  let otherType = 0;
  let otherConstant = 0;
  let deepest = 0;
  for (const { keyword, pointer } of issues) {
    const depth = depthOf(pointer);
    if (keyword === "type" && depth === 0) otherType = 2;
    if ((keyword === "const" || keyword === "enum") && depth <= 1) otherConstant = 1;
    deepest = Math.max(deepest, depth);
  }
  // Each counts more than all that follow it: there are about a hundred issues at most.
  return ((otherType + otherConstant) * 1e3 - deepest) * 1e3 + issues.length;
}
