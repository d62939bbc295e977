/** Comments on lines of their own. */
import { type Doc, concat, hardLine, sequence, text } from "./doc.js";
import { type Comment, UnknownForm } from "./scanner.js";

/** Puts comments before what they speak of. */
export function commented(comments: readonly Comment[], doc: Doc): Doc {
  if (comments.length === 0) return doc;
  return sequence([...comments.map(layOutComment), doc]);
}

function layOutComment({ text: comment, blankAfter }: Comment): Doc {
  if (!comment.includes("\n") && !blankAfter) return concat(text(comment.trimEnd(), 0), hardLine);
  const rows = comment.split("\n");
  const lines = rows.flatMap((row, index): Doc[] => {
    if (index === 0) return [text(row.trimEnd(), 0)];
    const words = row.trim();
    // Other comments than rows of stars stay as they are, whatever the indentation.
    if (!words.startsWith("*")) throw new UnknownForm(0);
    return [hardLine, text(` ${words}`, 0)];
  });
  return concat(sequence(lines), ...(blankAfter ? [hardLine] : []), hardLine);
}
