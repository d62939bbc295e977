/** True for a token of HTTP (RFC 9110, section 5.6.2): names of header fields, methods and schemes are such. */
export function isToken(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text);
}
