/** Functions in source text, from their parameters on: what they are called is said when they are declared. */
import { type Code, between, code } from "../emit/text.js";
import { type Expression, printed } from "./expression.js";

/** A parameter and its type. */
export interface Parameter {
  readonly name: Code;
  readonly type: Code;
}

/** A private test, or the outcome where it would always be the same. */
export function testFunction(parameters: readonly Parameter[], body: Code): Expression {
  const outcome = constantOutcome(body);
  return outcome ?? printedFunction(parameters, body);
}

/** A private test, whatever it says. */
export function printedFunction(parameters: readonly Parameter[], body: Code): Code {
  const list = parameters.map(({ name: parameter, type }, index) => {
    const separator = index === 0 ? code`` : code`, `;
    return code`${separator}${parameterName(parameter, body)}: ${type}`;
  });
  return code`(${list}): boolean {\n${body}\n}`;
}

/** The statements of a test of `value` alone, as {@link printedFunction} writes it; undefined for another function. */
export function bodyOfTest(text: Code): Code | undefined {
  return between(code`(value: unknown): boolean {\n`, text, code`\n}`);
}

/** What a function with this body always gives; undefined where that depends. */
function constantOutcome(body: Code): boolean | undefined {
  if (body === "return true;") return true;
  return body === "return false;" ? false : undefined;
}

/** The statement that ends a function with the outcome of a test. */
export function returned(test: Expression): Code {
  return code`return ${typeof test === "string" && test.includes("\n") ? code`(\n${test}\n)` : printed(test)};`;
}

/** A parameter that the body does not use is marked as such, as compilers and linters expect. */
export function parameterName(name: Code, body: Code): Code {
  return wordPattern(name).test(body) ? name : code`_${name}`;
}

const wordPatterns = new Map<Code, RegExp>();

/** Matches a name as a word. */
function wordPattern(name: Code): RegExp {
  const pattern = wordPatterns.get(name) ?? new RegExp(`\\b${name}\\b`);
  wordPatterns.set(name, pattern);
  return pattern;
}

/** The parameter of nearly every test. */
export const valueParameter: Parameter = { name: code`value`, type: code`unknown` };
