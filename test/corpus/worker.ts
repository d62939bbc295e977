/**
 * A process that measures the documents that it is sent, some at a time. Its argument is a version of TypeScript,
 * or `exact` for our own under both settings.
 */
import { CommandLineCompiler } from "./command.js";
import { Compiler } from "./compiler.js";
import type { NamedDocument } from "./documents.js";
import { measure } from "./measure.js";
import { type OutputCompiler, exactSettings } from "./settings.js";

const [, , argument] = process.argv;
const compilers = compilersOf(argument);

function compilersOf(word: string | undefined): readonly OutputCompiler[] {
  if (word === undefined) return [new Compiler()];
  if (word === "exact") return [new Compiler(), new Compiler(exactSettings)];
  return [new CommandLineCompiler(word)];
}

process.on("message", (documents: readonly NamedDocument[]) => {
  void measure(documents, compilers).then((results) => process.send?.(results));
});
