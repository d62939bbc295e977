/** Prettier: the reference for our own layout, and the way out where that does not know a form. */
import type { Options } from "prettier";
import { lineWidth } from "./print.js";

// Which keys need quotes was decided where they were written, and more strictly.
const options: Options = { printWidth: lineWidth, quoteProps: "preserve" };

/**
 * Lays out a module with prettier, which is loaded for it.
 * @param path of the file, for messages and so that prettier knows the language.
 * @throws Error where the text does not parse: a bug of whoever wrote it.
 */
export async function layOutWithPrettier(path: string, text: string): Promise<string> {
  const prettier = await import("prettier");
  try {
    return await prettier.format(text, { ...options, filepath: path });
  } catch (error) {
    throw new Error(`${path}:${lineOf(error)} does not parse`, { cause: error });
  }
}

/** Prettier's syntax errors say where they are. */
function lineOf(error: unknown): string {
  if (!(error instanceof SyntaxError)) throw error;
  return /\((\d+):\d+\)/.exec(error.message)?.[1] ?? "1";
}
