/** Reads JSON without losing the digits of long integers, which JSON.parse rounds to the next number. */
import { LongInteger, convertLong } from "./long-integer.js";

/** Where there may be such an integer: many digits, or an exponent in what stands as a number does. */
const mayBeLong = /\d{16}|(?:^|[[,:\s])-?\d+(?:\.\d+)?e/i;

/**
 * Reads JSON text and converts it, for instance by `decodePet`. Integers that are asked for as bigints are exact;
 * all others are numbers, as JSON.parse gives them.
 * @throws SyntaxError for what JSON.parse refuses.
 */
export function readJson(text: string, decode: (json: unknown) => unknown): unknown {
  if (!mayBeLong.test(text)) return decode(JSON.parse(text));
  return convertLong(parseJson(text), decode);
}

/** Like JSON.parse, but for integers that no number holds. It does not recurse, however deep the text nests. */
export function parseJson(text: string): unknown {
  const parser = new Parser(text);
  const open: Container[] = [];
  for (;;) {
    let value = parser.begin(open);
    if (value === opened) continue;
    for (;;) {
      const top = open.at(-1);
      if (top === undefined) return parser.end(value);
      put(top, value);
      if (parser.takes(",")) {
        if ("members" in top) top.name = parser.name();
        break;
      }
      parser.expect("members" in top ? "}" : "]");
      value = "members" in top ? top.members : top.items;
      open.pop();
    }
  }
}

interface List {
  readonly items: unknown[];
}

interface Members {
  readonly members: Record<string, unknown>;
  /** Of the member whose value is read now. */
  name: string;
}

/** A list or an object that has not ended yet. */
type Container = List | Members;

/** What stands for a value whose parts come next. */
const opened = Symbol("opened");

const scalarToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const spaceToken = /[\t\n\r ]*/y;

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads a value, or the beginning of one that has parts. */
  begin(open: Container[]): unknown {
    if (this.takes("[")) {
      if (this.takes("]")) return [];
      open.push({ items: [] });
      return opened;
    }
    if (this.takes("{")) {
      if (this.takes("}")) return {};
      open.push({ members: {}, name: this.name() });
      return opened;
    }
    return this.#text[this.#at] === '"' ? this.#string() : this.#scalar();
  }

  /** True where the character comes next, after white space; then it is behind us. */
  takes(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  expect(character: string): void {
    if (!this.takes(character)) this.#fail();
  }

  /** The name of a member, and the colon behind it. */
  name(): string {
    this.#skipSpace();
    const name = this.#string();
    this.expect(":");
    return name;
  }

  /** Gives the value back where nothing stands behind it. */
  end(value: unknown): unknown {
    this.#skipSpace();
    return this.#at === this.#text.length ? value : this.#fail();
  }

  /** A text, by JSON.parse: we need only find where it ends. */
  #string(): string {
    let end = this.#at + 1;
    for (; ; end++) {
      end = this.#text.indexOf('"', end);
      if (this.#text[this.#at] !== '"' || end < 0) return this.#fail();
      let backslashes = 0;
      while (this.#text[end - 1 - backslashes] === "\\") backslashes++;
      if (backslashes % 2 === 0) break;
    }
    const text: unknown = JSON.parse(this.#text.slice(this.#at, end + 1));
    this.#at = end + 1;
    return String(text);
  }

  #scalar(): unknown {
    const text = this.#match(scalarToken);
    if (text === "") return this.#fail();
    const value: unknown = JSON.parse(text);
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? new LongInteger(text) : value;
  }

  #skipSpace(): void {
    this.#match(spaceToken);
  }

  #match(token: RegExp): string {
    token.lastIndex = this.#at;
    const [text = ""] = token.exec(this.#text) ?? [];
    this.#at += text.length;
    return text;
  }

  #fail(): never {
    throw new SyntaxError(`This is no JSON from character ${this.#at} on`);
  }
}

function put(top: Container, value: unknown): void {
  if ("items" in top) top.items.push(value);
  // Assigned, this name would be the prototype.
  else if (top.name !== "__proto__") top.members[top.name] = value;
  else {
    const member = { value, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(top.members, top.name, member);
  }
}
