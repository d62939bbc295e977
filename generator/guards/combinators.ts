/** `allOf`, `anyOf`, `oneOf` and `not` (core, section 10.2.1). */
import { type Code, code } from "../emit/text.js";
import type { Schema } from "../model/types.js";
import { alternativesTest } from "./alternatives.js";
import { areExclusive } from "./exclusive.js";
import { type Expression, and, grouped, not } from "./expression.js";
import { printedFunction, valueParameter } from "./functions.js";
import type { Scope } from "./scope.js";

/** Every schema accepts the value. Tests one after the other narrow the operand: only a lone one is inline. */
export function allOfTest(schemas: readonly Schema[], scope: Scope): Expression {
  const form = schemas.length === 1 ? scope.form : "call";
  return and(schemas.map((schema, index) => scope.test(schema, { words: `all ${index + 1}`, form })));
}

/** At least one schema accepts the value. */
export function anyOfTest(schemas: readonly Schema[], scope: Scope): Expression {
  return alternativesTest({ schemas, words: "any" }, scope);
}

/** Exactly one schema accepts the value: where no two can, at least one; else a function counts to two. */
export function oneOfTest(schemas: readonly Schema[], scope: Scope): Expression {
  const [only, ...others] = schemas;
  if (only === undefined) return false;
  if (others.length === 0) return scope.test(only, { words: "one 1", form: scope.form });
  if (areExclusive(schemas, scope)) return alternativesTest({ schemas, words: "one" }, scope);
  return scope.at({ words: "one" }).hoist((part) => {
    const tests = schemas.map((schema, index) => part.test(schema, { words: `${index + 1}` }));
    return tests.every((test) => typeof test === "boolean")
      ? tests.filter((test) => test).length === 1
      : countingFunction(tests);
  });
}

function countingFunction(tests: readonly Expression[]): Code {
  const steps = tests.map((test, index) => {
    if (typeof test === "boolean") return test ? code`matches++;\n` : code``;
    const undecided = index < 2 ? code`` : code`matches < 2 && `;
    return code`if (${undecided}${grouped(test)}) matches++;\n`;
  });
  const body = code`let matches = 0;\n${steps}return matches === 1;`;
  return printedFunction([valueParameter], body);
}

/** The schema does not accept the value. */
export function notTest(schema: Schema, scope: Scope): Expression {
  return not(scope.test(schema, { words: "not", form: scope.form }));
}
