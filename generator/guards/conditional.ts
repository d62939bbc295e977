/** `if`, `then` and `else` (core, section 10.2.2). */
import { code } from "../emit/text.js";
import type { Rule } from "../model/types.js";
import { type Expression, not, or, printed } from "./expression.js";
import type { Scope } from "./scope.js";

type ConditionalRule = Extract<Rule, { kind: "conditional" }>;

/** The test of a conditional. Its parts are calls: what the condition finds must not narrow the rest. */
export function conditionalTest(rule: ConditionalRule, scope: Scope): Expression {
  const consequence = rule.then === undefined ? true : scope.test(rule.then, { words: "then", form: "call" });
  const alternative = rule.else === undefined ? true : scope.test(rule.else, { words: "else", form: "call" });
  if (consequence === true && alternative === true) return true;
  const condition = scope.test(rule.if, { words: "if", form: "call" });
  if (typeof condition === "boolean") return condition ? consequence : alternative;
  if (alternative === true) return or([not(condition), consequence]);
  if (consequence === true) return or([condition, alternative]);
  return code`(${condition} ? ${printed(consequence)} : ${printed(alternative)})`;
}
