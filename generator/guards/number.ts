/** Keywords for numbers (validation, section 6.2). */
import { type Code, code, literal } from "../emit/text.js";
import type { NumberRule } from "../model/types.js";
import { formatTest } from "./format.js";
import type { Scope } from "./scope.js";

/** The tests of a number. */
export function numberTests(rule: NumberRule, scope: Scope): readonly Code[] {
  const { operand, host } = scope;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = rule;
  const tests: Code[] = [];
  if (minimum !== undefined) tests.push(code`${operand} >= ${literal(minimum)}`);
  if (exclusiveMinimum !== undefined) tests.push(code`${operand} > ${literal(exclusiveMinimum)}`);
  if (maximum !== undefined) tests.push(code`${operand} <= ${literal(maximum)}`);
  if (exclusiveMaximum !== undefined) tests.push(code`${operand} < ${literal(exclusiveMaximum)}`);
  if (multipleOf !== undefined) {
    tests.push(code`${host.helper("isMultipleOf")}(${operand}, ${literal(multipleOf)})`);
  }
  if (rule.format !== undefined) tests.push(formatTest(rule.format, scope));
  return tests;
}
