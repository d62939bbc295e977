/** What people write into JSON that it does not have: comments, and commas behind the last member. */
import { isSpace, stringEnd } from "./json-places.js";

export interface Addition {
  readonly kind: "comment" | "comma";
  readonly start: number;
  readonly end: number;
}

/** A text in which blanks stand in for additions, so that everything else has the offset that it had. */
export interface PlainJson {
  readonly text: string;
  /** In their order. */
  readonly additions: readonly Addition[];
}

/**
 * Takes the additions out of a text. Comments are those of JavaScript, and YAML's, which begin with `#`.
 * @param text need not be JSON: what comes out is no more JSON than it was without its additions.
 */
export function withoutAdditions(text: string): PlainJson {
  const additions = findAdditions(text).sort((a, b) => a.start - b.start);
  let plain = "";
  let from = 0;
  for (const { start, end } of additions) {
    plain += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, " ");
    from = end;
  }
  return { text: plain + text.slice(from), additions };
}

function findAdditions(text: string): Addition[] {
  const found: Addition[] = [];
  let comma: number | undefined;
  for (let start = 0, end = 0; start < text.length; start = end) {
    const comment = commentEnd(text, start);
    end = comment ?? (text[start] === '"' ? stringEnd(text, start) || text.length : start + 1);
    if (comment !== undefined) found.push({ kind: "comment", start, end });
    else if (text[start] === ",") comma = start;
    else if (!isSpace(text.charCodeAt(start))) {
      const isClosing = text[start] === "}" || text[start] === "]";
      if (isClosing && comma !== undefined) found.push({ kind: "comma", start: comma, end: comma + 1 });
      comma = undefined;
    }
  }
  return found;
}

/** The offset behind the comment that begins at an offset; undefined where none does, or it has no end. */
function commentEnd(text: string, start: number): number | undefined {
  if (text[start] === "#" || text.startsWith("//", start)) {
    const end = text.indexOf("\n", start);
    return end === -1 ? text.length : end;
  }
  if (!text.startsWith("/*", start)) return undefined;
  const close = text.indexOf("*/", start + 2);
  return close === -1 ? undefined : close + 2;
}
