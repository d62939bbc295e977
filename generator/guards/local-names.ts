/** Names inside one module of guards that stands alone. */
import type { Identifier } from "../emit/text.js";
import { pascalCase } from "../names/casing.js";
import { reservedReason } from "../names/reserved.js";

/** Hands out names, each once. */
export class LocalNames {
  readonly #taken: Set<string>;

  /** @param taken names that the module uses already. */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /**
   * A name that is free, and from then on taken.
   * @param hint words of any text; the name begins with the first as it is.
   */
  local(hint: string): Identifier {
    const [first = "", ...rest] = hint.split(" ");
    const base = rest.length === 0 ? first : `${first}${pascalCase(rest.join(" ")).replace(/^_/, "")}`;
    for (let number = 1; ; number++) {
      const name = number === 1 ? base : `${base}${number}`;
      if (!this.isFree(name) || !isIdentifier(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }

  isFree(name: string): boolean {
    return !this.#taken.has(name) && reservedReason(name) === undefined;
  }
}

/** ECMA-262, section 12.7. */
export function isIdentifier(text: string): text is Identifier {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(text);
}
