/** `unevaluatedItems` and `unevaluatedProperties` where they come to what simpler keywords say. */
import { once } from "./once.js";
import { plainArray, propertiesRule } from "./plain.js";
import type { ArrayRule, ObjectRule, Rule, Schema, UnevaluatedRule } from "./types.js";

/**
 * The schema with `additionalProperties` and `items` in the place of these keywords, where no other schema that
 * applies in place could have looked at a part of the value: they are then the same (core, section 11).
 */
export function simplified(schema: Schema): Schema {
  return schema.rules.some(({ kind }) => kind === "unevaluated") ? simplify(schema) : schema;
}

const simplify = once((schema: Schema): Schema => {
  if (schema.rules.some(appliesOthers)) return schema;
  const kept = schema.rules.filter(({ kind }) => !["array", "object", "unevaluated"].includes(kind));
  return { ...schema, rules: [...kept, ...arrayRules(schema), ...objectRules(schema)] };
});

/** True for a rule whose schemas apply to the value itself, and may accept it. */
function appliesOthers(rule: Rule): boolean {
  if (rule.kind === "object") return rule.dependentSchemas.size > 0;
  return ["reference", "allOf", "anyOf", "oneOf", "conditional"].includes(rule.kind);
}

function arrayRules({ rules }: Schema): readonly Rule[] {
  const own = rules.find((rule): rule is ArrayRule => rule.kind === "array");
  const rest = unevaluated(rules, "unevaluatedItems");
  if (rest === undefined) return own === undefined ? [] : [own];
  // What `contains` matches has been looked at, wherever it stands (core, section 10.3.1.3).
  if (own?.contains !== undefined) return [own, rest];
  return [{ ...(own ?? plainArray), items: own?.items ?? rest.schema }];
}

function objectRules({ rules }: Schema): readonly Rule[] {
  const own = rules.find((rule): rule is ObjectRule => rule.kind === "object");
  const rest = unevaluated(rules, "unevaluatedProperties");
  if (rest === undefined) return own === undefined ? [] : [own];
  const rule = own ?? propertiesRule(new Map());
  return [{ ...rule, additionalProperties: rule.additionalProperties ?? rest.schema }];
}

function unevaluated(
  rules: readonly Rule[],
  keyword: UnevaluatedRule["keyword"],
): UnevaluatedRule | undefined {
  return rules.find(
    (rule): rule is UnevaluatedRule => rule.kind === "unevaluated" && rule.keyword === keyword,
  );
}
