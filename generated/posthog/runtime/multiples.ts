/** `multipleOf` (JSON Schema validation, section 6.2.1), in decimal numbers. */
import { isInteger } from "./checks.js";

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
