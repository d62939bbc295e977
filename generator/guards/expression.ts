/** Boolean expressions, with the constant ones known so that nothing pointless is written. */
import { type Code, code, join } from "../emit/text.js";

/** A test in source text, or one whose outcome is known when the code is written. */
export type Expression = Code | boolean;

/** All of them. May stand wherever `&&` may; in an `or` it is parenthesised there. */
export function and(tests: readonly Expression[]): Expression {
  if (tests.includes(false)) return false;
  const open = tests.filter((test) => typeof test === "string");
  return open.length === 0 ? true : join(open, code` &&\n`);
}

/** Any of them. Parenthesised, so that it may stand anywhere. */
export function or(tests: readonly Expression[]): Expression {
  if (tests.includes(true)) return true;
  const open = tests.filter((test) => typeof test === "string");
  const [first] = open;
  if (first === undefined) return false;
  return open.length === 1 ? first : code`(${join(open.map(grouped), code` || `)})`;
}

export function not(test: Expression): Expression {
  return typeof test === "boolean" ? !test : code`!(${test})`;
}

function grouped(test: Code): Code {
  return test.includes("&&") ? code`(${test})` : test;
}

/** The expression as source text. */
export function printed(test: Expression): Code {
  return typeof test === "boolean" ? (test ? code`true` : code`false`) : test;
}
