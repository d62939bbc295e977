/** The words of emitted code: which names a text mentions. */
import type { Code } from "./text.js";

/**
 * All that may be a name in a text. What is no letter and not ASCII is taken for one: it can stand in strings
 * and comments alone, and this expression takes a fraction of the time of one that knows all letters.
 */
export function wordsIn(text: Code): readonly string[] {
  return text.match(/[\w$\u0080-\uffff]+/g) ?? [];
}

/** True where a name is one of the words in a text. */
export function mentions(text: Code, name: string): boolean {
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    if (!isInWord(text.charAt(start - 1)) && !isInWord(text.charAt(start + name.length))) return true;
  }
  return false;
}

function isInWord(character: string): boolean {
  return /[\w$\u0080-\uffff]/.test(character);
}
