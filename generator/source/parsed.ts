/** What YAML and JSON have in common: the result of reading, and the words for what is wrong. */
import type { Diagnostic, Place, Position } from "../diagnostics.js";

/** A file, read. */
export interface Parsed {
  readonly value: unknown;
  /** Where the node stands: at its key in a map, at itself in a list. Undefined where there is none. */
  readonly locate: (pointer: string) => Position | undefined;
  /** What is wrong though the file could be read. */
  readonly problems: readonly Diagnostic[];
  /**
   * Reads the text that this one has become. What the edit has left alone is not read again, and the same objects
   * are in both data. Undefined where it cannot be told what the edit has changed: then all is to be read.
   */
  readonly edited?: (text: string) => Parsed | undefined;
}

export function duplicateKey(place: Place): Diagnostic {
  const help = "Remove one of the two, or merge their values.";
  return {
    code: "duplicate-key",
    severity: "error",
    message: "This key stands twice in one map, and what stands at the earlier one is left out",
    help,
    place,
  };
}

const reasons = {
  tooDeep: {
    code: "syntax",
    message: "The file is nested too deeply to be read",
    help: "Split it: use references to components in place of nesting.",
  },
  aliases: {
    code: "alias-expansion",
    message: "The aliases of this file expand to too much, or to themselves",
    help: "Write the repeated part once, as a component, and refer to it with $ref.",
  },
};

export function unreadable(file: string, reason: keyof typeof reasons): Diagnostic {
  return {
    ...reasons[reason],
    severity: "error",
    place: { file, pointer: "", position: { line: 1, column: 1 } },
  };
}
