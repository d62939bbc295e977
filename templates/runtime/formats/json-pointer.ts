/** RFC 6901, section 3. */
export function hasJsonPointerFormat(text: string): boolean {
  return text === "" || (text.startsWith("/") && !/~(?![01])/.test(text));
}
