/** `enum` and `const` (JSON Schema validation, sections 6.1.2 and 6.1.3). */
import { isEqual } from "./equality.js";
import { anyType, nullType, stringType } from "./explain-types.js";
import { type Explain, listOf, none, refusal } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** More members than this are counted rather than listed. */
const manyMembers = 12;

/** A few values are a list, many a set, which the guard has too: it is made when it is first asked for. */
type Values = readonly unknown[] | (() => ReadonlySet<unknown>);

/** One of some values. */
export function enumOf(values: Values): Explain {
  return (value) => {
    for (const member of listedIn(values)) if (isEqual(value, member)) return none;
    return unlisted(values, value);
  };
}

/** Some strings, and null where it is one of the values: `type` and `enum`. */
export function stringEnumOf(values: Values): Explain {
  const has = (value: unknown): boolean =>
    typeof values === "function" ? values().has(value) : values.includes(value);
  return (value) => {
    if (has(value)) return none;
    const type = has(null) ? anyType([stringType, nullType]) : stringType;
    return [...type(value), ...unlisted(values, value)];
  };
}

function listedIn(values: Values): Iterable<unknown> {
  return typeof values === "function" ? values() : values;
}

function unlisted(values: Values, value: unknown): readonly Issue[] {
  const members = [...listedIn(values)];
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
