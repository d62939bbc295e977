/**
 * Values of JSON to those of the program, and back: what generated `decode…` and `encode…` functions are made of.
 * What has nothing to convert comes back as it is; what has is copied, as far as it must be.
 */
import { isArray, isObject, maxDepth, owns } from "./checks.js";
import { judge } from "./long-integer.js";

/** Makes one value of another; leaves alone what it does not know. */
export type Convert = (value: unknown) => unknown;

/** An alternative: what it makes of a value, and the guard that accepts what is of the program. */
export type Alternative = readonly [convert: Convert, is: (value: unknown) => boolean];

/** Converts members of an object by their names. */
export function convertMembers(value: unknown, members: Readonly<Record<string, Convert>>): unknown {
  return convertEach(value, Object.keys(members), (member, name) => members[name]?.(member));
}

/** Converts the members of an object that have none of the names and match none of the patterns. */
export function convertOthers(
  value: unknown,
  convert: Convert,
  {
    names = [],
    patterns = [],
  }: { readonly names?: readonly string[]; readonly patterns?: readonly RegExp[] } = {},
): unknown {
  if (!isObject(value)) return value;
  const others = Object.keys(value).filter(
    (name) => !names.includes(name) && !patterns.some((pattern) => pattern.test(name)),
  );
  return convertEach(value, others, convert);
}

/** Converts the members of an object whose names match the pattern. */
export function convertMatching(value: unknown, convert: Convert, pattern: RegExp): unknown {
  if (!isObject(value)) return value;
  const matching = Object.keys(value).filter((name) => pattern.test(name));
  return convertEach(value, matching, convert);
}

function convertEach(
  value: unknown,
  names: readonly string[],
  convert: (member: unknown, name: string) => unknown,
): unknown {
  if (!isObject(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const name of names) {
    if (!owns(value, name)) continue;
    const converted = convert(value[name], name);
    if (converted === value[name]) continue;
    copy ??= { ...value };
    // Also `__proto__` is a member like any other here: the copy has its own already.
    copy[name] = converted;
  }
  return copy ?? value;
}

/** Converts the items of a list: the first ones each in its way, where it has one, and those behind them in another. */
export function convertItems(
  value: unknown,
  rest: Convert | undefined,
  first: readonly (Convert | undefined)[] = [],
): unknown {
  if (!isArray(value)) return value;
  const items = value.map((item, index) => {
    const convert = index < first.length ? first[index] : rest;
    return convert === undefined ? item : convert(item);
  });
  return items.some((item, index) => item !== value[index]) ? items : value;
}

/** What the first of the alternatives makes of a value of JSON that accepts what it made; else the value. */
export function decodeAs(value: unknown, ...alternatives: readonly Alternative[]): unknown {
  for (const [decode, is] of alternatives) {
    const decoded = decode(value);
    if (decoded !== value && judge(decoded, is)) return decoded;
  }
  return value;
}

/** What the first of the alternatives makes of a value that it accepts; else the value. */
export function encodeAs(value: unknown, ...alternatives: readonly Alternative[]): unknown {
  for (const [encode, is] of alternatives) {
    const encoded = encode(value);
    if (encoded !== value && is(value)) return encoded;
  }
  return value;
}

let nesting = 0;

/** What has been converted, by converter, until the outermost is done. */
const converted = new Map<Convert, Map<object, unknown>>();

/**
 * Converts by a schema that refers to itself. Guards refuse what nests deeper than `maxDepth`, so that it is left
 * alone here. A part to which alternatives lead in several ways is converted once: work would otherwise double
 * with each level.
 */
export function convertDeep(value: unknown, convert: Convert): unknown {
  if (typeof value !== "object" || value === null) return convert(value);
  if (nesting >= maxDepth) return value;
  const values = converted.get(convert) ?? new Map<object, unknown>();
  converted.set(convert, values);
  if (values.has(value)) return values.get(value);
  nesting++;
  try {
    const made = convert(value);
    values.set(value, made);
    return made;
  } catch (error) {
    // The stack ended before `maxDepth`: a guard refuses the value as well.
    if (error instanceof RangeError && nesting === 1) return value;
    throw error;
  } finally {
    nesting--;
    if (nesting === 0) converted.clear();
  }
}
