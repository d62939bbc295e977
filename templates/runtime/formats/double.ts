/** OpenAPI's registry of formats: double precision, which is what a number has. */
export function hasDoubleFormat(value: number): boolean {
  return Number.isFinite(value);
}
