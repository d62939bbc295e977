/** Keywords about numbers (JSON Schema validation, section 6.2); other values pass. */
import { isMultipleOf } from "./multiples.js";
import { type Explain, none, unless } from "./explain-visit.js";

/** Numbers are bigint too where the document says int64 and the output was asked for it. */
function ofNumbers(keyword: string, test: (value: number | bigint) => boolean, message: string): Explain {
  return (value) =>
    typeof value === "number" || typeof value === "bigint"
      ? unless(test(value), value, keyword, message)
      : none;
}

export function minimum(limit: number): Explain {
  return ofNumbers("minimum", (value) => value >= limit, `be at least ${limit}`);
}

export function maximum(limit: number): Explain {
  return ofNumbers("maximum", (value) => value <= limit, `be at most ${limit}`);
}

export function exclusiveMinimum(limit: number): Explain {
  return ofNumbers("exclusiveMinimum", (value) => value > limit, `be greater than ${limit}`);
}

export function exclusiveMaximum(limit: number): Explain {
  return ofNumbers("exclusiveMaximum", (value) => value < limit, `be less than ${limit}`);
}

export function multipleOf(divisor: number): Explain {
  return ofNumbers("multipleOf", (value) => isMultipleOf(value, divisor), `be a multiple of ${divisor}`);
}

/** A format of numbers, by the function that checks it (section 7). */
export function numberFormat(name: string, test: (value: number) => boolean): Explain {
  const passes = (value: number | bigint): boolean => typeof value === "bigint" || test(value);
  return ofNumbers("format", passes, `have the format ${name}`);
}
