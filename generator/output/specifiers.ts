/** How files of the output name each other: what runs TypeScript as it is, and what bundles it, differ in that. */
import type { OutputFile } from "../emit/module.js";
import type { Code } from "../emit/text.js";
import { lineWidth } from "../layout/print.js";

/**
 * What the names of other files end with in imports. `js`, as compilers take it; `ts`, as Node and Deno do where they
 * run TypeScript by themselves; `none`, as bundlers and test runners do that look for files by themselves.
 */
export type ImportExtension = "js" | "ts" | "none";

/** The end of an import, or of an export from another file. Nothing else of a document begins a line so. */
const specifier = /^((?:(?:import|export)\b[^"\n]*|\}) from "\.{1,2}\/[^"\n]+)\.js";$/gm;

/** The files with other specifiers, before they are laid out: a shorter import may fit into a line. */
export function withSpecifiers(
  files: readonly OutputFile[],
  extension: ImportExtension,
): readonly OutputFile[] {
  if (extension === "js") return files;
  const ending = extension === "none" ? "" : `.${extension}`;
  const spell = (text: string): string => text.replace(specifier, `$1${ending}";`);
  return files.map((file) => ({
    ...file,
    text: file.format ? spell(file.text) : spell(file.text).replace(inSeveralLines, inOne),
    ...(file.pieces && { pieces: file.pieces.map((piece) => spell(piece) as Code) }),
  }));
}

/** An import that did not fit into a line. */
const inSeveralLines = /^((?:import|export)(?: type)? \{)\n([^}]*),\n(\} from "[^"\n]+";)$/gm;

/** What is laid out already, as it would be now. */
function inOne(statement: string, head: string, names: string, tail: string): string {
  const line = [head, ...names.trim().split(/\s+/), tail].join(" ");
  return line.length <= lineWidth ? line : statement;
}
