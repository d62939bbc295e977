/** Keywords about strings (JSON Schema validation, section 6.3); other values pass. */
import { hasMaxLength, hasMinLength } from "./checks.js";
import { type Explain, none, unless } from "./explain-visit.js";

function ofStrings(keyword: string, test: (value: string) => boolean, message: string): Explain {
  return (value) => (typeof value === "string" ? unless(test(value), value, keyword, message) : none);
}

export function minLength(length: number): Explain {
  return ofStrings("minLength", (text) => hasMinLength(text, length), `have at least ${length} characters`);
}

export function maxLength(length: number): Explain {
  return ofStrings("maxLength", (text) => hasMaxLength(text, length), `have at most ${length} characters`);
}

/** @param source is read with the flag `u` (core, section 6.4), and only when it is needed. */
export function patternOf(source: string): Explain {
  return ofStrings("pattern", (text) => new RegExp(source, "u").test(text), `match the pattern ${source}`);
}

/** A format of strings, by the function that checks it (section 7). */
export function textFormat(name: string, test: (text: string) => boolean): Explain {
  return ofStrings("format", test, `have the format ${name}`);
}
