/** Equality of JSON values (JSON Schema core, section 4.2.2). */
import { type JsonObject, countMembers, isArray, isObject, maxDepth, own } from "./checks.js";

/** Equality: members in any order, 1 equal to 1.0. */
export function isEqual(value: unknown, other: unknown, depth = 0): boolean {
  if (value === other) return true;
  if (depth >= maxDepth) return false;
  if (isArray(value)) return isArray(other) && hasEqualItems(value, other, depth);
  return isObject(value) && isObject(other) && hasEqualMembers(value, other, depth);
}

function hasEqualItems(value: readonly unknown[], other: readonly unknown[], depth: number): boolean {
  if (value.length !== other.length) return false;
  for (let index = 0; index < value.length; index++) {
    if (!isEqual(value[index], other[index], depth + 1)) return false;
  }
  return true;
}

function hasEqualMembers(value: JsonObject, other: JsonObject, depth: number): boolean {
  if (countMembers(value) !== countMembers(other)) return false;
  for (const name of Object.keys(value)) {
    if (value[name] !== undefined && !isEqual(value[name], own(other, name), depth + 1)) return false;
  }
  return true;
}

/** True when no two items are equal. Takes linear time; items nested deeper than `maxDepth` are refused. */
export function hasUniqueItems(value: readonly unknown[]): boolean {
  const primitives = new Set<unknown>();
  const structures = new Set<string>();
  for (const item of value) {
    if (typeof item !== "object" || item === null) {
      if (primitives.has(item)) return false;
      primitives.add(item);
    } else {
      const text = canonical(item, 0);
      if (text === undefined || structures.has(text)) return false;
      structures.add(text);
    }
  }
  return true;
}

/** One text for all values that are equal; undefined for a value nested too deep. */
function canonical(value: unknown, depth: number): string | undefined {
  if (depth > maxDepth) return undefined;
  const parts: string[] = [];
  if (isArray(value)) {
    for (const item of value) {
      const text = canonical(item, depth + 1);
      if (text === undefined) return undefined;
      parts.push(text);
    }
    return `[${parts.join()}]`;
  }
  // A Date has no members that tell it from others.
  if (!isObject(value) || value instanceof Date)
    return typeof value === "bigint" ? `${value}n` : (JSON.stringify(value) ?? "null");
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    const text = canonical(member, depth + 1);
    if (text === undefined) return undefined;
    if (member !== undefined) parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join()}}`;
}
