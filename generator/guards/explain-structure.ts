/** The explanation of arrays and objects, as calls. */
import type { ArrayRule, ObjectRule, Schema } from "../model/types.js";
import { type Calls, type PartOf, scalars, withoutNulls } from "./explain-keywords.js";
import { type Entries, type ExplainTree, call, json, list, map, named } from "./explain-tree.js";

/** What is known of the schema around a rule. */
export interface Around {
  /** It says by `type` that the value is of the rule's kind: one call then says both. */
  readonly typed: boolean;
  /** What has been looked at counts, so that schemas which allow anything say something too. */
  readonly noted: boolean;
}

/** The keywords for arrays. */
export function arrayCalls(rule: ArrayRule, { typed, noted }: Around, part: PartOf): Calls {
  const { contains, minContains = null, maxContains = null } = rule;
  const prefixes = rule.prefixItems.map((schema, index) => part(schema, "prefixItems", index));
  const items = rule.items !== undefined && isTelling(rule.items, noted) ? [part(rule.items, "items")] : [];
  const isAlike = typed && prefixes.length === 0 && items.length > 0;
  const calls: ExplainTree[] = [];
  if (isAlike) calls.push(call("arrayOf", ...items));
  else if (typed) calls.push(named("arrayType"));
  calls.push(...scalars(rule, ["minItems", "maxItems"]));
  if (rule.uniqueItems) calls.push(named("uniqueItems"));
  if (prefixes.length > 0) calls.push(call("prefixItems", list(prefixes)));
  if (items.length > 0 && !isAlike) {
    calls.push(call("itemsOf", ...items, ...(prefixes.length > 0 ? [json(prefixes.length)] : [])));
  }
  if (contains !== undefined) {
    const limits = withoutNulls([json(minContains), json(maxContains)]);
    calls.push(call("containsOf", part(contains, "contains"), ...limits));
  }
  return calls;
}

function isTelling({ rules }: Schema, noted: boolean): boolean {
  return noted || rules.length > 0;
}

/** An object rule, and the names that are required in the view at hand. */
interface ViewedObject {
  readonly rule: ObjectRule;
  readonly required: readonly string[];
}

/** The keywords for objects. */
export function objectCalls(object: ViewedObject, around: Around, part: PartOf): Calls {
  const { rule, required } = object;
  const undeclared = required.filter((name) => !rule.properties.has(name));
  const calls = [...propertyCalls(object, around, part)];
  if (undeclared.length > 0) calls.push(call("requires", json(undeclared)));
  if (rule.propertyNames !== undefined) {
    calls.push(call("propertyNames", part(rule.propertyNames, "propertyNames")));
  }
  calls.push(...scalars(rule, ["minProperties", "maxProperties"]));
  if (rule.dependentRequired.size > 0) {
    const entries = Array.from(rule.dependentRequired, ([name, names]) => [name, json(names)] as const);
    calls.push(call("dependentRequired", map(entries)));
  }
  if (rule.dependentSchemas.size > 0) {
    calls.push(
      call("dependentSchemas", map(partEntries("dependentSchemas", [...rule.dependentSchemas], part))),
    );
  }
  return calls;
}

/** The keywords that share out the members of an object among them. */
function propertyCalls({ rule, required }: ViewedObject, { typed, noted }: Around, part: PartOf): Calls {
  const rest = restCalls(rule, noted, part);
  const names = new Set(required);
  // Nobody asks for a member that may be anything, or be absent, unless its having a name counts.
  const properties = [...rule.properties].filter(
    ([name, schema]) => names.has(name) || rest.length > 0 || isTelling(schema, noted),
  );
  if (properties.length === 0) return [...(typed ? [named("objectType")] : []), ...rest];
  const needed = properties.filter(([name]) => names.has(name));
  const others = properties.filter(([name]) => !names.has(name));
  const maps = [needed, others].map((some) => map(partEntries("properties", some, part)));
  const args = others.length > 0 || rest.length > 0 ? maps : maps.slice(0, 1);
  return [call(typed ? "objectOf" : "properties", ...args, ...rest)];
}

/** What explains the members that are no properties. */
function restCalls(rule: ObjectRule, noted: boolean, part: PartOf): Calls {
  const { additionalProperties: others, patternProperties } = rule;
  const rest =
    others !== undefined && isTelling(others, noted)
      ? [call("additionalProperties", part(others, "additionalProperties"))]
      : [];
  if (patternProperties.size === 0) return rest;
  return [
    call("patternProperties", map(partEntries("patternProperties", [...patternProperties], part)), ...rest),
  ];
}

function partEntries(
  keyword: string,
  schemas: readonly (readonly [string, Schema])[],
  part: PartOf,
): Entries {
  return schemas.map(([name, schema]) => [name, part(schema, keyword, name)]);
}
