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

/** True for multiples in the decimal notation of both numbers, so that 0.3 is a multiple of 0.1. */
export function isMultipleOf(value: number | bigint, divisor: number): boolean {
  const isWhole = typeof value === "bigint" || Number.isFinite(value);
  if (!isWhole || !Number.isFinite(divisor)) return value === 0;
  if (isInteger(value) && Number.isInteger(divisor)) {
    if (value % divisor === 0) return true;
    // The remainder is exact, but a number beyond 2^53 may be another than JSON wrote: 1e23 is a little less.
    if (Number.isSafeInteger(value)) return false;
  }
  // Others are made integers by moving the point, exactly.
  const dividend = decimal(value);
  const unit = decimal(divisor);
  const exponent = Math.min(dividend.exponent, unit.exponent);
  return scale(dividend, exponent) % scale(unit, exponent) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The number as JavaScript prints it: 1.5e-7 is 15 and -8. */
function decimal(value: number | bigint): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  return { digits: BigInt(mantissa.replace(".", "")), exponent: Number(exponent) - fraction.length };
}

function scale(value: Decimal, exponent: number): bigint {
  return value.digits * 10n ** BigInt(value.exponent - exponent);
}

/** Equality of JSON values: members in any order, 1 equal to 1.0. */
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

let nesting = 0;

/** How a guard that also notes what it looks at is called. Guards that do not, leave the set alone. */
type Descent = (value: unknown, seen: Seen) => boolean;

const unseen: Seen = new Set();

/**
 * Asks the guard of a schema that refers to itself. A value nested deeper than `maxDepth`, or one that
 * contains itself, is refused there: it would otherwise exhaust the stack.
 * @param seen what the guard notes, where it notes anything.
 */
export function descend(guard: Descent, value: unknown, seen: Seen = unseen): boolean {
  if (nesting === 0) return begin(guard, value, seen);
  if (nesting >= maxDepth) return false;
  nesting++;
  const valid = guard(value, seen);
  nesting--;
  return valid;
}

/** The outermost descent. It alone tidies up after what is thrown, so that the others cost little. */
function begin(guard: Descent, value: unknown, seen: Seen): boolean {
  nesting = 1;
  try {
    return guard(value, seen);
  } catch (error) {
    // Where each round takes much of the stack, or little is left of it, the stack ends before `maxDepth`.
    if (error instanceof RangeError) return false;
    throw error;
  } finally {
    nesting = 0;
  }
}

interface Remembered {
  readonly verdict: boolean;
  readonly noted: Seen;
}

/** What guards have said, by nesting, by guard and by value. */
const verdicts: Map<Descent, Map<object, Remembered>>[] = [];

let remembering = 0;

/**
 * The same for schemas that can lead a part of the value to a guard in several ways: what a guard has said
 * of a part is remembered until the outermost is done. Work would otherwise double with each level.
 */
export function descendOnce(guard: Descent, value: unknown, seen: Seen = unseen): boolean {
  if (typeof value !== "object" || value === null) return descend(guard, value, seen);
  const guards = (verdicts[nesting] ??= new Map());
  const values = guards.get(guard) ?? new Map<object, Remembered>();
  guards.set(guard, values);
  const known = values.get(value);
  if (known !== undefined) return recall(known, seen);
  const noted: Seen = seen === unseen ? unseen : new Set();
  remembering++;
  try {
    const found = { verdict: descend(guard, value, noted), noted };
    values.set(value, found);
    return recall(found, seen);
  } finally {
    remembering--;
    if (remembering === 0) verdicts.length = 0;
  }
}

function recall({ verdict, noted }: Remembered, seen: Seen): boolean {
  if (seen !== unseen) see(seen, noted);
  return verdict;
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
