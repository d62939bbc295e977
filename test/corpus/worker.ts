/** A process that measures the documents that it is sent, some at a time. Its argument is a version of TypeScript. */
import { CommandLineCompiler } from "./command.js";
import { Compiler } from "./compiler.js";
import type { NamedDocument } from "./documents.js";
import { measure } from "./measure.js";

const [, , version] = process.argv;
const compiler = version === undefined ? new Compiler() : new CommandLineCompiler(version);

process.on("message", (documents: readonly NamedDocument[]) => {
  void measure(documents, compiler).then((results) => process.send?.(results));
});
