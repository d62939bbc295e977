/** `anyOf` and `oneOf` (JSON Schema core, section 10.2.1). */
import { isObject, own } from "./checks.js";
import { type Explain, add, isBrief, matches, none, refusal, unless } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** Tells, by its index, which alternative a value was meant for; undefined where it does not say so. */
type Select = (value: unknown) => number | undefined;

/** Says that the alternatives exclude each other by what selects them. */
type Only = "exclusive";

/** @param only where no other alternative can match than the selected one. */
export function anyOf(alternatives: readonly Explain[], select?: Select, only?: Only): Explain {
  return someOf("anyOf", alternatives, select, only);
}

/** @param only where no other alternative can match than the selected one. */
export function oneOf(alternatives: readonly Explain[], select?: Select, only?: Only): Explain {
  return someOf("oneOf", alternatives, select, only);
}

function someOf(
  keyword: "anyOf" | "oneOf",
  alternatives: readonly Explain[],
  select?: Select,
  only?: Only,
): Explain {
  const isAny = keyword === "anyOf";
  return (value, seen) => {
    const asked = only !== undefined ? selected(alternatives, value, select) : alternatives;
    let count = 0;
    for (const alternative of asked) {
      if (matches(alternative, value, seen)) count++;
      // All are asked where somebody wants to know what they have looked at.
      if (isAny && count > 0 && seen === undefined) break;
    }
    if (count === 0) return mismatch(keyword, value, alternatives, select);
    const message = `match exactly one of ${alternatives.length} schemas, not ${count}`;
    return unless(isAny || count === 1, value, keyword, message);
  };
}

function selected(alternatives: readonly Explain[], value: unknown, select?: Select): readonly Explain[] {
  const index = select?.(value);
  return index === undefined ? [] : alternatives.slice(index, index + 1);
}

/** No alternative matches: why the one does not that the value was meant for. */
function mismatch(
  keyword: string,
  value: unknown,
  alternatives: readonly Explain[],
  select?: Select,
): readonly Issue[] {
  const issues = [refusal(value, keyword, `match one of ${alternatives.length} schemas`)];
  if (isBrief()) return issues;
  const chosen = select?.(value);
  const found = chosen === undefined ? alternatives.map((alternative) => alternative(value)) : [];
  const index = chosen ?? nearest(found);
  add(issues, found[index] ?? alternatives[index]?.(value) ?? none, `/${keyword}/${index}`);
  return issues;
}

/** OpenAPI 3.1, section 4.8.25: the value of a property selects the schema. */
export function selectBy(property: string, mapping: Readonly<Record<string, number>>): Select {
  return (value) => {
    const name = isObject(value) ? own(value, property) : undefined;
    return typeof name === "string" && Object.hasOwn(mapping, name) ? mapping[name] : undefined;
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
