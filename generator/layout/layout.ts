/**
 * Layout of emitted code: what prettier would make of it, at a fraction of the time. It knows the forms
 * that the emitters write; prettier is the reference, and is asked where anything else comes up.
 */
import { Parser } from "./parse-declarations.js";
import { Printer } from "./print.js";
import { UnknownForm } from "./scanner.js";
import { layOutStatement } from "./statements.js";

/**
 * Lays out a module. What it accepts is valid syntax: the parser takes less than TypeScript's.
 * @returns the text as prettier would print it; undefined for text with forms that it does not know.
 */
export function layOutModule(source: string): string | undefined {
  try {
    return layOutDeclarations(new Parser(source));
  } catch (error) {
    if (error instanceof UnknownForm) return undefined;
    throw error;
  }
}

function layOutDeclarations(parser: Parser): string {
  const printer = new Printer();
  const texts: string[] = [];
  // Declarations stand at the start of a line, so that each can be printed before the next is read.
  for (
    let next = parser.declaration();
    next !== undefined;
    next = next.kind === "nothing" ? undefined : parser.declaration()
  )
    texts.push(
      `${next.apart && texts.length > 0 ? "\n" : ""}${printer.print(layOutStatement(next)).trimEnd()}\n`,
    );
  return texts.join("");
}
