/**
 * The Bidi_Class of a character that labels may hold: R from right to left, L from left to right, A and E
 * the digits of Arabic and of Europe, N what does not move the line, X any other (RFC 5893, section 1.3).
 */
export function bidiClass(character: string): string {
  if (/[\d\u06f0-\u06f9]/.test(character)) return "E";
  if (/[\u0660-\u0669\u{10d30}-\u{10d39}]/u.test(character)) return "A";
  if (/[\p{Mn}\p{Me}]/u.test(character)) return "N";
  if (/[-\u00b7\u02b9\u02ba\u02c2-\u02cf\u02ec\u02ed\u0375\u200c\u200d]/.test(character)) return "X";
  if (/[\u2e2f\u30fb\ua67f\ua700-\ua721\ua788]/.test(character)) return "X";
  return /[\u0590-\u08ff\ufb1d-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(character) ? "R" : "L";
}

/** RFC 5893, section 2, for the classes of a label's characters. */
export function obeysBidiRule(classes: string): boolean {
  const mixesDigits = classes.includes("A") && classes.includes("E");
  return (
    (/^R[RAEXN]*$/.test(classes) && /[RAE]N*$/.test(classes) && !mixesDigits) ||
    (/^L[LEXN]*$/.test(classes) && /[LE]N*$/.test(classes))
  );
}
