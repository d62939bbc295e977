/** What is hoisted while one guard is written: functions and constants of its own. */
import { type Code, type Identifier, code } from "../emit/text.js";
import { wordsIn } from "../emit/words.js";
import type { Expression } from "./expression.js";
import { bodyOfTest, printedFunction, valueParameter } from "./functions.js";

/** Something declared, and its text. */
export interface Declaration {
  readonly name: Identifier;
  readonly text: Code;
}

/** What a module declares for itself: equal functions and constants are the same. */
export interface Declared {
  /** The name of what says this; undefined where nothing does. */
  nameOf(says: Code): Identifier | undefined;
  /** The name of the function that answers a question, where that is known before it is written. */
  functionFor(key: string): Identifier | undefined;
  /** Gives a name to what says this. */
  name(says: Code, name: Identifier): void;
  /** Notes that a function answers a question. */
  answer(key: string, name: Identifier): void;
  /** Takes back what turned out not to be needed. */
  forget(says: Code, name: Identifier): void;
  /** Adds declarations: functions of tests stand behind the guards, and then constants, which are long lists. */
  add(functions: readonly Code[], constants: readonly Code[]): void;
}

/** The private functions and constants of one module. */
export class ModuleDeclarations implements Declared {
  readonly functions: Code[] = [];
  readonly constants: Code[] = [];
  /** Names by what is said under them. */
  readonly #names = new Map<Code, Identifier>();
  /** Names of functions by a key for what they ask. */
  readonly #answering = new Map<string, Identifier>();

  nameOf(says: Code): Identifier | undefined {
    return this.#names.get(says);
  }

  functionFor(key: string): Identifier | undefined {
    return this.#answering.get(key);
  }

  name(says: Code, name: Identifier): void {
    this.#names.set(says, name);
  }

  answer(key: string, name: Identifier): void {
    this.#answering.set(key, name);
  }

  forget(says: Code, name: Identifier): void {
    if (this.#names.get(says) !== name) return;
    this.#names.delete(says);
    for (const [key, known] of this.#answering) if (known === name) this.#answering.delete(key);
  }

  add(functions: readonly Code[], constants: readonly Code[]): void {
    this.functions.push(...functions);
    this.constants.push(...constants);
  }
}

/** A declaration of this guard, and what it says. */
interface Own extends Declaration {
  readonly says: Code;
}

/** The declarations of one guard, as they come up. */
export class Sheet {
  readonly #declared: Declared;
  readonly #constants: Own[] = [];
  readonly #functions: (Own | undefined)[] = [];
  readonly #shared = new Map<string, Identifier>();

  /** @param declared what the module has already, and what is added to it. */
  constructor(declared: Declared) {
    this.#declared = declared;
  }

  /**
   * Adds a function. It stands before those that its own body needs, so that a reader meets the outer first.
   * @param write gives its text from the parameters on, or the outcome where it would always be the same.
   * @returns the outcome, or the function's name: the module may have had it already.
   */
  function(name: () => Identifier, write: () => Expression): Identifier | boolean {
    const slot = this.#functions.push(undefined) - 1;
    const says = write();
    if (typeof says === "boolean") return says;
    const known = this.#declared.nameOf(says);
    if (known !== undefined) return known;
    const made = name();
    this.#declared.name(says, made);
    this.#functions[slot] = { name: made, says, text: code`function ${made}${says}` };
    return made;
  }

  /**
   * The body of a guard that merely calls a function which was made for it: what stands in that function, which
   * nothing calls then. Any other body stays as it is.
   */
  unfolded(body: Code): Code {
    const called = this.#functions.find((own) => own && body === code`return ${own.name}(value);`);
    return (called && bodyOfTest(called.says)) ?? body;
  }

  /**
   * The body of a guard, or the call of what asks the same of a value already: documents say one thing in many
   * places, above all where bodies are empty. Bodies of one line are as short as that call.
   * @param guard its name, under which the body is known from here on.
   */
  delegated(guard: Identifier, body: Code): Code {
    if (!body.includes("\n")) return body;
    const says = printedFunction([valueParameter], body);
    const known = this.#declared.nameOf(says);
    if (known !== undefined && !this.#isOwn(known)) return code`return ${known}(value);`;
    this.#declared.name(says, guard);
    return body;
  }

  #isOwn(name: Identifier): boolean {
    return this.#functions.some((own) => own?.name === name);
  }

  /** The name of a function that is made once for a key, and may call itself. */
  shared(key: string, name: () => Identifier, write: () => Code): Identifier {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const made = name();
    this.#shared.set(key, made);
    const slot = this.#functions.push(undefined) - 1;
    const says = write();
    this.#functions[slot] = { name: made, says, text: code`function ${made}${says}` };
    return made;
  }

  /** The name of a constant; equal ones are the same. */
  constant(says: Code, name: () => Identifier): Identifier {
    return this.#constant(says, name, (made) => code`const ${made} = ${says};`);
  }

  /** The name of a function that gives a set, in each call the same. @param words name it. */
  set(says: Code, words: string, host: { readonly local: (words: string) => Identifier }): Identifier {
    return this.#constant(
      says,
      () => host.local(words),
      (made) => {
        const kept = host.local(`${made} set`);
        const type = code`ReadonlySet<unknown>`;
        const body = code`${kept} ??= ${says};\nreturn ${kept};`;
        return code`let ${kept}: ${type} | undefined;\n\nfunction ${made}(): ${type} {\n${body}\n}`;
      },
    );
  }

  #constant(says: Code, name: () => Identifier, declare: (made: Identifier) => Code): Identifier {
    const known = this.#declared.nameOf(says);
    if (known !== undefined) return known;
    const made = name();
    this.#declared.name(says, made);
    this.#constants.push({ name: made, says, text: declare(made) });
    return made;
  }

  /**
   * Adds to the module what the guard needs. Declarations that nothing mentions are left out: a test that
   * turned out to be constant may have left some behind.
   */
  close(guard: Code): void {
    const functions = this.#functions.filter((declaration) => declaration !== undefined);
    const used = mentioned(guard, [...this.#constants, ...functions]);
    for (const { name, says } of [...this.#constants, ...functions]) {
      if (!used.has(name)) this.#declared.forget(says, name);
    }
    const texts = (list: readonly Declaration[]): Code[] =>
      list.filter(({ name }) => used.has(name)).map(({ text }) => text);
    this.#declared.add(texts(functions), texts(this.#constants));
  }
}

/** The names that occur in a text, or in the text of what occurs there. */
export function mentioned(root: Code, declarations: readonly Declaration[]): ReadonlySet<string> {
  const found = new Set<string>();
  if (declarations.length === 0) return found;
  const texts = new Map(declarations.map(({ name, text }) => [String(name), text] as const));
  const pending: Code[] = [root];
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    for (const word of wordsIn(text)) {
      const next = texts.get(word);
      if (next === undefined || found.has(word)) continue;
      found.add(word);
      pending.push(next);
    }
  }
  return found;
}
