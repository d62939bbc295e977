/** Keywords for arrays (core, section 10.3.1; validation, section 6.4). */
import { type Code, code } from "../emit/text.js";
import type { ArrayRule, Schema } from "../model/types.js";
import { type Expression, and, not, or, printed } from "./expression.js";
import type { Scope } from "./scope.js";

/** What a value is asked: tests that are expressions, and loops, which are statements. */
export interface Checks {
  readonly tests: readonly Expression[];
  /** Each returns false from the function it stands in when it finds something wrong. */
  readonly loops: readonly Code[];
}

/** The checks of an array; `operand` is known to be one. */
export function arrayChecks(rule: ArrayRule, operand: Code, scope: Scope): Checks {
  const tests: Expression[] = [...lengthTests(rule, operand)];
  for (const [index, schema] of rule.prefixItems.entries()) {
    const test = scope.test(schema, code`${operand}[${index}]`, `item ${index}`);
    tests.push(or([code`${operand}.length <= ${index}`, test]));
  }
  if (rule.contains !== undefined) tests.push(containsTest(rule, rule.contains, operand, scope));
  if (rule.uniqueItems) tests.push(code`${scope.host.helper("hasUniqueItems")}(${operand})`);
  return { tests, loops: itemsLoop(rule, operand, scope) };
}

function lengthTests({ minItems = 0, maxItems }: ArrayRule, operand: Code): Code[] {
  const tests: Code[] = [];
  if (minItems > 0) tests.push(code`${operand}.length >= ${minItems}`);
  if (maxItems !== undefined) tests.push(code`${operand}.length <= ${maxItems}`);
  return tests;
}

function itemsLoop({ items, prefixItems }: ArrayRule, operand: Code, scope: Scope): readonly Code[] {
  if (items === undefined) return [];
  const test = scope.test(items, code`item`, "item");
  const start = prefixItems.length;
  if (test === true) return [];
  if (test === false) return [code`if (${operand}.length > ${start}) return false;`];
  const refusal = code`if (${printed(not(test))}) return false;`;
  if (start === 0) return [code`for (const item of ${operand}) {\n${refusal}\n}`];
  const head = code`for (let index = ${start}; index < ${operand}.length; index++) {`;
  return [code`${head}\nconst item = ${operand}[index];\n${refusal}\n}`];
}

/** `contains` with its counts: by default at least one item (core, section 10.3.1.3). */
function containsTest(rule: ArrayRule, contains: Schema, operand: Code, scope: Scope): Expression {
  const { minContains = 1, maxContains } = rule;
  const bounds = and([
    minContains === 0 || code`found >= ${minContains}`,
    maxContains === undefined || code`found <= ${maxContains}`,
  ]);
  if (bounds === true) return true;
  const name = scope.in("contained").hoist((own, part) => {
    const test = part.test(contains, code`item`, "item");
    const loop = code`for (const item of value) {\nif (${printed(test)}) found++;\n}`;
    return code`function ${own}(value: readonly unknown[]): boolean {\nlet found = 0;\n${loop}\nreturn ${printed(bounds)};\n}`;
  });
  return code`${name}(${operand})`;
}
