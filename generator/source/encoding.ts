/** Bytes to text: UTF-8, and UTF-16 as readers of YAML must take it (YAML 1.2.2, section 5.2). */
import { isUtf8 } from "node:buffer";
import type { Diagnostic, Position } from "../diagnostics.js";
import { Lines } from "./lines.js";

/** Bytes that are no text in an encoding that is read. */
export class Malformed extends Error {
  /** The text with a mark (U+FFFD) in the place of what could not be read. */
  readonly text: string;
  readonly position: Position;

  constructor(text: string, offset: number, message: string) {
    super(message);
    this.text = text;
    this.position = new Lines(text).position(offset);
  }
}

/**
 * The text of a file; a byte order mark that says UTF-8 stays in it.
 * @throws Malformed at the first byte that is part of no character.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide === "utf-32") throw new Malformed("", 0, "it is UTF-32");
  if (wide === undefined && isUtf8(bytes)) {
    // The same bytes, without a copy of them.
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  }
  const text = new TextDecoder(wide ?? "utf-8").decode(bytes);
  const at = wide === undefined ? firstMalformed(text, bytes) : text.indexOf(mark);
  if (at === -1) return text;
  throw new Malformed(
    text,
    at,
    wide === undefined ? "it is not UTF-8" : "it is UTF-16, and half of a character is missing",
  );
}

/** JSON and YAML begin with a character of ASCII, if not with a byte order mark: zeros around it tell the width. */
function wideEncoding([first, second, third, fourth]: Uint8Array):
  "utf-16le" | "utf-16be" | "utf-32" | undefined {
  const isWide =
    (first === 0 && second === 0) || (third === 0 && fourth === 0 && (second === 0 || second === 0xfe));
  if (isWide) return "utf-32";
  if ((first === 0xff && second === 0xfe) || second === 0) return "utf-16le";
  return (first === 0xfe && second === 0xff) || first === 0 ? "utf-16be" : undefined;
}

const mark = "\ufffd";

/** Where the first mark stands that the bytes do not have themselves; -1 where none does. */
function firstMalformed(text: string, bytes: Uint8Array): number {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    from = at;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return at;
  }
  return -1;
}

/** What is wrong, at its place. */
export function encodingError(file: string, { message, position }: Malformed): Diagnostic {
  return {
    code: "encoding",
    severity: "error",
    message: `The file cannot be read: ${message}`,
    help: "Save it as UTF-8: what was meant by these bytes is not known (ISO 8859-1 and Windows-1252 are common).",
    place: { file, pointer: "", position },
  };
}

/** A text without the mark of byte order that some editors put in front. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}
