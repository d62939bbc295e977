/** Keywords for objects (core, section 10.3.2; validation, section 6.5). */
import { type Code, code } from "../emit/text.js";
import type { ObjectRule, Schema } from "../model/types.js";
import type { SchemaLookup } from "../model/applied.js";
import { requiredNames } from "./access.js";
import type { Checks } from "./array.js";
import { type Expression, and, or } from "./expression.js";
import { memberLoop } from "./members.js";
import { cost } from "./inline.js";
import { isPredicate, predicateTest } from "./predicate.js";
import { isInherited, presentTest, read } from "./read.js";
import type { Scope } from "./scope.js";

/** The checks of an object; `operand` is known to be one. */
export function objectChecks(rule: ObjectRule, scope: Scope): Checks {
  const lookup: SchemaLookup = (id) => scope.host.schema(id);
  const required = new Set(requiredNames(rule, scope.view, lookup));
  const siblings = rule.properties.size;
  const tests = [...rule.properties]
    .map(([name, schema]) => ({ name, schema, order: orderOf(schema, lookup) }))
    .sort((a, b) => a.order - b.order)
    .map(({ name, schema }) => propertyTest({ name, schema, required: required.has(name), siblings, scope }));
  const undeclared = [...required].filter((name) => !rule.properties.has(name));
  return {
    tests: [
      ...undeclared.map((name) => presentTest(name, scope)),
      ...tests,
      ...countTests(rule, scope),
      ...dependencyTests(rule, scope),
    ],
    loops: memberLoop(rule, scope),
  };
}

/**
 * What costs little comes first: most refusals are found there. Beyond that the order of the document stays.
 * Servers mostly write members in that order, so that they lie in memory one after the other, with the
 * objects between them, and engines read them faster that way.
 */
function orderOf(schema: Schema, lookup: SchemaLookup): number {
  return isFlat(schema, lookup) ? Math.min(1, cost(schema)) : cost(schema);
}

/** True for an object of members that are asked in place; one reference to it is followed. */
function isFlat({ rules }: Schema, lookup: SchemaLookup): boolean {
  const [rule] = rules;
  const target = rule?.kind === "reference" && rules.length === 1 ? lookup(rule.target) : undefined;
  if (target !== undefined) return isFlat(target, () => undefined);
  return rules.every((part) => {
    if (part.kind === "type") return true;
    return (
      part.kind === "object" &&
      part.patternProperties.size + part.dependentSchemas.size === 0 &&
      part.additionalProperties === undefined &&
      part.propertyNames === undefined &&
      [...part.properties.values()].every((member) => cost(member) < 2)
    );
  });
}

interface Property {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  /** How many members the object has, this one included. */
  readonly siblings: number;
  readonly scope: Scope;
}

function propertyTest({ name, schema, required, siblings, scope }: Property): Expression {
  const value = read(name, scope);
  // Only a schema that says nothing of the type lets undefined pass.
  const refuses = required && refusesUndefined(schema, (id) => scope.host.schema(id));
  const presence = refuses ? "required" : required ? "present" : "optional";
  const step = { words: name, operand: value };
  if (isPredicate(schema, { presence, siblings }, scope))
    return predicateTest(schema, { step, presence }, scope);
  // What `own` gives is no reference that the compiler could narrow.
  const narrows = schema.rules.some((rule) => rule.kind !== "type" && rule.kind !== "enum");
  const test = scope.test(schema, { ...step, form: isInherited(name) && narrows ? "call" : "inline" });
  if (presence === "optional") return or([code`${value} === undefined`, test]);
  return refuses ? test : and([code`${value} !== undefined`, test]);
}

/** References can form a ring, and lead to alternatives that refer to others. */
const followed = 4;

/** True where the test of the schema alone refuses a member that is not there. */
function refusesUndefined(schema: Schema, lookup: SchemaLookup, references = followed): boolean {
  const refuses = (part: Schema): boolean => refusesUndefined(part, lookup, references);
  return schema.rules.some((rule) => {
    if (rule.kind === "type" || rule.kind === "never") return true;
    if (rule.kind === "enum") return !rule.open;
    if (rule.kind === "allOf") return rule.schemas.some(refuses);
    if (rule.kind === "anyOf" || rule.kind === "oneOf") return rule.schemas.every(refuses);
    const target = rule.kind === "reference" && references > 0 ? lookup(rule.target) : undefined;
    return target !== undefined && refusesUndefined(target, lookup, references - 1);
  });
}

function countTests({ minProperties = 0, maxProperties }: ObjectRule, { operand, host }: Scope): Code[] {
  const tests: Code[] = [];
  const count = (): Code => code`${host.helper("countMembers")}(${operand})`;
  if (minProperties > 0) tests.push(code`${count()} >= ${minProperties}`);
  if (maxProperties !== undefined) tests.push(code`${count()} <= ${maxProperties}`);
  return tests;
}

/** Validation, section 6.5.4; core, section 10.2.2.4. */
function dependencyTests(rule: ObjectRule, scope: Scope): Expression[] {
  const absent = (name: string): Code => code`${read(name, scope)} === undefined`;
  const tests: Expression[] = [];
  for (const [name, others] of rule.dependentRequired) {
    const present = others.map((other) => presentTest(other, scope));
    tests.push(or([absent(name), and(present)]));
  }
  for (const [name, schema] of rule.dependentSchemas) {
    tests.push(or([absent(name), scope.test(schema, { words: `with ${name}`, form: "call" })]));
  }
  return tests;
}
