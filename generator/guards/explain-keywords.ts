/** The explanation of each group of keywords, as calls. */
import type { Format } from "../model/formats.js";
import type { EnumRule, NumberRule, Rule, Schema, StringRule, TypeRule } from "../model/types.js";
import { segments } from "../source/pointer.js";
import type { ExplainName } from "./explain-names.js";
import { type ExplainTree, call, json, list, map, named } from "./explain-tree.js";
import { type Surroundings, taggedUnion } from "./exclusive.js";
import { formatHelper } from "./formats.js";

/** The explanation of the schema below the one at hand that stands there by the path. */
export type PartOf = (schema: Schema, ...path: readonly (string | number)[]) => ExplainTree;

export type Calls = readonly ExplainTree[];
type AlternativesRule = Extract<Rule, { readonly kind: "anyOf" | "oneOf" }>;
type ConditionalRule = Extract<Rule, { readonly kind: "conditional" }>;

/** @param file where the schema is a file in the program, whose type JSON does not have. */
export function typeCall({ types, withoutDates }: TypeRule, file: boolean): ExplainTree {
  const calls = types.map((type) => {
    if (type === "string" && file) return named("fileType");
    if (type === "object" && withoutDates === true) return named("datelessObjectType");
    return named(type === "date-time" ? "dateTimeType" : `${type}Type`);
  });
  const [only, ...others] = calls;
  return only !== undefined && others.length === 0 ? only : call("anyType", list(calls));
}

/** @param typed where `type` says that the values are strings, or null where that is one: one call says both. */
export function enumCall({ keyword, values, open }: EnumRule, typed: boolean): ExplainTree {
  const [only] = values;
  if (open) return openCall(values);
  if (typed) return call("stringEnumOf", json(values));
  if (keyword === "const" && only !== undefined) {
    const isStructure = typeof only === "object" && only !== null;
    return call(isStructure ? "constEqualTo" : "constOf", json(only));
  }
  return call("enumOf", json(values));
}

/** Any other value of the types of the known ones will do; of bigints `type` says it, which made them. */
function openCall(values: EnumRule["values"]): ExplainTree {
  const words = values.map((value) => (value === null ? "null" : typeof value));
  const types = (["string", "number", "boolean", "null"] as const).filter((type) => words.includes(type));
  const calls = types.map((type) => named(`${type}Type`));
  const [only = named("anyValue"), ...others] = calls;
  return others.length === 0 ? only : call("anyType", list(calls));
}

export function numberCalls(rule: NumberRule): Calls {
  return [
    ...scalars(rule, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ...formatCalls("numberFormat", rule.format),
  ];
}

export function stringCalls(rule: StringRule): Calls {
  return [
    ...scalars(rule, ["minLength", "maxLength"]),
    ...(rule.pattern === undefined ? [] : [call("patternOf", json(rule.pattern))]),
    ...formatCalls("textFormat", rule.format),
  ];
}

/** The name of a format is for the reader; the function checks it, so that no table of all of them is needed. */
function formatCalls(name: "textFormat" | "numberFormat", format: Format | undefined): Calls {
  return format === undefined ? [] : [call(name, json(format), named(formatHelper(format)))];
}

/** Keywords that hold a number. */
export function scalars<Name extends ExplainName>(
  rule: { readonly [name in Name]?: number | undefined },
  names: readonly Name[],
): Calls {
  return names.flatMap((name) => {
    const value = rule[name];
    return value === undefined ? [] : [call(name, json(value))];
  });
}

/** Keywords that hold a list of schemas. */
export function allOfCall(schemas: readonly Schema[], part: PartOf): ExplainTree {
  return call("allOf", list(schemas.map((schema, index) => part(schema, "allOf", index))));
}

export function conditionalCall(rule: ConditionalRule, part: PartOf): ExplainTree {
  const outcomes = (["then", "else"] as const).map((name) => {
    const schema = rule[name];
    return schema === undefined ? json(null) : part(schema, name);
  });
  return call("ifThenElse", part(rule.if, "if"), ...withoutNulls(outcomes));
}

/** Arguments without those at the end that say nothing. */
export function withoutNulls(args: Calls): Calls {
  return args.slice(0, args.findLastIndex((arg) => arg.kind !== "json" || arg.value !== null) + 1);
}

export function alternativesCall(rule: AlternativesRule, part: PartOf, around: Surroundings): ExplainTree {
  const parts = rule.schemas.map((schema, index) => part(schema, rule.kind, index));
  const index = parts.findIndex((tree) => !isNull(tree));
  const [only, ...others] = parts.filter((tree) => !isNull(tree));
  if (rule.kind === "anyOf" && parts.length === 2 && only !== undefined && others.length === 0) {
    // No document says this `anyOf`: it stands for `nullable: true`.
    if (only.kind === "call" && only.name === "placedAround") return call("orNull", ...only.args);
    return call("nullable", only, ...(index === 0 ? [] : [json(index)]));
  }
  return call(rule.kind, list(parts), ...(tagCalls(rule, around) ?? selectCall(rule)));
}

/** True for the type null and no more, wherever the document says it. */
function isNull(tree: ExplainTree): boolean {
  if (tree.kind === "call" && tree.name === "placedAround") return tree.args.every(isNull);
  return tree.kind === "function" && tree.name === "nullType";
}

/** Which alternative each value of a member selects, where no other can match: only that one need be asked. */
function tagCalls({ schemas }: AlternativesRule, around: Surroundings): Calls | undefined {
  const union = taggedUnion(schemas, around);
  if (union === undefined || union.others.length > 0) return undefined;
  const entries = union.tagged.flatMap(({ schema, values }) =>
    values.map((value) => [value, json(schemas.indexOf(schema))] as const),
  );
  const isNamed = (entry: (typeof entries)[number]): entry is readonly [string, ExplainTree] =>
    typeof entry[0] === "string";
  return entries.every(isNamed)
    ? [call("selectBy", json(union.tag), map(entries)), json("exclusive")]
    : undefined;
}

/**
 * Which alternative each value of the discriminator selects. Without a mapping the name of the schema
 * is the value (OpenAPI 3.1, section 4.8.25).
 */
function selectCall({ schemas, discriminator }: AlternativesRule): Calls {
  if (discriminator === undefined) return [];
  const targets = schemas.map(({ rules: [rule] }) => (rule?.kind === "reference" ? rule.target : undefined));
  const indices = new Map<string, number>();
  for (const [index, target] of targets.entries()) {
    const name = target === undefined ? undefined : segments(target.slice(target.indexOf("#") + 1)).at(-1);
    if (name !== undefined) indices.set(name, index);
  }
  for (const [name, target] of discriminator.mapping) {
    const index = targets.indexOf(target);
    if (index >= 0) indices.set(name, index);
  }
  const mapping = map([...indices].map(([name, index]) => [name, json(index)]));
  return [call("selectBy", json(discriminator.property), mapping)];
}
