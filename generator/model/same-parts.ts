/** Schemas of different rules that apply to the same part of a value. */
import { patternCost } from "../patterns/cost.js";
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
  const matching = [...patternProperties].filter(([source]) => isMatch(source, name));
  const found = [...(own === undefined ? [] : [own]), ...matching.map(([, schema]) => schema)];
  return found.length > 0 || additionalProperties === undefined ? found : [additionalProperties];
}

/** Longer names are in no document but one that is made to take long. */
const longestName = 1000;

/** What could take long is taken for no match. */
function isMatch(source: string, name: string): boolean {
  if (name.length > longestName || patternCost(source) !== undefined) return false;
  return new RegExp(source, "u").test(name);
}
