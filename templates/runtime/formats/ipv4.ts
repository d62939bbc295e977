/** RFC 2673, section 3.2: `dotted-quad`, without leading zeros (RFC 3986, section 3.2.2). */
export function hasIpv4Format(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);
}
