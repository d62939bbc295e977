const punycodeDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

/** RFC 3492, section 6.1. */
function adaptBias(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}

function threshold(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, 1), 26);
}

/** RFC 3492, section 6.2; undefined for what is no Punycode. The text is in lower case. */
export function fromPunycode(text: string): string | undefined {
  const end = text.lastIndexOf("-");
  const points = Array.from(text.slice(0, Math.max(end, 0)), (letter) => letter.charCodeAt(0));
  let [position, code, bias, index] = [end + 1, 128, 72, 0];
  while (position < text.length) {
    const before = index;
    for (let [k, weight] = [36, 1]; ; k += 36) {
      const digit = punycodeDigits.indexOf(text.charAt(position) || "-");
      position++;
      if (digit < 0) return undefined;
      index += digit * weight;
      const limit = threshold(k, bias);
      if (digit < limit) break;
      weight *= 36 - limit;
    }
    const count = points.length + 1;
    bias = adaptBias(index - before, count, before === 0);
    code += Math.floor(index / count);
    index %= count;
    if (code > 0x10ffff) return undefined;
    points.splice(index, 0, code);
    index++;
  }
  return String.fromCodePoint(...points);
}

/** RFC 3492, section 6.3. */
export function toPunycode(text: string): string {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 128);
  let written = basic.length === 0 ? "" : `${String.fromCodePoint(...basic)}-`;
  let [handled, delta, bias, code] = [basic.length, 0, 72, 128];
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= code));
    delta += (next - code) * (handled + 1);
    code = next;
    for (const point of points) {
      if (point < code) delta++;
      if (point !== code) continue;
      written += writeDelta(delta, bias);
      bias = adaptBias(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    code++;
  }
  return written;
}

function writeDelta(delta: number, bias: number): string {
  let written = "";
  let rest = delta;
  for (let k = 36; ; k += 36) {
    const limit = threshold(k, bias);
    if (rest < limit) return written + punycodeDigits.charAt(rest);
    written += punycodeDigits.charAt(limit + ((rest - limit) % (36 - limit)));
    rest = Math.floor((rest - limit) / (36 - limit));
  }
}
