/** Text to tokens, as ECMA-262, section 12, has them, but for what the emitters never write. */
import { type Doc, text as wideText } from "./doc.js";
import { columns } from "./columns.js";
import { endOfMark } from "./marks.js";

export type TokenKind = "word" | "string" | "number" | "mark" | "end";

/** A comment that has a line, or lines, of its own. */
export interface Comment {
  readonly text: string;
  /** A blank line follows. */
  readonly blankAfter: boolean;
}

/** Thrown for text that the emitters would not write; whoever asked for a layout must ask another. */
export class UnknownForm extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super(`Unknown form at offset ${offset}`);
    this.offset = offset;
  }
}

const slash = 47;
const pureNote = "/* @__PURE__ */ ";
const noComments: readonly Comment[] = [];
const wordStart = /[\p{ID_Start}$_]/u;
const wordPart = /[\p{ID_Continue}$]/u;
// A run of some seconds ends before the engine has optimised loops over units: expressions are machine code sooner.
const plainWord = /[\w$]+/y;
const plainText = /[ !#-&(-[\]-~]+/y;

/** Reads one token at a time; its fields describe the current one. */
export class Scanner {
  readonly source: string;
  kind: TokenKind = "end";
  /** The token's text. */
  value = "";
  start = 0;
  end = 0;
  /** Line breaks before the token, or before its first comment; 2 stands for more as well. */
  lineBreaks = 0;
  comments: readonly Comment[] = noComments;
  #pure = false;
  /** The token's text has characters that are not ASCII. */
  #wide = false;

  constructor(source: string) {
    this.source = source;
    this.next();
  }

  refuse(): never {
    throw new UnknownForm(this.start);
  }

  /** The character behind the token. */
  get following(): string {
    return this.source.charAt(this.end);
  }

  /** The token as it is printed. */
  get doc(): Doc {
    return this.#wide ? wideText(this.value, columns(this.value) ?? this.refuse()) : this.value;
  }

  /** The comments before the token; who does not take them cannot go on. */
  takeComments(): readonly Comment[] {
    const { comments } = this;
    this.comments = noComments;
    return comments;
  }

  /** True where `/* @__PURE__ *\/` stands before the token: bundlers read it, and it stays where it is. */
  takePureNote(): boolean {
    const is = this.#pure;
    this.#pure = false;
    return is;
  }

  next(): void {
    if (this.#pure || this.comments.length > 0) this.refuse();
    this.#skipSpace();
    this.#readToken();
  }

  /** Reads again from an earlier place, which must be the end of a token. */
  rewind(end: number): void {
    this.end = end;
    this.comments = noComments;
    this.next();
  }

  /** Joins `>` with what follows it at once: types end with `>`, so that it is always read alone. */
  joinGreater(): void {
    if (
      this.source[this.end] === "=" &&
      this.source[this.end + 1] !== "=" &&
      this.source[this.end + 1] !== ">"
    ) {
      this.value = ">=";
      this.end++;
    } else if (/[>=]/.test(this.source[this.end] ?? "")) this.refuse();
  }

  #skipSpace(): void {
    this.lineBreaks = this.#spaces();
    if (this.source.charCodeAt(this.end) !== slash) return;
    if (this.source.startsWith(pureNote, this.end)) {
      this.#pure = true;
      this.end += pureNote.length;
    }
    while (this.source[this.end] === "/" && /[/*]/.test(this.source[this.end + 1] ?? "")) {
      const isFirst = this.comments.length === 0;
      const start = this.end;
      const block = this.source[start + 1] === "*";
      const end = this.source.indexOf(block ? "*/" : "\n", start + 2);
      this.start = start;
      if (end < 0 || (isFirst && this.lineBreaks === 0 && start > 0)) this.refuse();
      this.end = block ? end + 2 : end;
      const text = this.source.slice(start, this.end).trimEnd();
      const breaks = this.#spaces();
      if (breaks === 0) this.refuse();
      this.comments = [...this.comments, { text, blankAfter: breaks > 1 }];
    }
  }

  /** Skips white space and gives the number of line breaks in it. */
  #spaces(): number {
    const { source } = this;
    let { end } = this;
    let breaks = 0;
    let unit = source.charCodeAt(end);
    for (; unit === 32 || unit === 10; unit = source.charCodeAt(++end)) if (unit === 10) breaks++;
    this.end = end;
    return breaks;
  }

  #readToken(): void {
    const { source } = this;
    this.start = this.end;
    this.#wide = false;
    const unit = source.charCodeAt(this.end);
    if (Number.isNaN(unit)) {
      this.kind = "end";
      this.value = "";
      return;
    }
    if (isWordUnit(unit) && !isDigit(unit)) this.#readWord();
    else if (unit === 34 || unit === 39) this.#readString(unit);
    else if (isDigit(unit)) this.#readNumber();
    else if (unit >= 128) this.#readWord();
    else this.#readMark();
    this.value = source.slice(this.start, this.end);
  }

  #readWord(): void {
    const { source } = this;
    this.kind = "word";
    plainWord.lastIndex = this.end;
    if (plainWord.test(source)) this.end = plainWord.lastIndex;
    while (source.charCodeAt(this.end) >= 128 || (this.#wide && isWordUnit(source.charCodeAt(this.end)))) {
      const character = String.fromCodePoint(source.codePointAt(this.end) ?? 0);
      if (!(this.end === this.start ? wordStart : wordPart).test(character)) this.refuse();
      this.#wide = true;
      this.end += character.length;
    }
    if (source[this.end] === "\\") this.refuse();
  }

  #readString(quote: number): void {
    const { source } = this;
    this.kind = "string";
    this.end = behindPlainText(source, this.end + 1);
    for (; ; this.end++) {
      const unit = source.charCodeAt(this.end);
      if (unit === quote) break;
      if (unit === 92) this.#skipEscape();
      else if (unit >= 127) this.#wide = true;
      else if (!(unit >= 32)) this.refuse();
    }
    this.end++;
  }

  /** Stops at the last character of the escape. */
  #skipEscape(): void {
    const { source } = this;
    this.end++;
    if (source[this.end] === "u") {
      if (!/^[0-9a-fA-F]{4}$/.test(source.slice(this.end + 1, this.end + 5))) this.refuse();
      this.end += 4;
    } else if (!/[\\"'`$bfnrt]/.test(source[this.end] ?? "")) this.refuse();
  }

  #readNumber(): void {
    this.kind = "number";
    const number = /(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    number.lastIndex = this.end;
    this.end += number.exec(this.source)?.[0].length ?? this.refuse();
    const after = this.source.charCodeAt(this.end);
    if (isWordUnit(after) || after === 46 || after === 92 || after >= 128) this.refuse();
  }

  #readMark(): void {
    this.kind = "mark";
    this.end = endOfMark(this.source, this.end) ?? this.refuse();
  }

  /** A template has just come to an expression, and not to its end. */
  opensValue = false;

  /** The text of a template from where the scanner stands, with the backtick or the `${` that ends it. */
  templatePart(): Doc {
    const { source } = this;
    const start = this.end;
    let unit = source.charCodeAt(this.end);
    for (; unit !== 96; unit = source.charCodeAt(++this.end)) {
      this.opensValue = unit === 36 && source[this.end + 1] === "{";
      if (this.opensValue) break;
      if (unit === 92) this.#skipEscape();
      else if (!(unit >= 32)) this.refuse();
    }
    this.opensValue = unit === 36;
    this.end += this.opensValue ? 2 : 1;
    const part = source.slice(start, this.end);
    return wideText(part, columns(part) ?? this.refuse());
  }
}

/** Where text goes on that may have to be looked at one by one: most strings end there. */
function behindPlainText(source: string, start: number): number {
  plainText.lastIndex = start;
  return plainText.test(source) ? plainText.lastIndex : start;
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit === 36 || isDigit(unit)
  );
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
