/**
 * Says why a value does not match a schema. A small interpreter over compact data: it runs only after a
 * guard has refused, so that it may take its time. It agrees with the guards made from the same schema.
 */
import { type Seen, isArray, isObject, maxDepth } from "./checks.js";
import { checkCombinators } from "./explain-combinators.js";
import type { SchemaData, SchemaKeywords } from "./explain-schema.js";
import { checkArray, checkObject } from "./explain-structure.js";
import { checkEnum, checkNumber, checkString, checkType } from "./explain-values.js";
import {
  type Findings,
  type Memory,
  type Trail,
  type Visit,
  beside,
  derived,
  inside,
  isDone,
  jsonTypeOf,
  note,
  pointerOf,
  refuse,
} from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** A value with more issues than this is wrong altogether: what follows would not be read. */
const maxIssues = 100;

/**
 * Explains a refusal.
 * @returns the reasons, at most about a hundred; none for a value that matches.
 */
export function explain(data: SchemaData, value: unknown): Issue[] {
  // The schema itself is where counting begins: only references to it are counted.
  const memory: Memory = { made: new Map(), findings: [] };
  const schema = made(data, memory);
  const issues: Issue[] = [];
  const start = { value, pointer: "", at: "", keyword: "", depth: 0, seen: undefined };
  const visit: Visit = { ...start, issues, limit: maxIssues, memory, apply };
  try {
    apply(schema, visit);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The stack ended: the value is nested deeply and the schema goes along.
    const at = typeof schema === "object" ? (schema.at ?? "") : "";
    refuse({ ...visit, at }, "$ref", "must not be nested so deeply");
  }
  return issues;
}

function apply(schema: SchemaData | undefined, visit: Visit): void {
  if (isDone(visit) || schema === undefined || schema === true) return;
  if (typeof schema === "function") follow(made(schema, visit.memory), visit);
  else if (schema === false) refuseAll(visit);
  else applyKeywords(schema, visit);
}

/** Follows a reference. A guard counts the same references, by `descend`. */
function follow(schema: SchemaData, visit: Visit): void {
  if (typeof schema !== "object" || schema.recursive !== true) return apply(schema, visit);
  const inner = { ...visit, depth: visit.depth + 1 };
  if (inner.depth > maxDepth) return refuse(visit, "$ref", `must not be nested more than ${maxDepth} deep`);
  const { value } = visit;
  if (typeof value !== "object" || value === null) return apply(schema, inner);
  const { issues, seen } = findings({ schema, value }, inner);
  const room = visit.limit - visit.issues.length;
  const start = pointerOf(visit.pointer);
  for (const issue of issues.slice(0, room)) visit.issues.push({ ...issue, pointer: start + issue.pointer });
  note(visit, seen ?? []);
}

interface Meeting {
  readonly schema: SchemaData;
  readonly value: object;
}

/** What a schema has to say of a value at some depth: found out once, as guards do by `descendOnce`. */
function findings({ schema, value }: Meeting, visit: Visit): Findings {
  const schemas = (visit.memory.findings[visit.depth] ??= new Map());
  const values = schemas.get(schema) ?? new Map<object, Findings>();
  schemas.set(schema, values);
  const known = values.get(value);
  if (known !== undefined && isEnough(known, visit)) return known;
  const found: Visit = { ...visit, pointer: "", issues: [], seen: visit.seen && new Set<string | number>() };
  apply(schema, found);
  const { issues, limit, seen } = found;
  const kept = { issues, limit, seen };
  values.set(value, kept);
  return kept;
}

/** Where parts have to be noted, what was found without them is of no use, nor is a verdict for who asks why. */
function isEnough({ issues, limit, seen }: Findings, visit: Visit): boolean {
  return (visit.seen === undefined || seen !== undefined) && (issues.length < limit || limit >= visit.limit);
}

/** The schema itself: a function among the data is asked once. */
function made(schema: SchemaData, { made: known }: Memory): SchemaData {
  if (typeof schema !== "function") return schema;
  const data = known.get(schema) ?? schema();
  known.set(schema, data);
  return data;
}

/** The schema `false` has no keyword of its own: the issue names the one that it belongs to. */
function refuseAll({ issues, pointer, at, keyword, value }: Visit): void {
  issues.push({
    pointer: pointerOf(pointer),
    keyword: keyword || "false",
    schema: pointerOf(at),
    message: "must not be there",
    found: jsonTypeOf(value),
  });
}

function applyKeywords(schema: SchemaKeywords, outer: Visit): void {
  const { unevaluatedItems, unevaluatedProperties } = schema;
  const asks = unevaluatedItems !== undefined || unevaluatedProperties !== undefined;
  const seen: Seen | undefined = asks ? new Set() : outer.seen;
  const { value, pointer, keyword } = outer;
  const visit = derived(outer, { value, pointer, at: placeOf(schema, outer), keyword, seen });
  if (schema.$ref !== undefined) apply(schema.$ref, beside(visit, "$ref"));
  if (schema.$dynamicRef !== undefined) apply(schema.$dynamicRef, beside(visit, "$dynamicRef"));
  checkType(schema, visit);
  checkEnum(schema, visit);
  checkNumber(schema, visit);
  checkString(schema, visit);
  checkArray(schema, visit);
  checkObject(schema, visit);
  checkCombinators(schema, visit);
  if (!asks) return;
  applyToRest({ keyword: "unevaluatedItems", schema: unevaluatedItems, parts: indices(value) }, visit);
  applyToRest(
    { keyword: "unevaluatedProperties", schema: unevaluatedProperties, parts: names(value) },
    visit,
  );
  note(outer, seen ?? []);
}

function placeOf({ at, here }: SchemaKeywords, { at: reached }: Visit): Trail {
  if (at !== undefined) return at;
  return here === true && typeof reached === "object" ? reached.from : reached;
}

interface Rest {
  readonly keyword: string;
  readonly schema: SchemaData | undefined;
  readonly parts: readonly (string | number)[];
}

/** Applies a schema to what nothing has looked at yet (JSON Schema core, section 11). */
function applyToRest({ keyword, schema, parts }: Rest, visit: Visit): void {
  if (schema === undefined) return;
  for (const part of parts) if (visit.seen?.has(part) !== true) apply(schema, inside(visit, part, keyword));
  note(visit, parts);
}

function indices(value: unknown): readonly number[] {
  return isArray(value) ? [...value.keys()] : [];
}

function names(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value).filter((name) => value[name] !== undefined) : [];
}
