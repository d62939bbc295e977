/** JSON values, as opposed to whatever else a parser of YAML may give. */
import { byName } from "./order.js";
import type { JsonValue } from "./types.js";

/**
 * How deep schemas and the values in a document may be nested. Nothing that people write comes near it,
 * and a document made to break a reader stays far from the end of the stack.
 */
export const maxDepth = 256;

/** True for what JSON text can say, nested no deeper than `maxDepth`. Infinity is `1e999`; NaN is no JSON. */
export function isJsonValue(value: unknown, depth = 0): value is JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return !Number.isNaN(value);
  if (typeof value !== "object" || depth >= maxDepth) return false;
  if (!Array.isArray(value) && !isPlainObject(value)) return false;
  return Object.values(value).every((member) => isJsonValue(member, depth + 1));
}

/** Text that is the same for data which differ by the order of their maps alone. */
export function canonicalText(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(byName(Object.entries(part)))
      : part,
  );
}

/** An object that a parser made, not a `Date` or a `Map`. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
