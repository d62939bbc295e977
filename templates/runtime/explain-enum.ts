/** `enum` and `const` (JSON Schema validation, sections 6.1.2 and 6.1.3). */
import { isEqual } from "./checks.js";
import { allRules } from "./explain-combinators.js";
import { anyType, nullType, stringType } from "./explain-types.js";
import { type Explain, listOf, none, refusal } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** More members than this are counted rather than listed. */
const manyMembers = 12;

/** One of some values. */
export function enumOf(values: Iterable<unknown>): Explain {
  return (value) => listed([...values], value, isEqual);
}

/** The same where any other string will do. */
export function openEnumOf(values: Iterable<unknown>): Explain {
  return (value) => (typeof value === "string" ? none : enumOf(values)(value));
}

/** Some strings, and null where it is one of the values: `type` and `enum`. */
export function stringEnumOf(values: Iterable<unknown>): Explain {
  const members = [...values];
  const type = members.includes(null) ? anyType([stringType, nullType]) : stringType;
  return allRules(type, (value) => listed(members, value, Object.is));
}

/** @param isSame tells whether the value is a member. */
function listed(
  members: readonly unknown[],
  value: unknown,
  isSame: (value: unknown, member: unknown) => boolean,
): readonly Issue[] {
  if (members.some((member) => isSame(value, member))) return none;
  const isLong = members.length > manyMembers;
  const list = isLong ? `one of ${members.length} values` : listOf(members.map(textOf));
  return [refusal(value, "enum", `be ${list}`)];
}

/** One value that is neither a list nor an object. */
export function constOf(only: unknown): Explain {
  return (value) => (value === only ? none : [refusal(value, "const", `be ${textOf(only)}`)]);
}

/** One list or object. */
export function constEqualTo(only: unknown): Explain {
  return (value) => (isEqual(value, only) ? none : [refusal(value, "const", `be ${textOf(only)}`)]);
}

/** JSON has no text for a bigint. */
function textOf(member: unknown): string {
  return typeof member === "bigint" ? String(member) : JSON.stringify(member);
}
