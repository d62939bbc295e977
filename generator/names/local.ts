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
  const used = new Set<string>();
  return (words) => {
    const [first = "", ...rest] = words.split(" ");
    const base = rest.length === 0 ? first : `${first}${pascalCase(rest.join(" ")).replace(/^_/, "")}`;
    let name = base;
    for (let count = 2; used.has(name) || isTaken(name); count++) name = `${base}${count}`;
    used.add(name);
    return name as Identifier;
  };
}
