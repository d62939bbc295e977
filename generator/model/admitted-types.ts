/** The types that a schema leaves to a value, whichever of its rules says so. */
import type { View } from "./declarations.js";
import type { SchemaLookup } from "./applied.js";
import { isFile } from "./files.js";
import { allTypes, typesOfValues } from "./listed-values.js";
import type { Rule, Schema, ValueType } from "./types.js";

/** What the answer depends on: where schemas are found, and from which side they are seen. */
interface Surroundings {
  readonly lookup: SchemaLookup;
  readonly view: View;
}

/** References can form a ring, and each alternative of an alternative is asked: both come to an end here. */
const maxDepth = 8;
const depthOfAlternatives = 3;

/**
 * The types of the values that a schema may accept, integers among numbers: its own, and those that what it
 * refers to and its combinators agree on.
 * @returns undefined where a value of any type may obey it, or where it lies too deep to tell.
 */
export function admittedTypes(
  schema: Schema,
  around: Surroundings,
  depth = 0,
): readonly ValueType[] | undefined {
  if (depth > maxDepth || isFile(schema, around.view)) return undefined;
  return common(schema.rules.map((rule) => typesOfRule(rule, around, depth)));
}

function typesOfRule(rule: Rule, around: Surroundings, depth: number): readonly ValueType[] | undefined {
  switch (rule.kind) {
    case "never":
      return [];
    case "type":
      return allTypes.filter(
        (type) => rule.types.includes(type) || (type === "number" && rule.types.includes("integer")),
      );
    case "enum":
      return typesOfValues(rule.values);
    case "reference": {
      const target = around.lookup(rule.target);
      return target && admittedTypes(target, around, depth + 1);
    }
    case "allOf":
      return common(rule.schemas.map((part) => admittedTypes(part, around, depth + 1)));
    case "anyOf":
    case "oneOf":
      return union(rule.schemas.map((part) => admittedTypes(part, around, depth + depthOfAlternatives)));
    case "number":
    case "string":
    case "array":
    case "object":
    case "not":
    case "conditional":
    case "unevaluated":
      return undefined;
    default:
      return rule satisfies never;
  }
}

type Types = readonly ValueType[] | undefined;

/** What all of the parts admit. */
function common(parts: readonly Types[]): Types {
  const [first, ...others] = parts.filter((types) => types !== undefined);
  return first?.filter((type) => others.every((types) => types.includes(type)));
}

/** What one of the parts admits. */
function union(parts: readonly Types[]): Types {
  if (parts.includes(undefined)) return undefined;
  return allTypes.filter((type) => parts.some((types) => types?.includes(type)));
}
