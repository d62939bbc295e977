/** Options that take one of a few words: what the command line and configurations know of them. */
import type { DateType, FormatBehavior, Int64Type } from "./model/formats.js";
import type { ImportExtension } from "./output/specifiers.js";

interface Words {
  readonly formats: FormatBehavior;
  readonly int64: Int64Type;
  readonly dates: DateType;
  readonly importExtension: ImportExtension;
}

export type WordOption = keyof Words;

const words: { readonly [Option in WordOption]: readonly Words[Option][] } = {
  formats: ["annotate", "assert"],
  int64: ["number", "bigint"],
  dates: ["string", "Date"],
  importExtension: ["js", "ts", "none"],
};

/** The word of an option that a value is; undefined for any other value. */
export function wordOf<Option extends WordOption>(option: Option, value: unknown): Words[Option] | undefined {
  return words[option].find((word) => word === value);
}

/** The words of an option, for people: `"js", "ts" or "none"`. */
export function listed(option: WordOption): string {
  const quoted = words[option].map((word) => `"${word}"`);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
