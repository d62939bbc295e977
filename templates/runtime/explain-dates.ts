/** Dates that are Date in the program: no types of JSON. */
import { isDate, isDateTime } from "./dates.js";
import { objectType, typed } from "./explain-types.js";
import type { Issue } from "./issue.js";

/** An object that is no Date. */
export function datelessObjectType(value: unknown): readonly Issue[] {
  return value instanceof Date ? typed(false, value, "object, and no Date") : objectType(value);
}

export function dateType(value: unknown): readonly Issue[] {
  return typed(isDate(value), value, "a Date at midnight in UTC");
}

export function dateTimeType(value: unknown): readonly Issue[] {
  return typed(isDateTime(value), value, "a Date");
}
