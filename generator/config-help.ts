/** Why Node does not load a configuration, in words that help. */
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * What to do where Node takes a file for another kind of module than it is written as.
 * @param reason what Node says of it.
 * @returns a sentence with a space in front; nothing where Node says enough.
 */
export function loadingHelp(file: string, reason: string): string {
  const name = (extension: string): string => path.basename(file).replace(/\w+$/, extension);
  if (reason.includes("Unknown file extension"))
    return ` Node ${process.versions.node} does not run TypeScript: use 22.18 or newer, or write it without types and name it ${name("mjs")}.`;
  if (/import statement outside a module|Unexpected token 'export'/.test(reason)) {
    const module = name(/\.[mc]?ts$/.test(file) ? "mts" : "mjs");
    return ` Node takes it for CommonJS, for its name or for the "type" in package.json: name it ${module}.`;
  }
  if (/(require|module|exports) is not defined in ES module scope/.test(reason))
    return ` Node takes it for a module of ECMAScript: write \`export default\`, or name it ${name("cjs")}.`;
  return "";
}

/** Where in a file an error is from, `:3:7`, as far as its stack tells: of mistakes in its syntax Node says nothing. */
export function positionIn(file: string, error: unknown): string {
  const [, after = ""] = (error instanceof Error ? (error.stack ?? "") : "").split(pathToFileURL(file).href);
  return /^:\d+(?::\d+)?/.exec(after)?.[0] ?? "";
}
