/** Which schemas are tested where they stand, and which by a function of their own. */
import { isArray, isObject } from "../../templates/runtime/checks.js";
import type { ArrayRule, ObjectRule, Rule, Schema } from "../model/types.js";
import type { Form } from "./scope.js";

/** More alternatives than this make a function, so that lines stay readable. */
const fewAlternatives = 4;

/** True for a schema whose test is an expression of modest length. */
export function isInline(schema: Schema, form: Form): boolean {
  return (
    schema.rules.length <= 3 &&
    schema.rules.every((rule) => {
      switch (rule.kind) {
        case "never":
        case "reference":
        case "allOf":
        case "oneOf":
        case "not":
        case "conditional":
          return true;
        case "anyOf":
          return rule.schemas.length <= fewAlternatives;
        case "type":
        case "enum":
        case "number":
        case "string":
          return form === "inline";
        case "array":
        case "object":
          return form === "inline" && isTrivial(rule);
        case "unevaluated":
          return false;
        default:
          return rule satisfies never;
      }
    })
  );
}

/** What costs least is asked first: 0 for a single constant, which tells most, 1 for tests in place, 2 for calls. */
export function cost({ rules }: Schema): number {
  if (rules.some((rule) => rule.kind === "enum" && !rule.open && rule.values.length === 1)) return 0;
  return rules.every(({ kind }) => inPlace.has(kind)) ? 1 : 2;
}

const inPlace: ReadonlySet<Rule["kind"]> = new Set(["never", "type", "enum", "number", "string"]);

/** `additionalProperties: true` and `items: {}` say what would be so without them. */
function isTrivial(rule: ArrayRule | ObjectRule): boolean {
  return Object.entries(rule).every(([keyword, value]: [string, unknown]) => {
    if (keyword === "kind" || value === undefined || value === false) return true;
    if (Array.isArray(value)) return value.length === 0;
    if (value instanceof Map) return value.size === 0;
    return isObject(value) && isArray(value["rules"]) && value["rules"].length === 0;
  });
}

/**
 * The schema without null, where null is one of several types of a structure: the caller asks for null
 * in place, and the structure's function need not. Undefined where there is nothing to split off.
 */
export function withoutNull(schema: Schema): Schema | undefined {
  if (schema.rules.length < 2) return undefined;
  const structured = schema.rules.some((rule) => rule.kind === "array" || rule.kind === "object");
  let split = false;
  const rules = schema.rules.map((rule) => {
    if (rule.kind !== "type" || rule.types.length < 2 || !rule.types.includes("null")) return rule;
    split = true;
    return { ...rule, types: rule.types.filter((type) => type !== "null") };
  });
  const plain = schema.rules.every(({ kind }) => kind === "type" || kind === "array" || kind === "object");
  return structured && plain && split ? { ...schema, rules } : undefined;
}
