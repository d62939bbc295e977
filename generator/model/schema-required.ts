/**
 * Members that a schema requires, and describes elsewhere: `allOf: [Base, { required: [id] }]`. Whether one side
 * does not see them is said where they are described (OpenAPI 3.0.3, section 4.7.24.1).
 */
import { plainSchema } from "./plain.js";
import type { Place } from "../diagnostics.js";
import type { ObjectRule, Rule, Schema } from "./types.js";

/** Tells the rules of a schema that require what they do not describe what else applies to the same value. */
export function withDescriptions(rules: readonly Rule[], place: Place): readonly Rule[] {
  const leads = rules.some(({ kind }) => kind === "allOf" || kind === "reference");
  if (!leads || !rules.some(lacksDescription)) return rules;
  const whole = plainSchema(place, rules);
  return rules.map((rule) => described(rule, whole));
}

function lacksDescription(rule: Rule): boolean {
  if (rule.kind === "allOf") return rule.schemas.some(({ rules }) => rules.some(lacksDescription));
  return rule.kind === "object" && rule.required.some((name) => !rule.properties.has(name));
}

function described(rule: Rule, whole: Schema): Rule {
  if (!lacksDescription(rule)) return rule;
  if (rule.kind === "object")
    return { ...rule, describedBy: [...rule.describedBy, whole] } satisfies ObjectRule;
  if (rule.kind !== "allOf") return rule;
  const schemas = rule.schemas.map((schema) =>
    schema.rules.some(lacksDescription)
      ? { ...schema, rules: schema.rules.map((part) => described(part, whole)) }
      : schema,
  );
  return { ...rule, schemas };
}

/** True for a schema whose objects have a member that both sides see, whatever else applies to them. */
export function isSureOfMember({ rules }: Schema): boolean {
  return rules.some(
    (rule) =>
      rule.kind === "object" &&
      rule.required.some((name) => {
        const described = rule.properties.get(name);
        return described !== undefined && isSeenByAll(described);
      }),
  );
}

/** What a schema leads to may say that one side does not see the value. */
function isSeenByAll({ access, rules }: Schema): boolean {
  return access === undefined && !rules.some(({ kind }) => leading.has(kind));
}

const leading: ReadonlySet<Rule["kind"]> = new Set(["reference", "allOf", "anyOf", "oneOf"]);
