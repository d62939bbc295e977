/** Names that live inside one module and are not exported. */
import type { Identifier } from "../emit/text.js";
import { pascalCase } from "./casing.js";

/**
 * Makes free names for one module.
 * @param isTaken true for names that the module may use already: the document's and the runtime's.
 * @returns a function from words to a name. The first word is kept as it is, the others are joined to
 *   it; where the name is taken, a number tells them apart, which nobody outside the module sees.
 */
export function localNames(isTaken: (name: string) => boolean): (words: string) => Identifier {
  /** Names that were given, and the last number that was tried behind each: a name is never free again. */
  const used = new Map<string, number>();
  return (words) => {
    const [first = "", ...rest] = words.split(" ");
    const base = rest.length === 0 ? first : `${first}${pascalCase(rest.join(" ")).replace(/^_/, "")}`;
    let name = base;
    let count = used.get(base) ?? 1;
    while (used.has(name) || isTaken(name)) name = `${base}${++count}`;
    used.set(base, count);
    used.set(name, used.get(name) ?? 1);
    return name as Identifier;
  };
}
