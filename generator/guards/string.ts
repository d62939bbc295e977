/** Keywords for strings (validation, section 6.3). */
import { type Code, code } from "../emit/text.js";
import { child } from "../source/pointer.js";
import type { Schema, StringRule } from "../model/types.js";
import { formatTest } from "./format.js";
import { rulesOf } from "./rules-of.js";
import type { Scope } from "./scope.js";

/** The tests of a string, of all such rules of the schema. */
export function stringTests(schema: Schema, scope: Scope): readonly Code[] {
  const place = { file: schema.place.file, pointer: child(schema.place.pointer, "pattern") };
  const patternTest = (pattern: string): Code =>
    code`${scope.pattern(pattern, place)}.test(${scope.operand})`;
  return rulesOf(schema, "string").flatMap((rule) => [
    ...lengthTests(rule, scope),
    ...(rule.pattern === undefined ? [] : [patternTest(rule.pattern)]),
    ...(rule.format === undefined ? [] : [formatTest(rule.format, scope)]),
  ]);
}

function lengthTests({ minLength = 0, maxLength }: StringRule, { operand, host }: Scope): readonly Code[] {
  const tests: Code[] = [];
  if (minLength === 1) tests.push(code`${operand} !== ""`);
  if (minLength > 1) tests.push(code`${host.helper("hasMinLength")}(${operand}, ${minLength})`);
  if (maxLength !== undefined) tests.push(code`${host.helper("hasMaxLength")}(${operand}, ${maxLength})`);
  return tests;
}
