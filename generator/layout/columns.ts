/** How many columns text takes. */

/** Characters whose width is disputed, or depends on their neighbours: emoji, combining marks, controls. */
const uncertain =
  /[^\u0020-\u007e\u00a1-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u3001-\u3029\u3030-\u303c\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]/;

const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u;

/** Characters of two columns (Unicode, annex 11). */
const wide = /[\u3001-\u303c\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]/g;

/** The columns of a text; undefined where it holds characters whose width is uncertain. */
export function columns(text: string): number | undefined {
  if (uncertain.test(text) || emoji.test(text)) return undefined;
  return text.length + (text.match(wide)?.length ?? 0);
}
