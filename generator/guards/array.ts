/** Keywords for arrays (core, section 10.3.1; validation, section 6.4). */
import { type Code, code } from "../emit/text.js";
import type { ArrayRule, Schema } from "../model/types.js";
import { type Expression, and, not, or, printed } from "./expression.js";
import type { Scope } from "./scope.js";
import { typeMismatch } from "./type.js";

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
  const refusal = code`if (${printed(itemRefusal(items, test, scope))}) return false;`;
  if (start === 0) return [code`for (const item of ${operand}) {\n${refusal}\n}`];
  const head = code`for (let index = ${start}; index < ${operand}.length; index++) {`;
  return [code`${head}\nconst item = ${operand}[index];\n${refusal}\n}`];
}

/** Items are often of a single type and nothing more: that they are not reads better than `!(…)`. */
function itemRefusal({ rules: [rule, ...others] }: Schema, test: Expression, scope: Scope): Expression {
  const [type, ...types] = rule?.kind === "type" ? rule.types : [];
  const simple = type !== undefined && types.length === 0 && others.length === 0;
  return simple ? typeMismatch(type, code`item`, scope) : not(test);
}

/** `contains` with its counts: by default at least one item (core, section 10.3.1.3). */
function containsTest(rule: ArrayRule, contains: Schema, operand: Code, scope: Scope): Expression {
  const part = scope.in("contained");
  const test = part.test(contains, code`item`, "item");
  if (typeof test === "boolean") return countBounds(rule, test ? code`${operand}.length` : code`0`);
  const bounds = countBounds(rule, code`found`);
  return part.hoist(operand, (own) => {
    const loop = code`for (const item of value) {\nif (${printed(test)}) found++;\n}`;
    const body = code`let found = 0;\n${loop}\nreturn ${printed(bounds)};`;
    return bounds === true || code`function ${own}(value: readonly unknown[]): boolean {\n${body}\n}`;
  });
}

/** The bounds of how many items match `contains`. */
export function countBounds({ minContains = 1, maxContains }: ArrayRule, found: Code): Expression {
  return and([
    minContains === 0 || code`${found} >= ${minContains}`,
    maxContains === undefined || code`${found} <= ${maxContains}`,
  ]);
}
