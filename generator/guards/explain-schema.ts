/**
 * Why a schema refuses, as a tree of calls: `explain-printer.ts` prints it into the output and `live.ts` makes
 * the calls, so that what is shipped and what the generator itself uses cannot differ.
 */
import type { View } from "../model/declarations.js";
import type { Place } from "../diagnostics.js";
import { isFile } from "../model/files.js";
import type { ObjectRule, Rule, Schema, TypeRule, ValueType } from "../model/types.js";
import { child } from "../source/pointer.js";
import { requiredNames } from "./access.js";
import {
  type Calls,
  type PartOf,
  allOfCall,
  alternativesCall,
  conditionalCall,
  enumCall,
  numberCalls,
  stringCalls,
  typeCall,
} from "./explain-keywords.js";
import { arrayCalls, objectCalls } from "./explain-structure.js";
import { type ExplainTree, call, json, named } from "./explain-tree.js";
import { withoutTextRules } from "./files.js";
import type { GuardHost } from "./host.js";

/** What the explanation of a schema depends on. */
export interface ExplainContext {
  readonly view: View;
  /** A document's own examples write files as text. */
  readonly filesAsText?: boolean;
  readonly host: Pick<GuardHost, "schema" | "location" | "hasUnevaluated">;
}

/** The explanation of a schema that has a place of its own. */
export function schemaTree(schema: Schema, context: ExplainContext): ExplainTree {
  return isFalse(schema) ? call("refused", json("false")) : together(schemaCalls(schema, context));
}

/** Where a schema inside another would be looked for, and by which keyword it applies. */
interface Expected extends Place {
  readonly keyword: string;
}

function partTree(schema: Schema, expected: Expected, context: ExplainContext): ExplainTree {
  const [first] = schema.rules;
  if (first === undefined) return named("anyValue");
  if (isFalse(schema)) return call("refused", json(expected.keyword));
  if (first.kind === "reference" && schema.rules.length === 1)
    return { kind: "reference", target: first.target };
  return placed(together(schemaCalls(schema, context)), schema.place, expected, context);
}

/** A part that stands where the schema around it does, as null does where `nullable` admits it, says so in short. */
function placed(tree: ExplainTree, own: Place, expected: Expected, { host }: ExplainContext): ExplainTree {
  if (own.file === expected.file && own.pointer === expected.pointer) return tree;
  const around = `${own.pointer}/`;
  const isAround = own.file === expected.file && expected.pointer.startsWith(around);
  const steps = isAround ? expected.pointer.slice(around.length).split("/").length : 0;
  return steps === 2 ? call("placedAround", tree) : call("placedAt", json(host.location(own)), tree);
}

function isFalse(schema: Schema): boolean {
  return schema.rules.some((rule) => rule.kind === "never");
}

function together(calls: Calls): ExplainTree {
  const [only] = calls;
  if (only === undefined) return named("anyValue");
  return calls.length === 1 ? only : call("allRules", ...calls);
}

function schemaCalls(schema: Schema, context: ExplainContext): Calls {
  const rules = rulesIn(schema, context);
  const [first] = rules;
  if (first?.kind === "type" && rules.length === 1) return [typeRuleCall(first, schema, context)];
  const part: PartOf = (inner, ...path) => {
    const place = { file: schema.place.file, pointer: child(schema.place.pointer, ...path) };
    return partTree(inner, { ...place, keyword: String(path[0]) }, context);
  };
  const typed = typedRules(rules, context.filesAsText !== true && isFile(schema, context.view));
  const calls = rules
    .filter((rule) => rule.kind !== "unevaluated" && !(rule.kind === "type" && typed.has(rule)))
    .flatMap((rule) => ruleCalls(rule, { schema, typed: typed.has(rule), context }, part));
  return rules.reduce<Calls>((all, rule) => {
    if (rule.kind !== "unevaluated") return all;
    return [call(rule.keyword, part(rule.schema, rule.keyword), together(all))];
  }, calls);
}

function typeRuleCall(rule: TypeRule, schema: Schema, { view, filesAsText }: ExplainContext): ExplainTree {
  return typeCall(rule, filesAsText !== true && isFile(schema, view));
}

/** The rules that count: those of text are left out where a file stands in its place. */
function rulesIn(schema: Schema, { view, filesAsText }: ExplainContext): readonly Rule[] {
  const { rules } = filesAsText === true ? schema : withoutTextRules(schema, view);
  // An open enum says no more than its types.
  const isOpen = (rule: Rule): boolean => rule.kind === "enum" && rule.open;
  if (!rules.some(isOpen) || !rules.some(({ kind }) => kind === "type")) return rules;
  return rules.filter((rule) => !isOpen(rule));
}

/** Rules of arrays, objects and enums, and of types that belong to them: one call says both. */
function typedRules(rules: readonly Rule[], file: boolean): ReadonlySet<Rule> {
  const typed = new Set<Rule>();
  for (const kind of ["array", "object", "enum"] as const) {
    const rule = rules.find((one) => one.kind === kind);
    if (rule === undefined) continue;
    const type = rules.find((one) => one.kind === "type" && !file && belongs(one, rule));
    if (type !== undefined) typed.add(type).add(rule);
  }
  return typed;
}

/** True where the types say of which kind the rule's values are, and no more. */
function belongs({ types, withoutDates }: TypeRule, rule: Rule): boolean {
  const [type, ...others] = types;
  if (rule.kind !== "enum") return rule.kind === type && others.length === 0 && withoutDates !== true;
  const isListed = rule.values.includes(null);
  const wanted: readonly ValueType[] = isListed ? ["string", "null"] : ["string"];
  const isText =
    rule.keyword === "enum" && rule.values.every((value) => value === null || typeof value === "string");
  return isText && types.length === wanted.length && wanted.every((one) => types.includes(one));
}

/** Where a rule stands. */
interface Surroundings {
  readonly schema: Schema;
  /** `type` says that the value is of the rule's kind. */
  readonly typed: boolean;
  readonly context: ExplainContext;
}

function ruleCalls(rule: Rule, { schema, typed, context }: Surroundings, part: PartOf): Calls {
  const around = { typed, noted: context.host.hasUnevaluated };
  switch (rule.kind) {
    case "never":
    case "unevaluated":
      return [];
    case "type":
      return [typeRuleCall(rule, schema, context)];
    case "enum":
      return [enumCall(rule, typed)];
    case "number":
      return numberCalls(rule);
    case "string":
      return stringCalls(rule);
    case "array":
      return arrayCalls(rule, around, part);
    case "object":
      return objectCalls({ rule, required: requiredIn(rule, context) }, around, part);
    case "reference":
      return [{ kind: "reference", target: rule.target }];
    case "allOf":
      return [allOfCall(rule.schemas, part)];
    case "anyOf":
    case "oneOf":
      return [alternativesCall(rule, part, context)];
    case "not":
      return [call("notOf", part(rule.schema, "not"))];
    case "conditional":
      return [conditionalCall(rule, part)];
    default:
      return rule satisfies never;
  }
}

function requiredIn(rule: ObjectRule, { view, host }: ExplainContext): readonly string[] {
  return requiredNames(rule, view, (id) => host.schema(id));
}
