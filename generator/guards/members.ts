/** Keywords that look at every member of an object: a single loop does it for all of them. */
import { type Code, code, join, literal } from "../emit/text.js";
import type { ObjectRule } from "../model/types.js";
import { type Expression, not, or, refuseUnless } from "./expression.js";
import { additionalSchema } from "./patterns.js";
import type { Scope } from "./scope.js";

/** More names than this are looked up in a set. */
const longChain = 6;

/** The loop over the members of an object, or nothing where no keyword needs one. */
export function memberLoop(rule: ObjectRule, operand: Code, scope: Scope): readonly Code[] {
  const patterns = patternTests(rule, scope);
  const additional = additionalTest(rule, scope);
  const matches = patterns.map((pattern) => pattern.matches);
  const tests = [
    rule.propertyNames === undefined || scope.test(rule.propertyNames, code`name`, "name", "call"),
    ...patterns.map((pattern) => or([not(pattern.matches), pattern.test])),
    or([nameTest([...rule.properties.keys()], additional, scope), ...matches, additional]),
  ];
  const steps = tests.map(refuseUnless).filter((step) => step !== "");
  if (steps.length === 0) return [];
  const reads = [additional, ...patterns.map(({ test }) => test)].some((test) => typeof test === "string");
  const head = reads
    ? [code`const member = ${operand}[name];`, code`if (member === undefined) continue;`]
    : [code`if (${operand}[name] === undefined) continue;`];
  return [code`for (const name of Object.keys(${operand})) {\n${join([...head, ...steps], code`\n`)}\n}`];
}

interface PatternTest {
  readonly matches: Code;
  readonly test: Expression;
}

/** Core, section 10.3.2.2. A pattern that cannot be read is reported and matches nothing. */
function patternTests(rule: ObjectRule, scope: Scope): readonly PatternTest[] {
  const tests: PatternTest[] = [];
  for (const [source, schema] of rule.patternProperties) {
    const pattern = scope.pattern(source, schema.place, "pattern");
    if (pattern === undefined) continue;
    const test = scope.test(schema, code`member`, "member", "call");
    tests.push({ matches: code`${pattern}.test(name)`, test });
  }
  return tests;
}

/** Core, section 10.3.2.3. */
function additionalTest(rule: ObjectRule, scope: Scope): Expression {
  const schema = additionalSchema(rule);
  // Patterns come first, and what they find must not narrow the member.
  const form = rule.patternProperties.size > 0 ? "call" : "inline";
  return schema === undefined || scope.test(schema, code`member`, "member", form);
}

/** True for a name in the list. Not asked for where the other members may be anything. */
function nameTest(names: readonly string[], additional: Expression, scope: Scope): Expression {
  if (additional === true) return true;
  if (names.length > longChain) return code`${scope.set(names, "names")}.has(name)`;
  return or(names.map((name) => code`name === ${literal(name)}`));
}
