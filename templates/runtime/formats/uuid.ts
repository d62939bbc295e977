/** RFC 4122, section 3. */
export function hasUuidFormat(text: string): boolean {
  return /^[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/.test(text);
}
