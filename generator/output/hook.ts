/** Which configuration a user's hook stands in, for what is said of it. */
import { pathToFileURL } from "node:url";
import type { Place } from "../diagnostics.js";
import type { Transform } from "./transform.js";

const files = new WeakMap<Transform, string>();

/** Remembers the configuration that a hook was loaded from. */
export function rememberHook(hook: Transform, file: string): void {
  files.set(hook, file);
}

/**
 * The configuration that a hook was loaded from; undefined for one that was passed to the library.
 * @param error what it threw: tells the line, where it passed one of that file.
 */
export function placeOfHook(hook: Transform, error?: unknown): Place | undefined {
  const file = files.get(hook);
  if (file === undefined) return undefined;
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  for (const name of [pathToFileURL(file).href, file]) {
    const [, line, column] = /^:(\d+):(\d+)/.exec(stack.split(name)[1] ?? "") ?? [];
    if (line === undefined) continue;
    return { file, pointer: "", position: { line: Number(line), column: Number(column) } };
  }
  return { file, pointer: "" };
}
