/** The small predicates that guards are made of. They take values of any kind and never throw. */

/** A JSON object, its members not yet known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** How deep a recursive schema, or an equality of lists and objects, follows a value before refusing it. */
export const maxDepth = 500;

/** A JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A JSON array. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A JSON number: JSON has no NaN and no infinities. */
export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** A number without a fraction; `1.0` is one. */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** A file, as a program holds it. Asked without naming `Blob`, which not every runtime's types know. */
export function isFile(value: unknown): boolean {
  const tag = Object.prototype.toString.call(value);
  return tag === "[object Blob]" || tag === "[object File]";
}

/** The object's own member. For names such as `constructor`, which every object inherits. */
export function own(value: JsonObject, name: string): unknown {
  return owns(value, name) ? value[name] : undefined;
}

/** True for a member of the object's own. Written as engines know it best: loops ask nothing else. */
export function owns(value: JsonObject, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, name);
}

/** How many members the object has. A member that is `undefined` does not exist in JSON. */
export function countMembers(value: JsonObject): number {
  let count = 0;
  for (const name in value) if (owns(value, name) && value[name] !== undefined) count++;
  return count;
}

/** True for at least so many code points. */
export function hasMinLength(text: string, length: number): boolean {
  if (text.length < length) return false;
  // A code point takes at most two units.
  return text.length >= length * 2 || countCodePoints(text) >= length;
}

/** True for at most so many code points. */
export function hasMaxLength(text: string, length: number): boolean {
  return text.length <= length || (text.length <= length * 2 && countCodePoints(text) <= length);
}

function countCodePoints(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    // A low surrogate counts for nothing after a high one, and for itself where it stands alone.
    if (isHigh(text.charCodeAt(index)) && isLow(text.charCodeAt(index + 1))) {
      count--;
      index++;
    }
  }
  return count;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Names of members and indices of items that some keyword has looked at, for the sake of
 * `unevaluatedProperties` and `unevaluatedItems` (JSON Schema core, section 11).
 */
export type Seen = Set<string | number>;

/** Adds parts to what has been looked at. */
export function see(seen: Seen, parts: Iterable<string | number>): void {
  for (const part of parts) seen.add(part);
}
