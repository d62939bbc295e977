/** Names that live inside one module and are not exported. */
import type { Identifier } from "../emit/text.js";
import { pascalCase } from "./casing.js";

/**
 * Makes free names for one module.
 * @param taken names that the module uses already: its exports, its imports, the runtime's.
 * @returns a function from words to a name. The first word is kept as it is, the others are joined to
 *   it; where the name is taken, a number tells them apart, which nobody outside the module sees.
 */
export function localNames(taken: Iterable<string>): (words: string) => Identifier {
  const used = new Set(taken);
  return (words) => {
    const [first = "", ...rest] = words.split(" ");
    const base = rest.length === 0 ? first : `${first}${pascalCase(rest.join(" ")).replace(/^_/, "")}`;
    let name = base;
    for (let count = 2; used.has(name); count++) name = `${base}${count}`;
    used.add(name);
    return name as Identifier;
  };
}
