/**
 * OpenAPI's registry of formats: a signed integer of 64 bits, as far as a number can tell. The greatest of
 * them arrives as 2 ** 63, since that is the number next to it.
 */
export function hasInt64Format(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
}
