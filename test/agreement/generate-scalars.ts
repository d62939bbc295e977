/** Numbers and strings that a schema is likely to accept. */
import fc from "fast-check";
import type { SchemaObject } from "./json-schema.js";
import { least, most } from "./parts.js";
import type { Random } from "./random.js";

/** A number inside the bounds, often one of them. */
export function generateNumber(
  parts: readonly SchemaObject[],
  type: "integer" | "number",
  random: Random,
): number {
  const step = most(parts, "multipleOf") ?? (type === "integer" ? 1 : random.pick([1, 1, 0.5, 0.01]));
  const low = Math.max(
    most(parts, "minimum") ?? -Infinity,
    (most(parts, "exclusiveMinimum") ?? -Infinity) + step,
  );
  const high = Math.min(
    least(parts, "maximum") ?? Infinity,
    (least(parts, "exclusiveMaximum") ?? Infinity) - step,
  );
  if (low === -Infinity && high === Infinity)
    return snapped(random.pick([0, 1, -1, 7, 12345, 2 ** 40]), step);
  if (random.chance(0.4)) return Number.isFinite(low) ? low : high;
  if (random.chance(0.3)) return Number.isFinite(high) ? high : low;
  const from = Number.isFinite(low) ? low : high - 100;
  const range = Number.isFinite(high) ? high - from : 100;
  const value = snapped(from + random.next() * range, step);
  return value < low || value > high ? from : value;
}

function snapped(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(10));
}

/** What a format looks like, for documents whose patterns and readers expect it. */
const formats: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2024-02-29T12:30:00Z", "2023-01-01T00:00:00.000+01:00"],
  date: ["2024-02-29"],
  time: ["12:30:00Z"],
  uuid: ["5f0c6e0a-7a1c-4a58-9c3f-2a9d6f4b8e11"],
  email: ["someone@example.com"],
  uri: ["https://example.com/path?x=1#y"],
  url: ["https://example.com/"],
  hostname: ["example.com"],
  ipv4: ["192.0.2.1"],
  ipv6: ["2001:db8::1"],
  byte: ["aGVsbG8="],
};

const texts = ["", "a", "some text", "1", "true", "é\u{1F600}", "2024-01-01"];

/** A string of an allowed length, often the shortest or the longest; by the pattern where there is one. */
export function generateString(parts: readonly SchemaObject[], random: Random): string {
  const low = most(parts, "minLength") ?? 0;
  const high = least(parts, "maxLength") ?? Infinity;
  const fits = (text: string): boolean => [...text].length >= low && [...text].length <= high;
  const patterns = parts.flatMap(({ pattern }) => pattern ?? []);
  const [pattern] = patterns;
  if (pattern !== undefined) return generateMatch(pattern, random, fits) ?? "";
  const likely = parts.flatMap(({ format }) => (format === undefined ? [] : (formats[format] ?? [])));
  const choices = [...likely, ...(likely.length === 0 || random.chance(0.1) ? texts : [])].filter(fits);
  if (choices.length > 0 && random.chance(0.8)) return random.pick(choices);
  const longest = Math.min(high, low + 20);
  return random
    .pick(["x", "\u{1F600}"])
    .repeat(random.pick([low, longest, low + random.below(longest - low + 1)]));
}

/** A text that matches a pattern, and fits where it can; undefined where none is found. */
export function generateMatch(
  source: string,
  random: Random,
  fits: (text: string) => boolean = () => true,
): string | undefined {
  try {
    const regex = new RegExp(source, "u");
    const matches = fc.sample(fc.stringMatching(regex), { numRuns: 8, seed: random.below(2 ** 31) });
    return matches.find(fits) ?? matches.find((text) => [...text].length > 0);
  } catch {
    // Some patterns are beyond the library: look-behinds, groups that are referred to.
    return undefined;
  }
}
