/** What is hoisted while one guard is written: functions and constants of its own. */
import { type Code, type Identifier, code } from "../emit/text.js";
import type { Expression } from "./expression.js";

/** Something declared, and its text. */
export interface Declaration {
  readonly name: Identifier;
  readonly text: Code;
}

/** The declarations of one guard, as they come up. */
export class Sheet {
  readonly #constants = new Map<Code, Declaration>();
  readonly #functions: (Declaration | undefined)[] = [];
  readonly #shared = new Map<string, Identifier>();

  /**
   * Adds a function. It stands before those that its own body needs, so that a reader meets the outer first.
   * @param write gives its text, or the outcome where it would always be the same.
   * @returns the outcome, or undefined where a function was added.
   */
  function(name: Identifier, write: () => Expression): boolean | undefined {
    const slot = this.#functions.push(undefined) - 1;
    const text = write();
    if (typeof text === "boolean") return text;
    this.#functions[slot] = { name, text };
    return undefined;
  }

  /** The name of a function that is made once for a key, and may call itself. */
  shared(key: string, name: () => Identifier, write: (name: Identifier) => Code): Identifier {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const made = name();
    this.#shared.set(key, made);
    this.function(made, () => write(made));
    return made;
  }

  /** The name of a constant; equal ones are the same. */
  constant(text: Code, name: () => Identifier): Identifier {
    const known = this.#constants.get(text);
    if (known !== undefined) return known.name;
    const declaration = { name: name(), text };
    this.#constants.set(text, declaration);
    return declaration.name;
  }

  /**
   * The guard between its constants and its functions. Declarations that nothing mentions are left out:
   * a test that turned out to be constant may have left some behind.
   */
  around(guard: Code): readonly Code[] {
    const functions = this.#functions.filter((declaration) => declaration !== undefined);
    const constants = [...this.#constants.values()].map(({ name, text }) => ({
      name,
      text: code`const ${name} = ${text};`,
    }));
    const used = mentioned(guard, [...constants, ...functions]);
    const texts = (list: readonly Declaration[]): Code[] =>
      list.filter(({ name }) => used.has(name)).map(({ text }) => text);
    return [...texts(constants), guard, ...texts(functions)];
  }
}

/** The names that occur in a text, or in the text of what occurs there. */
export function mentioned(root: Code, declarations: readonly Declaration[]): ReadonlySet<string> {
  const texts = new Map(declarations.map(({ name, text }) => [String(name), text] as const));
  const found = new Set<string>();
  const pending: Code[] = [root];
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    for (const [word] of text.matchAll(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu)) {
      const next = texts.get(word);
      if (next === undefined || found.has(word)) continue;
      found.add(word);
      pending.push(next);
    }
  }
  return found;
}
