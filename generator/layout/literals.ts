/** How prettier writes literals. */
import { type Doc, text } from "./doc.js";
import type { Scanner } from "./scanner.js";

/** A string in double quotes, or in single ones where that takes fewer escapes. */
export function stringLiteral(token: Scanner): Doc {
  const { doc, value } = token;
  const body = value.slice(1, -1);
  if (value.startsWith('"') && !body.includes('"')) return doc;
  const doubles = body.split('"').length;
  const singles = body.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const written = body.replace(/\\[^]|["']/g, (found) => {
    const mark = found.slice(-1);
    if (mark === quote) return `\\${quote}`;
    return mark === '"' || mark === "'" ? mark : found;
  });
  const literal = `${quote}${written}${quote}`;
  return typeof doc === "string" ? literal : text(literal, doc.width + literal.length - value.length);
}

/** A number in its shortest form; undefined where it is written in another way. */
export function numberLiteral(digits: string): string | undefined {
  // `1e999` is infinite, and what is larger than that is never written.
  const shortest = digits === "1e999" ? digits : String(Number(digits));
  return shortest === digits ? digits.replace("e+", "e") : undefined;
}
