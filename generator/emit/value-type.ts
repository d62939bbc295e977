/** Values that a schema lists, as types. */
import { hasType } from "../model/listed-values.js";
import type { EnumRule, JsonValue, ListedValue, ValueType } from "../model/types.js";
import { type Code, code, join, literal, typeKey } from "./text.js";
import { type Type, simple, union } from "./type-text.js";

/** Open enums name what is known and admit all else of the same types; `string & {}` keeps editors suggesting. */
export function enumType(rule: EnumRule, types: readonly ValueType[] | undefined): Type {
  const values = rule.values.filter(
    (value) => types === undefined || types.some((type) => hasType(value, type)),
  );
  const members = values.map((value) => simple(valueType(value)));
  if (rule.open) return union([...members, ...others(values)]);
  const kinds = (["string", "number", "boolean"] as const).filter((kind) =>
    values.every((value) => typeof value === kind),
  );
  const [literals] = kinds;
  const type = union(members);
  return literals === undefined || kinds.length > 1 ? type : { ...type, literals };
}

function others(values: readonly ListedValue[]): readonly Type[] {
  const kinds = new Set(values.map((value) => typeof value));
  return [
    ...(kinds.has("string") ? [simple(code`(string & {})`)] : []),
    ...(kinds.has("number") ? [simple(code`(number & {})`)] : []),
    ...(kinds.has("bigint") ? [simple(code`(bigint & {})`)] : []),
    ...(kinds.has("boolean") ? [simple(code`boolean`)] : []),
  ];
}

/** The type of one JSON value: literals for scalars; whatever holds it for the rest. */
function valueType(value: ListedValue): Code {
  if (typeof value === "number" && !Number.isFinite(value)) return code`number`;
  if (value === null || typeof value !== "object") return literal(value);
  if (isList(value)) return code`[${join(value.map(valueType), code`, `)}]`;
  const members = Object.entries(value).map(([name, member]) => code`${typeKey(name)}: ${valueType(member)}`);
  return code`{ ${join(members, code`; `)} }`;
}

function isList(value: ListedValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
