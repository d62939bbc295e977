/** Keywords for arrays (core, section 10.3.1; validation, section 6.4). */
import { type Code, code } from "../emit/text.js";
import type { ArrayRule } from "../model/types.js";
import { type Expression, and, or, printed, refuseIf } from "./expression.js";
import { refusal } from "./refusal.js";
import type { Scope } from "./scope.js";

/** What a value is asked: tests that are expressions, and loops, which are statements. */
export interface Checks {
  readonly tests: readonly Expression[];
  /** Each returns false from the function it stands in when it finds something wrong. */
  readonly loops: readonly Code[];
  /** Asked after the loops: a guard of another schema may narrow the value to what no loop can go through. */
  readonly last?: readonly Expression[];
}

/** The checks of an array; `operand` is known to be one. */
export function arrayChecks(rule: ArrayRule, scope: Scope): Checks {
  const { operand } = scope;
  const tests: Expression[] = [...lengthTests(rule, operand)];
  for (const [index, schema] of rule.prefixItems.entries()) {
    const test = scope.test(schema, { words: `item ${index}`, operand: code`${operand}[${index}]` });
    tests.push(or([code`${operand}.length <= ${index}`, test]));
  }
  tests.push(containsTest(rule, scope));
  if (rule.uniqueItems) tests.push(code`${scope.host.helper("hasUniqueItems")}(${operand})`);
  return { tests, loops: itemsLoop(rule, scope) };
}

function lengthTests({ minItems = 0, maxItems }: ArrayRule, operand: Code): Code[] {
  const tests: Code[] = [];
  if (minItems > 0) tests.push(code`${operand}.length >= ${minItems}`);
  if (maxItems !== undefined) tests.push(code`${operand}.length <= ${maxItems}`);
  return tests;
}

function itemsLoop({ items, prefixItems }: ArrayRule, scope: Scope): readonly Code[] {
  const { operand } = scope;
  if (items === undefined) return [];
  const start = prefixItems.length;
  const refused = refusal(items, scope.at({ words: "item", operand: code`item` }));
  if (refused === false) return [];
  if (refused === true) return [code`if (${operand}.length > ${start}) return false;`];
  const step = refuseIf(refused);
  // Counting is faster than an iterator wherever the engine does not see through the latter.
  const head = code`for (let index = ${start}; index < ${operand}.length; index++) {`;
  return [code`${head}\nconst item = ${operand}[index];\n${step}\n}`];
}

/** `contains` with its counts: by default at least one item (core, section 10.3.1.3). */
function containsTest(rule: ArrayRule, scope: Scope): Expression {
  if (rule.contains === undefined) return true;
  const part = scope.at({ words: "contained" });
  const test = part.test(rule.contains, { words: "item", operand: code`item` });
  if (typeof test === "boolean") return countBounds(rule, test ? code`${scope.operand}.length` : code`0`);
  const bounds = countBounds(rule, code`found`);
  return part.hoist(() => {
    const loop = code`for (const item of value) {\nif (${printed(test)}) found++;\n}`;
    const body = code`let found = 0;\n${loop}\nreturn ${printed(bounds)};`;
    return bounds === true || code`(value: readonly unknown[]): boolean {\n${body}\n}`;
  });
}

/** The bounds of how many items match `contains`. */
export function countBounds({ minContains = 1, maxContains }: ArrayRule, found: Code): Expression {
  return and([
    minContains === 0 || code`${found} >= ${minContains}`,
    maxContains === undefined || code`${found} <= ${maxContains}`,
  ]);
}
