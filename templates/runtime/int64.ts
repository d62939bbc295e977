/** Integers of 64 bits as bigints (OpenAPI's registry of formats: `int64`, `uint64`). */
import { LongInteger } from "./long-integer.js";

/** A signed integer of 64 bits. */
export function isInt64(value: unknown): value is bigint {
  return typeof value === "bigint" && BigInt.asIntN(64, value) === value;
}

/** An integer of 64 bits that is not negative. */
export function isUint64(value: unknown): value is bigint {
  return typeof value === "bigint" && BigInt.asUintN(64, value) === value;
}

/** The bigint of an integer that was read from JSON. Other values stay as they are. */
export function decodeInt64(json: unknown): unknown {
  if (json instanceof LongInteger) return exact(json.text) ?? json;
  return Number.isSafeInteger(json) ? exact(String(json)) : json;
}

/** The bigint of an integer that is a text, as in a header. Other texts stay as they are. */
export function parseInt64(text: string): unknown {
  return /^-?\d{1,20}$/.test(text) ? BigInt(text) : text;
}

/** The integer of a number of JSON, to its last digit; undefined where it has a fraction, or is no int64 by far. */
function exact(text: string): bigint | undefined {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const shift = Number(exponent) - fraction.length;
  // Of what has so many digits none is lost: it is left alone.
  if (Math.abs(shift) > 40 || whole.length > 40) return undefined;
  const digits = BigInt(whole + fraction);
  const unit = 10n ** BigInt(Math.abs(shift));
  if (shift >= 0) return digits * unit;
  return digits % unit === 0n ? digits / unit : undefined;
}
