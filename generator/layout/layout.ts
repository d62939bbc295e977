/**
 * Layout of emitted code: what prettier would make of it, at a fraction of the time. It knows the forms
 * that the emitters write; prettier is the reference, and is asked where anything else comes up.
 */
import { Parser } from "./parse-declarations.js";
import { Printer } from "./print.js";
import { UnknownForm } from "./scanner.js";
import { layOutStatement } from "./statements.js";
import type { Statement } from "./syntax.js";

/**
 * Lays out a module. What it accepts is valid syntax: the parser takes less than TypeScript's.
 * @returns the text as prettier would print it; undefined for text with forms that it does not know.
 */
export function layOutModule(source: string): string | undefined {
  return whereKnown(() => {
    const printer = new ModulePrinter();
    readStatements(source, (statement) => printer.add(statement));
    return printer.text;
  });
}

/** What the work gives; undefined where it comes upon a form that layout does not know. */
export function whereKnown<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnknownForm) return undefined;
    throw error;
  }
}

/**
 * Reads a module. Its statements stand at the start of a line, so that each can be printed before the next is read.
 * @throws UnknownForm
 */
export function readStatements(source: string, take: (statement: Statement) => void): void {
  const parser = new Parser(source);
  for (
    let next = parser.declaration();
    next !== undefined;
    next = next.kind === "nothing" ? undefined : parser.declaration()
  )
    take(next);
}

/** Lays out statements one after the other. */
export class ModulePrinter {
  readonly #printer = new Printer();
  readonly #texts: string[] = [];

  /** @throws UnknownForm */
  add(statement: Statement): void {
    const text = this.#printer.print(layOutStatement(statement)).trimEnd();
    this.#texts.push(`${statement.apart && this.#texts.length > 0 ? "\n" : ""}${text}\n`);
  }

  get text(): string {
    return this.#texts.join("");
  }
}
