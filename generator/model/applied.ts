/** The schemas that apply to one and the same value. */
import type { Rule, Schema, SchemaId } from "./types.js";

/** Finds a schema by its identity. */
export type SchemaLookup = (id: SchemaId) => Schema | undefined;

/**
 * Schemas, and those that apply wherever they do: what they refer to, and what their combinators list. Rings of
 * references end where they began.
 * @param partsOf the schemas of a combinator that count; by default what `allOf` lists.
 * @returns nearer ones first.
 */
export function applied(
  schemas: Iterable<Schema>,
  lookup: SchemaLookup,
  partsOf: (rule: Rule) => readonly Schema[] = allOf,
): ReadonlySet<Schema> {
  const found = new Set(schemas);
  for (const { rules } of found) {
    for (const rule of rules) {
      const target = rule.kind === "reference" ? lookup(rule.target) : undefined;
      if (target !== undefined) found.add(target);
      for (const part of partsOf(rule)) found.add(part);
    }
  }
  return found;
}

/** What all combinators list: one of them speaks of a value, if not each. */
export function anyPart(rule: Rule): readonly Schema[] {
  return rule.kind === "allOf" || rule.kind === "anyOf" || rule.kind === "oneOf" ? rule.schemas : none;
}

function allOf(rule: Rule): readonly Schema[] {
  return rule.kind === "allOf" ? rule.schemas : none;
}

const none: readonly Schema[] = [];
