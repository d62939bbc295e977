/** Files as text. */
import { readFileSync, statSync } from "node:fs";
import { decodeText } from "./encoding.js";

/** Gives the text of a file, or throws as `fs.readFileSync` does. */
export type ReadFile = (file: string) => string;

/** Reads from the file system. @throws as `fs.readFileSync` does, and {@link Malformed}. */
export function readText(file: string): string {
  if (statSync(file).isDirectory()) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
  return decodeText(readFileSync(file));
}
