/** Keywords for strings (validation, section 6.3). */
import type { Place } from "../diagnostics.js";
import { type Code, code } from "../emit/text.js";
import { child } from "../source/pointer.js";
import type { StringRule } from "../model/types.js";
import type { Scope } from "./scope.js";

/**
 * The tests of a string.
 * @param place of the schema that has the rule.
 */
export function stringTests(rule: StringRule, operand: Code, scope: Scope, place: Place): readonly Code[] {
  const { minLength = 0, maxLength, pattern } = rule;
  const tests: Code[] = [];
  if (minLength === 1) tests.push(code`${operand} !== ""`);
  if (minLength > 1) tests.push(code`${scope.host.helper("hasMinLength")}(${operand}, ${minLength})`);
  if (maxLength !== undefined) {
    tests.push(code`${scope.host.helper("hasMaxLength")}(${operand}, ${maxLength})`);
  }
  if (pattern !== undefined) {
    const at = { file: place.file, pointer: child(place.pointer, "pattern") };
    const expression = scope.pattern(pattern, at, "pattern");
    if (expression !== undefined) tests.push(code`${expression}.test(${operand})`);
  }
  return tests;
}
