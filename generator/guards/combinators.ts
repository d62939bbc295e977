/** `allOf`, `anyOf`, `oneOf` and `not` (core, section 10.2.1). */
import { type Code, type Identifier, code } from "../emit/text.js";
import type { Schema } from "../model/types.js";
import { type Expression, and, grouped, not, or } from "./expression.js";
import { printedFunction, valueParameter } from "./functions.js";
import { cost } from "./inline.js";
import type { Form, Scope } from "./scope.js";

type Part = (schemas: readonly Schema[], operand: Code, scope: Scope, form: Form) => Expression;

/** Every schema accepts the value. Tests one after the other narrow the operand: only a lone one is inline. */
export const allOfTest: Part = (schemas, operand, scope, form) => {
  const partForm = schemas.length === 1 ? form : "call";
  return and(schemas.map((schema, index) => scope.test(schema, operand, `all ${index + 1}`, partForm)));
};

/** At least one schema accepts the value. The order does not matter, so that cheap ones come first. */
export const anyOfTest: Part = (schemas, operand, scope, form) => {
  const numbered = schemas.map((schema, index) => ({ schema, words: `any ${index + 1}` }));
  const cheapFirst = numbered.sort((a, b) => cost(a.schema) - cost(b.schema));
  return or(cheapFirst.map(({ schema, words }) => scope.test(schema, operand, words, form)));
};

/** Exactly one schema accepts the value: a function counts them, as far as two. */
export const oneOfTest: Part = (schemas, operand, scope, form) => {
  const [only, ...others] = schemas;
  if (only === undefined) return false;
  if (others.length === 0) return scope.test(only, operand, "one 1", form);
  return scope.in("one").hoist(operand, (own, part) => {
    const tests = schemas.map((schema, index) => part.test(schema, code`value`, `${index + 1}`));
    return tests.every((test) => typeof test === "boolean")
      ? tests.filter((test) => test).length === 1
      : countingFunction(own, tests);
  });
};

function countingFunction(name: Identifier, tests: readonly Expression[]): Code {
  const steps = tests.map((test, index) => {
    if (typeof test === "boolean") return test ? code`matches++;\n` : code``;
    const undecided = index < 2 ? code`` : code`matches < 2 && `;
    return code`if (${undecided}${grouped(test)}) matches++;\n`;
  });
  const body = code`let matches = 0;\n${steps}return matches === 1;`;
  return printedFunction(name, [valueParameter], body);
}

/** The schema does not accept the value. */
export function notTest(schema: Schema, operand: Code, scope: Scope, form: Form): Expression {
  return not(scope.test(schema, operand, "not", form));
}
