/** ECMA-262, section 22.2.1, with the flag `u` as for `pattern`. */
export function hasRegexFormat(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
