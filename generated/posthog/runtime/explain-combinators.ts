/** Schemas made of schemas (JSON Schema core, section 10.2). */
import { isObject, own } from "./checks.js";
import type { SchemaData, SchemaKeywords } from "./explain-schema.js";
import { type Visit, apart, beside, isDone, note, pointerOf, refuse } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** Checks the alternatives, the exclusion and the condition of a schema. */
export function checkCombinators(schema: SchemaKeywords, visit: Visit): void {
  for (const [index, part] of (schema.allOf ?? []).entries())
    visit.apply(part, beside(visit, "allOf", index));
  checkAlternatives({ keyword: "anyOf", schema }, visit);
  checkAlternatives({ keyword: "oneOf", schema }, visit);
  if (schema.not !== undefined) {
    const branch = apart(visit, "not");
    visit.apply(schema.not, branch);
    if (branch.issues.length === 0) refuse(visit, "not", "must not match the schema that is excluded here");
  }
  checkConditional(schema, visit);
}

function checkConditional(schema: SchemaKeywords, visit: Visit): void {
  if (schema.if === undefined) return;
  const branch = apart(visit, "if");
  visit.apply(schema.if, branch);
  if (branch.issues.length === 0) {
    note(visit, branch.seen ?? []);
    if (schema.then !== undefined) visit.apply(schema.then, beside(visit, "then"));
  } else if (schema.else !== undefined) visit.apply(schema.else, beside(visit, "else"));
}

/** A keyword of alternatives, and the schema that has it. */
interface Alternatives {
  readonly keyword: "anyOf" | "oneOf";
  readonly schema: SchemaKeywords;
}

function checkAlternatives({ keyword, schema }: Alternatives, visit: Visit): void {
  const alternatives: readonly SchemaData[] | undefined = schema[keyword];
  if (alternatives === undefined) return;
  const branches = alternatives.map((alternative, index) => {
    const branch = apart(visit, keyword, index);
    visit.apply(alternative, branch);
    return branch;
  });
  const valid = branches.filter(({ issues }) => issues.length === 0);
  for (const branch of valid) note(visit, branch.seen ?? []);
  if (valid.length === 0) {
    refuse(visit, keyword, `must match one of ${branches.length} schemas`);
    if (!isDone(visit)) visit.issues.push(...nearest({ keyword, schema }, visit));
  } else if (keyword === "oneOf" && valid.length > 1) {
    refuse(visit, keyword, `must match exactly one of ${branches.length} schemas, not ${valid.length}`);
  }
}

/** The issues of the alternative that the value was most likely meant to match. */
function nearest({ keyword, schema }: Alternatives, visit: Visit): readonly Issue[] {
  const alternatives = schema[keyword] ?? [];
  const explained = (index: number): Visit => {
    const branch = { ...apart(visit, keyword, index), limit: visit.limit };
    visit.apply(alternatives[index] ?? true, branch);
    return branch;
  };
  const selected = selectedIndex(schema, visit.value);
  if (selected !== undefined) return explained(selected).issues;
  const [best] = [...alternatives.keys()]
    .map(explained)
    .map((branch) => ({ branch, order: rank(branch) }))
    .sort((a, b) => compare(a.order, b.order));
  return best?.branch.issues ?? [];
}

/** OpenAPI 3.1, section 4.8.25: the value of a property selects the schema. */
function selectedIndex({ discriminator }: SchemaKeywords, value: unknown): number | undefined {
  if (discriminator === undefined || !isObject(value)) return undefined;
  const name = own(value, discriminator.property);
  const { mapping } = discriminator;
  return typeof name === "string" && Object.hasOwn(mapping, name) ? mapping[name] : undefined;
}

/**
 * Smaller is nearer. An alternative of another type is furthest, then one whose constants the value does
 * not have; of the others, the one that understood the value to the greatest depth, with fewest issues.
 */
function rank({ issues, ...visit }: Visit): readonly number[] {
  const pointer = pointerOf(visit.pointer);
  const own = depthOf({ pointer });
  const here = issues.filter((issue) => issue.pointer === pointer);
  const otherType = here.some(({ keyword }) => keyword === "type");
  const otherConstant = issues.some(
    (issue) => (issue.keyword === "const" || issue.keyword === "enum") && depthOf(issue) <= own + 1,
  );
  const depth = Math.max(0, ...issues.map(depthOf));
  return [Number(otherType), Number(otherConstant), -depth, issues.length];
}

function depthOf({ pointer }: Pick<Issue, "pointer">): number {
  let depth = 0;
  for (let at = pointer.indexOf("/"); at >= 0; at = pointer.indexOf("/", at + 1)) depth++;
  return depth;
}

function compare(some: readonly number[], others: readonly number[]): number {
  for (const [index, number] of some.entries()) {
    const difference = number - (others[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
