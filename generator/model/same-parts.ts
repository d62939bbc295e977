/** Schemas of different rules that apply to the same part of a value. */
import type { ObjectRule, Rule, Schema } from "./types.js";

/** Finds what another rule, or the rule itself, says of the same member, or of the same items. */
export function sameParts(rule: Rule): (part: Schema, other: Rule) => readonly Schema[] {
  if (rule.kind === "array") {
    return (part, other) => {
      const isOfItems = part === rule.items || part === rule.contains;
      return isOfItems && other.kind === "array" && other.items !== undefined ? [other.items] : [];
    };
  }
  if (rule.kind !== "object") return () => [];
  const names = new Map(Array.from(rule.properties, ([name, schema]) => [schema, name]));
  return (part, other) => {
    const name = names.get(part);
    return other.kind === "object" && name !== undefined ? schemasOfMember(other, name) : [];
  };
}

/** What an object's rule says of a member (core, section 10.3.2). */
function schemasOfMember(
  { properties, patternProperties, additionalProperties }: ObjectRule,
  name: string,
): readonly Schema[] {
  const own = properties.get(name);
  const matching = [...patternProperties].filter(([source]) => new RegExp(source, "u").test(name));
  const found = [...(own === undefined ? [] : [own]), ...matching.map(([, schema]) => schema)];
  return found.length > 0 || additionalProperties === undefined ? found : [additionalProperties];
}
