/** What is common to all parsing: looking at tokens, and passing them. */
import type { Doc } from "./doc.js";
import { numberLiteral, stringLiteral } from "./literals.js";
import { type Comment, Scanner } from "./scanner.js";

/** Words that no name may be, in a module (ECMA-262, section 12.7.2), or that mean something else before a type. */
const reservedWords = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if import in instanceof new null return super switch this throw true try typeof var void while with " +
    "implements interface let package private protected public static yield await arguments eval"
  ).split(" "),
);

/** True for a word that may be a name. */
export function isFree(word: string): boolean {
  return !reservedWords.has(word);
}

export abstract class TokenParser {
  protected readonly tokens: Scanner;

  constructor(source: string) {
    this.tokens = new Scanner(source);
  }

  protected refuse(): never {
    return this.tokens.refuse();
  }

  /** True where the current token is this mark or this word. */
  protected at(text: string): boolean {
    const { tokens } = this;
    return tokens.value === text && tokens.kind !== "string";
  }

  /** Passes this mark or this word, if it is there. */
  protected eat(text: string): boolean {
    if (!this.at(text)) return false;
    this.tokens.next();
    return true;
  }

  protected expect(text: string): void {
    if (!this.eat(text)) this.refuse();
  }

  /** The current token must not begin a line: JavaScript would end the statement before it. */
  protected sameLine(): void {
    if (this.tokens.lineBreaks > 0) this.refuse();
  }

  /** A name that is declared or used. */
  protected name(): Doc {
    const { tokens } = this;
    if (tokens.kind !== "word" || !isFree(tokens.value)) this.refuse();
    return this.word();
  }

  /** Any word, such as the name of a member. */
  protected word(): Doc {
    const { tokens } = this;
    if (tokens.kind !== "word") this.refuse();
    const { doc } = tokens;
    tokens.next();
    return doc;
  }

  protected stringText(): Doc {
    const { tokens } = this;
    if (tokens.kind !== "string") this.refuse();
    const doc = stringLiteral(tokens);
    tokens.next();
    return doc;
  }

  protected numberText(): string {
    const { tokens } = this;
    if (tokens.kind !== "number") this.refuse();
    const text = numberLiteral(tokens.value);
    tokens.next();
    return text ?? this.refuse();
  }

  /** Items between marks, with commas; none may stand apart from the one before. */
  protected list<Item>(close: string, item: () => Item): readonly Item[] {
    const items: Item[] = [];
    while (!this.at(close)) {
      if (items.length > 0 && this.tokens.lineBreaks > 1) this.refuse();
      items.push(item());
      if (!this.at(close)) this.expect(",");
    }
    this.tokens.next();
    return items;
  }

  /** What stands before the current token: comments, and whether it stands apart. */
  protected row(): { readonly comments: readonly Comment[]; readonly apart: boolean } {
    const apart = this.tokens.lineBreaks > 1;
    return { comments: this.tokens.takeComments(), apart };
  }

  /** A word, a string or a number. */
  protected key(): Doc {
    if (this.tokens.kind === "string") return this.stringText();
    return this.tokens.kind === "number" ? this.numberText() : this.word();
  }
}
