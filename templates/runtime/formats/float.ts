/** OpenAPI's registry of formats: within the range of single precision, be it rounded. */
export function hasFloatFormat(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}
