/** What arrays and objects note of themselves, and the rest of them, which needs no notes. */
import { type Code, code, literal } from "../emit/text.js";
import type { ArrayRule, ObjectRule, Rule, Schema } from "../model/types.js";
import { and, not, or, printed, refuseUnless } from "./expression.js";
import { read } from "./object.js";
import { readablePatterns } from "./patterns.js";
import type { Scope } from "./scope.js";

/** The rules that can be tested without taking notes, or before. */
export function plainRules(schema: Schema): readonly Rule[] {
  return schema.rules.flatMap((rule): readonly Rule[] => {
    switch (rule.kind) {
      case "never":
      case "type":
      case "enum":
      case "number":
      case "string":
      case "not":
        return [rule];
      case "array": {
        const { contains, minContains, maxContains, ...rest } = rule;
        return [rest];
      }
      case "object":
        return [{ ...rule, dependentSchemas: new Map() }];
      case "reference":
      case "allOf":
      case "anyOf":
      case "oneOf":
      case "conditional":
      case "unevaluated":
        return [];
      default:
        return rule satisfies never;
    }
  });
}

/** Statements that note the items or members that a rule looks at. */
export function structureSteps(rule: ArrayRule | ObjectRule, scope: Scope): readonly Code[] {
  const { host } = scope;
  const steps = rule.kind === "array" ? itemSteps(rule, scope) : memberSteps(rule, scope);
  if (steps.length === 0) return [];
  const guard = host.helper(rule.kind === "array" ? "isArray" : "isObject");
  return [code`if (${guard}(value)) {\n${steps.map((step) => code`${step}\n`)}}`];
}

function itemSteps(rule: ArrayRule, scope: Scope): readonly Code[] {
  const see = scope.host.helper("see");
  const first = rule.prefixItems.length;
  const prefix = code`for (let index = 0; index < ${first}; index++) seen.add(index);`;
  const notes = rule.items === undefined ? prefix : code`${see}(seen, value.keys());`;
  return [...(first === 0 && rule.items === undefined ? [] : [notes]), ...containsSteps(rule, scope)];
}

/** Items that match `contains` have been looked at (core, section 10.3.1.3). */
function containsSteps({ contains, minContains = 1, maxContains }: ArrayRule, scope: Scope): readonly Code[] {
  if (contains === undefined) return [];
  const test = scope.test(contains, code`item`, "contained", "call");
  const bounds = and([
    minContains === 0 || code`found >= ${minContains}`,
    maxContains === undefined || code`found <= ${maxContains}`,
  ]);
  const note = code`if (${printed(test)}) {\nfound++;\nseen.add(index);\n}`;
  const loop = code`for (const [index, item] of value.entries()) {\n${note}\n}`;
  return [code`let found = 0;`, loop, refuseUnless(bounds)];
}

function memberSteps(rule: ObjectRule, scope: Scope): readonly Code[] {
  const see = scope.host.helper("see");
  const names = [...rule.properties.keys()];
  const noted: Code[] = [];
  if (rule.additionalProperties !== undefined) noted.push(code`${see}(seen, Object.keys(value));`);
  else {
    if (names.length > 0) noted.push(code`${see}(seen, ${literal(names)});`);
    noted.push(...patternSteps(rule, scope));
  }
  return [...noted, ...dependentSteps(rule, scope)];
}

function patternSteps(rule: ObjectRule, scope: Scope): readonly Code[] {
  const tests = readablePatterns(rule).flatMap(([source, { place }]) => {
    const pattern = scope.pattern(source, place, "pattern");
    return pattern === undefined ? [] : [code`${pattern}.test(name)`];
  });
  if (tests.length === 0) return [];
  return [code`for (const name of Object.keys(value)) {\nif (${printed(or(tests))}) seen.add(name);\n}`];
}

function dependentSteps(rule: ObjectRule, scope: Scope): readonly Code[] {
  return [...rule.dependentSchemas].flatMap(([name, schema]) => {
    const test = scope.track(schema, code`seen`, `with ${name}`);
    if (test === true) return [];
    const present = code`${read(code`value`, name, scope)} !== undefined`;
    return [code`if (${printed(and([present, not(test)]))}) return false;`];
  });
}
