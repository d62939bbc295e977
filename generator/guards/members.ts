/** Keywords that look at every member of an object: a single loop does it for all of them. */
import { type Code, code, join, literal } from "../emit/text.js";
import type { ObjectRule } from "../model/types.js";
import { type Expression, and, not, refuseIf, statements } from "./expression.js";
import { refusal } from "./refusal.js";
import type { Scope } from "./scope.js";

/** More names than this are looked up in a set: comparing a few is faster. */
const longChain = 24;

/** The loop over the members of an object, or nothing where no keyword needs one. */
export function memberLoop(rule: ObjectRule, scope: Scope): readonly Code[] {
  const { operand, host } = scope;
  const patterns = patternRefusals(rule, scope);
  const additional = additionalRefusal(rule, scope);
  const asksAll = rule.propertyNames !== undefined || patterns.length > 0;
  const steps = asksAll
    ? allSteps({ rule, patterns, additional }, scope)
    : otherSteps({ rule, additional }, scope);
  if (steps.length === 0) return [];
  // Engines run this faster than a loop over `Object.keys`, which makes a list first.
  const inherited = code`if (!${host.helper("owns")}(${operand}, name)) continue;`;
  return [code`for (const name in ${operand}) {\n${statements([inherited, ...steps])}\n}`];
}

interface MemberRefusals {
  readonly rule: ObjectRule;
  readonly additional: Expression;
}

/** Only members that nothing names are looked at: the name is asked first, and the others are never read. */
function otherSteps({ rule, additional }: MemberRefusals, scope: Scope): readonly Code[] {
  if (additional === false) return [];
  const value = code`${scope.operand}[name]`;
  if (additional === true) return [refuseIf(and([...unnamed(rule, scope), code`${value} !== undefined`]))];
  if (rule.properties.size === 0) {
    return [code`const member = ${value};`, code`if (member === undefined) continue;`, refuseIf(additional)];
  }
  return [
    code`if (${join(named(rule, scope), code` || `)}) continue;`,
    code`const member = ${value};`,
    refuseIf(and([code`member !== undefined`, additional])),
  ];
}

/** Every member is looked at: what its name must be, what the patterns that it matches want, and the rest. */
function allSteps(
  { rule, patterns, additional }: MemberRefusals & { readonly patterns: readonly PatternRefusal[] },
  scope: Scope,
): readonly Code[] {
  const { operand } = scope;
  const wrong = [
    nameRefusal(rule, scope),
    ...patterns.map(({ matches, refused }) => and([matches, refused])),
    additional !== false &&
      and([...unnamed(rule, scope), ...patterns.map(({ matches }) => not(matches)), additional]),
  ];
  const steps = wrong.map(refuseIf).filter((step) => step !== "");
  if (steps.length === 0) return [];
  const reads = [additional, ...patterns.map(({ refused }) => refused)].some(
    (part) => typeof part === "string",
  );
  const head = reads
    ? [code`const member = ${operand}[name];`, code`if (member === undefined) continue;`]
    : [code`if (${operand}[name] === undefined) continue;`];
  return [...head, ...steps];
}

function nameRefusal({ propertyNames }: ObjectRule, scope: Scope): Expression {
  if (propertyNames === undefined) return false;
  return refusal(propertyNames, scope.at({ words: "name", operand: code`name`, form: "call" }));
}

interface PatternRefusal {
  readonly matches: Code;
  readonly refused: Expression;
}

/** Core, section 10.3.2.2. */
function patternRefusals(rule: ObjectRule, scope: Scope): readonly PatternRefusal[] {
  return Array.from(rule.patternProperties, ([source, schema]) => ({
    matches: code`${scope.pattern(source, schema.place)}.test(name)`,
    refused: refusal(schema, scope.at({ words: "member", operand: code`member` })),
  }));
}

/** Core, section 10.3.2.3. */
function additionalRefusal(rule: ObjectRule, scope: Scope): Expression {
  const schema = rule.additionalProperties;
  return schema !== undefined && refusal(schema, scope.at({ words: "member", operand: code`member` }));
}

/** True for a name that `properties` does not list. */
function unnamed(rule: ObjectRule, scope: Scope): readonly Expression[] {
  const names = [...rule.properties.keys()];
  if (names.length > longChain) return [not(code`${scope.set(names, "names")}.has(name)`)];
  return names.map((name) => code`name !== ${literal(name)}`);
}

/** True for a name that `properties` lists. */
function named(rule: ObjectRule, scope: Scope): readonly Code[] {
  const names = [...rule.properties.keys()];
  if (names.length > longChain) return [code`${scope.set(names, "names")}.has(name)`];
  return names.map((name) => code`name === ${literal(name)}`);
}
