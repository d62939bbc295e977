/** Which characters of a pattern have text in common. */

/** Characters that tell classes such as `\w` and `\p{L}` apart, beside those that the pattern itself names. */
const samples = [
  ...Array.from({ length: 128 }, (_, code) => code),
  ...[0xa0, 0xaa, 0xb2, 0xbd, 0xe9, 0xc9, 0x1c5, 0x2b0, 0x301, 0x3b1, 0x3a9, 0x416, 0x5d0, 0x639, 0x660],
  ...[0x903, 0x915, 0x966, 0x2028, 0x2014, 0x20ac, 0x2160, 0x221e, 0x3042, 0x30a2, 0x4e2d, 0xac00, 0xe000],
  ...[0xfeff, 0xff21, 0x1f600, 0x1d400, 0x20000, 0x10ffff],
];

/**
 * For each source of a character or class the samples that it matches, as bits. Two that share a bit can match
 * the same text. For ranges this is exact, since their ends and the neighbours of these are among the samples.
 */
export function characterMasks(sources: readonly string[]): readonly bigint[] {
  const distinct = new Set(sources);
  const codes = new Set([...samples, ...[...distinct].flatMap(namedCodes)]);
  const texts = Array.from(codes, (code) => String.fromCodePoint(code));
  const masks = new Map(Array.from(distinct, (source) => [source, maskOf(source, texts)] as const));
  return sources.map((source) => masks.get(source) ?? 0n);
}

function maskOf(source: string, texts: readonly string[]): bigint {
  const expression = new RegExp(`^${source}$`, "u");
  return texts.reduce(
    (mask, text, index) => (expression.test(text) ? mask | (1n << BigInt(index)) : mask),
    0n,
  );
}

/** The characters that the source names, and those next to them. */
function namedCodes(source: string): readonly number[] {
  const escaped = Array.from(
    source.matchAll(/\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2}))/g),
    (match) => Number.parseInt(match[1] ?? match[2] ?? match[3] ?? "", 16),
  );
  const plain = Array.from(source, (character) => character.codePointAt(0) ?? 0);
  return [...escaped, ...plain]
    .flatMap((code) => [code - 1, code, code + 1])
    .filter((code) => code >= 0 && code <= 0x10ffff);
}
