/** RFC 4648, section 4: Base64, in full groups and without breaks. */
export function hasByteFormat(text: string): boolean {
  return text.length % 4 === 0 && /^[\dA-Za-z+/]*={0,2}$/.test(text);
}
