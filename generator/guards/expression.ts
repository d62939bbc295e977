/** Boolean expressions, with the constant ones known so that nothing pointless is written. */
import { type Code, code, join, lines } from "../emit/text.js";

/** A test in source text, or one whose outcome is known when the code is written. */
export type Expression = Code | boolean;

/** All of them. May stand beside `&&`; elsewhere it must be `grouped`. */
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

/** The opposite. */
export function not(test: Expression): Expression {
  if (typeof test === "boolean") return !test;
  const isCall = /^[\w$.]+\([^()]*\)$/.test(test);
  return isCall || isGroup(test) ? code`!${test}` : code`!(${test})`;
}

/** The test, safe beside any operator. */
export function grouped(test: Code): Code {
  return test.includes(" &&") && !isGroup(test) ? code`(${test})` : test;
}

/** True for text that one pair of parentheses encloses. What stands in string literals does not count. */
function isGroup(test: Code): boolean {
  if (!test.startsWith("(")) return false;
  const bare = test.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, (text) => "_".repeat(text.length));
  let depth = 0;
  for (let index = 0; index < bare.length; index++) {
    if (bare[index] === "(") depth++;
    if (bare[index] === ")") depth--;
    if (depth === 0) return index === bare.length - 1;
  }
  return false;
}

/** The statement that ends a function where the test fails; nothing where it cannot. */
export function refuseUnless(test: Expression): Code {
  return refuseIf(not(test));
}

/** The statement that ends a function where something is wrong. */
export function refuseIf(wrong: Expression): Code {
  if (typeof wrong === "boolean") return wrong ? code`return false;` : code``;
  return code`if (${wrong}) return false;`;
}

/** The statements of a function, as far as they are reached. */
export function statements(steps: readonly Code[]): Code {
  const written = steps.filter((step) => step !== "");
  const end = written.findIndex((step) => step === "return false;");
  return lines(end < 0 ? written : written.slice(0, end + 1));
}

/** The expression as source text. */
export function printed(test: Expression): Code {
  return typeof test === "boolean" ? (test ? code`true` : code`false`) : test;
}
