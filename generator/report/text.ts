/** A document's text on its way to a terminal or into a format: nothing in it may act on either. */
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Control characters (a terminal obeys them), format characters (controls of text direction show a text
 * as another one; only the two joiners are part of ordinary writing), separators of lines, and halves of
 * surrogate pairs, which no encoder takes.
 */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

/** One line of text in which every character that acts rather than shows is spelled out: `\u001b`. */
export function visible(text: string): string {
  return text.replaceAll("\t", "  ").replace(unsafe, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

/** The lines of a text, each made visible. */
export function visibleLines(text: string): string[] {
  return text
    .trimEnd()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(visible);
}

/** JSON text of a value. `JSON.stringify` alone leaves the second block of control characters in. */
export function jsonText(value: unknown): string {
  // Outside of strings there are line breaks and no other unsafe character.
  return JSON.stringify(value, null, 2).replace(unsafe, (character) =>
    character === "\n" ? character : escapeUnits(character),
  );
}

function escapeUnits(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

const uri = /^[a-z][a-z0-9+.-]+:\/\//i;

/** The name of a file as people and tools in the working folder would write it, with slashes. */
export function relativeName(file: string, cwd: string): string {
  return uri.test(file) ? file : path.relative(cwd, file).split(path.sep).join("/") || ".";
}

/** A file's URI: relative where it lies in the working folder, absolute elsewhere. */
export function relativeUri(file: string, cwd: string): { readonly uri: string; readonly inside: boolean } {
  if (uri.test(file)) return { uri: encodeURI(wellFormed(file)), inside: false };
  const name = relativeName(file, cwd);
  const inside = !path.isAbsolute(name) && !/^\.\.(\/|$)/.test(name);
  if (!inside) return { uri: pathToFileURL(file).href, inside };
  return { uri: wellFormed(name).split("/").map(encodeURIComponent).join("/"), inside };
}

/** A folder's URI, with the final slash that makes it a base. */
export function folderUri(folder: string): string {
  return pathToFileURL(folder + path.sep).href;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}
