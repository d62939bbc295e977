/** What arrays and objects note of themselves, and the rest of them, which needs no notes. */
import { type Code, code, literal } from "../emit/text.js";
import type { ArrayRule, ObjectRule, Rule } from "../model/types.js";
import { and, grouped, not, or, printed, refuseUnless, statements } from "./expression.js";
import { countBounds } from "./array.js";
import { read } from "./read.js";
import type { Scope } from "./scope.js";

/** What of a rule that notes can be tested by itself, before anything is noted. */
export function plainPart(rule: Rule): readonly Rule[] {
  if (rule.kind === "object") return [{ ...rule, dependentSchemas: new Map() }];
  if (rule.kind !== "array") return [];
  return [{ ...rule, contains: undefined, minContains: undefined, maxContains: undefined }];
}

/** Statements that note the items or members that a rule looks at. */
export function structureSteps(rule: ArrayRule | ObjectRule, scope: Scope): readonly Code[] {
  const { host } = scope;
  const steps = rule.kind === "array" ? itemSteps(rule, scope) : memberSteps(rule, scope);
  if (steps.length === 0) return [];
  const guard = host.helper(rule.kind === "array" ? "isArray" : "isObject");
  return [code`if (${guard}(value)) {\n${statements(steps)}\n}`];
}

function itemSteps(rule: ArrayRule, scope: Scope): readonly Code[] {
  const see = scope.host.helper("see");
  const first = rule.prefixItems.length;
  if (rule.items !== undefined) return [code`${see}(seen, value.keys());`, ...containsSteps(rule, scope)];
  const prefix = code`for (let index = 0; index < ${first}; index++) seen.add(index);`;
  return [...(first === 0 ? [] : [prefix]), ...containsSteps(rule, scope)];
}

/** Items that match `contains` have been looked at (core, section 10.3.1.3). */
function containsSteps(rule: ArrayRule, scope: Scope): readonly Code[] {
  if (rule.contains === undefined) return [];
  const test = scope.test(rule.contains, { words: "contained", operand: code`item`, form: "call" });
  if (test === false) return [refuseUnless(countBounds(rule, code`0`))];
  if (test === true) {
    const note = code`${scope.host.helper("see")}(seen, value.keys());`;
    return [refuseUnless(countBounds(rule, code`value.length`)), note];
  }
  const note = code`if (${grouped(test)}) {\nfound++;\nseen.add(index);\n}`;
  const loop = code`for (const [index, item] of value.entries()) {\n${note}\n}`;
  return [code`let found = 0;`, loop, refuseUnless(countBounds(rule, code`found`))];
}

function memberSteps(rule: ObjectRule, scope: Scope): readonly Code[] {
  const see = scope.host.helper("see");
  const names = [...rule.properties.keys()];
  const notes =
    rule.additionalProperties !== undefined
      ? [code`${see}(seen, Object.keys(value));`]
      : [...(names.length > 0 ? [code`${see}(seen, ${literal(names)});`] : []), ...patternSteps(rule, scope)];
  return [...notes, ...dependentSteps(rule, scope)];
}

function patternSteps(rule: ObjectRule, scope: Scope): readonly Code[] {
  const tests = Array.from(
    rule.patternProperties,
    ([source, { place }]) => code`${scope.pattern(source, place)}.test(name)`,
  );
  if (tests.length === 0) return [];
  return [code`for (const name of Object.keys(value)) {\nif (${printed(or(tests))}) seen.add(name);\n}`];
}

function dependentSteps(rule: ObjectRule, scope: Scope): readonly Code[] {
  return [...rule.dependentSchemas].flatMap(([name, schema]) => {
    const test = scope.track(schema, { words: `with ${name}` });
    if (test === true) return [];
    const present = code`${read(name, scope)} !== undefined`;
    return [code`if (${printed(and([present, not(test)]))}) return false;`];
  });
}
