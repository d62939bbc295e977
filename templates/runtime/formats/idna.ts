/** Internationalized host names (IDNA 2008), by the properties of characters that every engine knows. */
import { bidiClass, obeysBidiRule } from "./bidi.js";
import { obeysJoiners } from "./joiners.js";
import { fromPunycode, toPunycode } from "./punycode.js";

/** True where these are the labels of a host name (RFC 1034, section 3.1; RFC 5891, section 4). */
export function hasLabels(labels: readonly string[]): boolean {
  if (labels.length > 127) return false;
  const read = labels.map(readLabel);
  if (!read.every((label) => label !== undefined)) return false;
  const length = read.reduce((sum, { ascii }) => sum + ascii.length + 1, -1);
  const classes = read.map(({ unicode }) => Array.from(unicode, bidiClass).join(""));
  // One label from right to left makes the rule hold for all (RFC 5893, section 1.4).
  return length <= 253 && (!/[RA]/.test(classes.join("")) || classes.every(obeysBidiRule));
}

interface Label {
  readonly unicode: string;
  readonly ascii: string;
}

/** Both forms of a label; undefined for what is none. */
function readLabel(label: string): Label | undefined {
  // Every character takes two units at most, and one of the 63 octets at least.
  if (label.length > 126) return undefined;
  const lower = label.toLowerCase();
  const encoded = lower.startsWith("xn--");
  const unicode = encoded ? fromPunycode(lower.slice(4)) : label;
  if (unicode === undefined) return undefined;
  const isAscii = !/[^\0-\x7f]/.test(unicode);
  const ascii = isAscii ? unicode : `xn--${toPunycode(unicode)}`;
  if (encoded && ascii !== lower) return undefined;
  const fits = isAscii ? /^[\dA-Za-z](?:[\dA-Za-z-]*[\dA-Za-z])?$/.test(ascii) : isUnicodeLabel(unicode);
  return fits && ascii.length <= 63 ? { unicode, ascii } : undefined;
}

/** RFC 5891, section 4.2. */
function isUnicodeLabel(text: string): boolean {
  if (text !== text.normalize("NFC") || /^-|-$|^..--|^\p{M}/u.test(text)) return false;
  return !hasForbiddenCharacter(text) && obeysContext(text);
}

/** RFC 5892, section 3: no character is unassigned or disallowed. */
function hasForbiddenCharacter(text: string): boolean {
  // Section 2.6, and what depends on the context (sections 2.7 and 2.8).
  const exceptions = /[\u00df\u03c2\u06fd\u06fe\u0f0b\u3007\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d-]/g;
  const rest = text.replace(exceptions, "");
  const otherThanLetters = /[^\p{L}\p{Nd}\p{Mn}\p{Mc}]/u;
  const unstable = /[\p{Changes_When_NFKC_Casefolded}\p{Default_Ignorable_Code_Point}]/u;
  const disallowed = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/;
  const blocks = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\u20d0-\u20ff\u{1d100}-\u{1d24f}]/u;
  return [otherThanLetters, unstable, disallowed, blocks].some((wrong) => wrong.test(rest));
}

/** RFC 5892, appendix A. */
function obeysContext(text: string): boolean {
  const stranded = [
    /(?:^|[^l])\u00b7|\u00b7(?!l)/,
    /\u0375(?!\p{Script=Greek})/u,
    /(?:^|\P{Script=Hebrew})[\u05f3\u05f4]/u,
  ];
  if (stranded.some((wrong) => wrong.test(text))) return false;
  const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  if (text.includes("\u30fb") && !japanese.test(text)) return false;
  if (/[\u0660-\u0669]/.test(text) && /[\u06f0-\u06f9]/.test(text)) return false;
  return !/[\u200c\u200d]/.test(text) || obeysJoiners(text);
}
