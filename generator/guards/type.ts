/** `type` (validation, section 6.1.1). */
import { type Code, code, literal } from "../emit/text.js";
import type { JsonType } from "../model/types.js";
import type { Scope } from "./scope.js";

/** The test that a value has the type. It narrows the operand for the compiler. */
export function typeTest(type: JsonType, { operand, host }: Scope): Code {
  switch (type) {
    case "null":
      return code`${operand} === null`;
    case "boolean":
      return code`typeof ${operand} === "boolean"`;
    case "string":
      return code`typeof ${operand} === "string"`;
    case "integer":
      return code`${host.helper("isInteger")}(${operand})`;
    case "number":
      return code`${host.helper("isNumber")}(${operand})`;
    case "array":
      return code`${host.helper("isArray")}(${operand})`;
    case "object":
      return code`${host.helper("isObject")}(${operand})`;
    default:
      return type satisfies never;
  }
}

/** The test that a value does not have the type. */
export function typeMismatch(type: JsonType, scope: Scope): Code {
  const { operand } = scope;
  if (type === "null") return code`${operand} !== null`;
  if (type === "boolean" || type === "string") return code`typeof ${operand} !== ${literal(type)}`;
  return code`!${typeTest(type, scope)}`;
}

/** The types in the order of asking: null is cheapest. `number` includes `integer`. */
export function distinctTypes(types: readonly JsonType[]): readonly JsonType[] {
  const order: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];
  return order.filter((type) => types.includes(type) && !(type === "integer" && types.includes("number")));
}

/** The types that both lists allow. */
export function commonTypes(some: readonly JsonType[], others: readonly JsonType[]): readonly JsonType[] {
  return some.flatMap((type) => {
    if (others.includes(type)) return [type];
    if (type === "integer" && others.includes("number")) return [type];
    return type === "number" && others.includes("integer") ? (["integer"] as const) : [];
  });
}
