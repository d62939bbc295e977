/** Text that tries to get out of wherever it is put. */
import fc from "fast-check";

/** What ends, opens or means something in TypeScript, in comments, in paths or in a terminal. */
const pieces = [
  ...["*/", "/*", "//", "<!--", "-->", "`", "${", "}", "'", '"', "\\", "\\u0022", "\\`"],
  ...["\n", "\r", "\r\n", "\t", "\u2028", "\u2029", "\u0000", "\u001b[2J", "\u007f", "\u0085"],
  ...[
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\ud800",
    "\udc00",
    "🎉",
    "1️⃣",
    "é",
    "é",
    "名前",
    "½",
  ],
  ...["@deprecated", " @param x", "{@link x}", "```", "- ", "* ", "# ", "    ", "|", "https://example.com"],
  ...[
    "__proto__",
    "constructor",
    "then",
    "class",
    "undefined",
    "return",
    "a",
    "B",
    "1",
    " ",
    "-",
    "_",
    "$",
    "~1",
  ],
  ...["{", "[", "(", ")", "]", ";", ",", "<", ">", "&", "=", "%2F", "..", "/", "?"],
];

/** A text of such pieces, or of any UTF-16 units at all. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join("")),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 20 }),
  },
);

/** Characters that act rather than show; the two joiners are part of ordinary writing. No output holds any. */
export const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
