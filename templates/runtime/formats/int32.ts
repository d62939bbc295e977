/** OpenAPI's registry of formats: a signed integer of 32 bits. */
export function hasInt32Format(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
}
