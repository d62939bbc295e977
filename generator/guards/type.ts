/** `type` (validation, section 6.1.1). */
import { type Code, code, literal } from "../emit/text.js";
import { allTypes } from "../model/listed-values.js";
import type { FormatType, Schema, ValueType } from "../model/types.js";
import type { HelperName } from "./host.js";
import type { Scope } from "./scope.js";

/** The functions that know the types which JSON has not. */
const formatTypeGuards = {
  int64: "isInt64",
  uint64: "isUint64",
  date: "isDate",
  "date-time": "isDateTime",
} as const satisfies Readonly<Record<FormatType, HelperName>>;

/** The function that knows a type; undefined for those of JSON. */
export function formatTypeGuard(type: ValueType | undefined): HelperName | undefined {
  const guards: { readonly [name in ValueType]?: HelperName } = formatTypeGuards;
  return type && guards[type];
}

/** The test that a value has the type. It narrows the operand for the compiler. */
export function typeTest(type: ValueType, { operand, host }: Scope): Code {
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
    case "int64":
    case "uint64":
    case "date":
    case "date-time":
      return code`${host.helper(formatTypeGuards[type])}(${operand})`;
    default:
      return type satisfies never;
  }
}

/** True where an object of the schema is no Date. */
export function excludesDates({ rules }: Schema): boolean {
  return rules.some((rule) => rule.kind === "type" && rule.withoutDates === true);
}

/** The test for an object that is no Date. */
export function datelessTest({ operand, host }: Scope): Code {
  return code`${host.helper("isDatelessObject")}(${operand})`;
}

/** The test that a value does not have the type. */
export function typeMismatch(type: ValueType, scope: Scope): Code {
  const { operand } = scope;
  if (type === "null") return code`${operand} !== null`;
  if (type === "boolean" || type === "string") return code`typeof ${operand} !== ${literal(type)}`;
  return code`!${typeTest(type, scope)}`;
}

/** The order of asking: null is cheapest. */
const order: readonly ValueType[] = [...new Set<ValueType>(["null", "boolean", "integer", ...allTypes])];

/** The types in the order of asking. `number` includes `integer`. */
export function distinctTypes(types: readonly ValueType[]): readonly ValueType[] {
  if (types.length === 1) return types;
  return order.filter((type) => types.includes(type) && !(type === "integer" && types.includes("number")));
}

/** The types that both lists allow. */
export function commonTypes(some: readonly ValueType[], others: readonly ValueType[]): readonly ValueType[] {
  return some.flatMap((type) => {
    if (others.includes(type)) return [type];
    if (type === "integer" && others.includes("number")) return [type];
    return type === "number" && others.includes("integer") ? (["integer"] as const) : [];
  });
}
