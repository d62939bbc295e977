/** Integers of 64 bits that are bigint in the program: no types of JSON. */
import { typed } from "./explain-types.js";
import { isInt64, isUint64 } from "./int64.js";
import type { Issue } from "./issue.js";

export function int64Type(value: unknown): readonly Issue[] {
  return typed(isInt64(value), value, "a bigint of 64 bits");
}

export function uint64Type(value: unknown): readonly Issue[] {
  return typed(isUint64(value), value, "a bigint of 64 bits, not negative");
}
