/** Values that a schema lists, and the types that they have. */
import type { ListedValue, ValueType } from "./types.js";

/** All types in the order in which they are named, integers among numbers. */
export const allTypes: readonly ValueType[] = [
  "boolean",
  "number",
  "int64",
  "uint64",
  "string",
  "date",
  "date-time",
  "array",
  "object",
  "null",
];

/** The types that some of the values have. */
export function typesOfValues(values: readonly ListedValue[]): readonly ValueType[] {
  return allTypes.filter((type) => values.some((value) => hasType(value, type)));
}

/** True for a value of the type. */
export function hasType(value: ListedValue, type: ValueType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "int64":
    case "uint64":
      return typeof value === "bigint";
    case "date":
    case "date-time":
      return false;
    case "boolean":
    case "number":
    case "string":
      return typeof value === type;
    default:
      return type satisfies never;
  }
}
