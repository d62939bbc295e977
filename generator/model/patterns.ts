/** Regular expressions: JSON Schema's are those of ECMA-262, read with the flag `u` (core, section 6.4). */
import type { SchemaNode } from "./schema-node.js";

/**
 * Tells whether a pattern of the schema can be read. One that cannot is reported, and the schema then
 * accepts more than it says.
 * @param path of the pattern below the schema.
 */
export function isReadable(node: SchemaNode, path: readonly [string, ...string[]], source: string): boolean {
  const problem = problemOf(source);
  if (problem === undefined) return true;
  const message = `The pattern is no regular expression of ECMAScript and is not enforced: ${problem}`;
  const help = "ECMA-262 with the flag `u` (JSON Schema core, section 6.4): escape syntax characters only.";
  node.warn(path, { code: "pattern-invalid", message, help });
  return node.lose(false);
}

/** Why ECMAScript cannot read the pattern, which the engine repeats; undefined where it can. */
function problemOf(source: string): string | undefined {
  try {
    void new RegExp(source, "u");
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it is unreadable";
    return reason.length > 300 ? `${reason.slice(0, 200)}… ${reason.slice(-80)}` : reason;
  }
}
