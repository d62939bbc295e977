/**
 * Members whose presence gets lost in an intersection: to the compiler `{ id?: string } & { id: unknown }` has an
 * `id` that may be undefined. Under `exactOptionalPropertyTypes` that is not assignable to `{ id?: string }`.
 */
import { requiredNames } from "../guards/access.js";
import { rulesOf } from "../guards/rules-of.js";
import { anyPart, applied } from "../model/applied.js";
import { simplified } from "../model/evaluated.js";
import type { ObjectRule, Schema } from "../model/types.js";
import { unknown } from "./type-text.js";
import { type TypeScope, schemaType } from "./types.js";

/** True where one of the schemas requires a member and says nothing of it, which another has as optional. */
export function losesPresence(schemas: readonly Schema[], scope: TypeScope): boolean {
  if (schemas.length < 2) return false;
  const all = [...applied(schemas, scope.lookup, anyPart)].map(simplified);
  const rules = all.flatMap((schema) => rulesOf(schema, "object"));
  const untyped = new Set(rules.flatMap((rule) => untypedNames(rule, scope)));
  return rules.some((rule) => {
    const required = new Set(requiredNames(rule, scope.view, scope.lookup));
    return [...rule.properties.keys()].some((name) => untyped.has(name) && !required.has(name));
  });
}

/** The names that a rule requires, and whose values may be anything. */
function untypedNames(rule: ObjectRule, scope: TypeScope): readonly string[] {
  return requiredNames(rule, scope.view, scope.lookup).filter((name) => {
    const described = rule.properties.get(name);
    return described === undefined || schemaType(described, scope).text === unknown.text;
  });
}
