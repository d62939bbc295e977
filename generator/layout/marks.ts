/** Punctuators (ECMA-262, section 12.8), but for those that the emitters never write. */

/** Marks that no longer mark begins with, or that are always read alone. */
const lonelyMarks = new Set(Array.from("{}()[];,:>`", (mark) => mark.charCodeAt(0)));
const startsOfMarks = new Set(Array.from("<?=!+-*/%&|.", (mark) => mark.charCodeAt(0)));
const partsOfMarks = new Set(Array.from("<>?=+-*/&|.", (mark) => mark.charCodeAt(0)));
const longMarks = ["...", "===", "!==", "=>", "&&", "||", "??=", "??", "<=", "++", "--"];
/** Marks that no emitter writes, by what they begin with. */
const otherMarks = new Set([
  "==",
  "!=",
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "|=",
  "&=",
  "<<",
  "**",
  "?.",
  "//",
  "/*",
  "..",
]);
const otherEnds = new Map(["===", "!==", "&&", "||", "<="].map((mark) => [mark, "="]));

/** Where the mark that stands at an offset ends; undefined for one that no emitter writes. */
export function endOfMark(source: string, start: number): number | undefined {
  const first = source.charCodeAt(start);
  if (lonelyMarks.has(first)) return start + 1;
  if (!startsOfMarks.has(first)) return undefined;
  if (!partsOfMarks.has(source.charCodeAt(start + 1))) return start + 1;
  const long = longMarks.find((mark) => source.startsWith(mark, start));
  const end = start + (long?.length ?? 1);
  const more = source.charAt(end);
  const isOther =
    long === undefined ? otherMarks.has(source.slice(start, start + 2)) : otherEnds.get(long)?.includes(more);
  return isOther === true && more !== "" ? undefined : end;
}
