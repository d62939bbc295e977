/** `multipleOf` on decimal digits, in whole numbers without bounds (validation, section 6.2.1). */
import type { Ajv2020 } from "ajv/dist/2020.js";

/** Ajv divides binary fractions, by which 1.1 is no multiple of 0.1: has it count digits instead. */
export function countDigits(ajv: Ajv2020): void {
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword({
    keyword: "multipleOf",
    type: "number",
    validate: (step: number, value: number) => isMultiple(value, step),
  });
}

/** True where the value, as JSON writes it, is a whole number of steps. */
function isMultiple(value: number, step: number): boolean {
  const [a, b] = [decimal(value), decimal(step)];
  const places = Math.max(a.places, b.places);
  return scaled(a, places) % scaled(b, places) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  /** How many of the digits stand behind the point; negative for trailing zeros left out. */
  readonly places: number;
}

function decimal(value: number): Decimal {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

function scaled({ digits, places }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}
