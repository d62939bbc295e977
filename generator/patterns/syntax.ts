/** The structure of a regular expression, as far as its running time depends on it (ECMA-262, section 22.2.1). */

/** A part of a pattern. What takes no text, such as `\b`, is an assertion: it can fail after everything else. */
export type Part =
  /** One character: the source of its class, of its escape, or of itself. */
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "assertion" }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Part[] }
  | { readonly kind: "repeat"; readonly part: Part; readonly min: number; readonly max: number };

/**
 * Reads a pattern that ECMAScript can read with the flag `u`.
 * @returns the pattern, and what its lookarounds ask: each is a pattern of its own.
 */
export function readPattern(source: string): readonly Part[] {
  const reader = new PatternReader(source);
  const whole = reader.choice();
  return [whole, ...reader.lookarounds];
}

const quantifier = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/uy;
const groupStart = /\((?:\?(?:(<?[=!])|<[^>]+>|[a-z-]*:))?/uy;
const emptyAssertion = /\^|\$|\\b|\\B/uy;
/** Which text was matched before is not known here: a reference to it counts as an assertion. */
const backReference = /\\(?:k<[^>]+>|[1-9]\d*)/uy;
const character =
  /\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]+\}|u\{[^}]+\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)|[^)|]/suy;

class PatternReader {
  readonly lookarounds: Part[] = [];
  readonly #source: string;
  #index = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(): Part {
    const parts = [this.#sequence()];
    while (this.#source.startsWith("|", this.#index)) {
      this.#index++;
      parts.push(this.#sequence());
    }
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : { kind: "choice", parts };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#index < this.#source.length) {
      const part = this.#term();
      if (part === undefined) break;
      parts.push(this.#quantified(part));
    }
    return { kind: "sequence", parts };
  }

  /** A group, an assertion or a character; undefined at the end of an alternative. */
  #term(): Part | undefined {
    const group = this.#take(groupStart);
    if (group !== undefined) return this.#group(group[1] !== undefined);
    if (this.#take(emptyAssertion) ?? this.#take(backReference)) return { kind: "assertion" };
    const read = this.#take(character);
    return read && { kind: "character", source: read[0] };
  }

  #group(isLookaround: boolean): Part {
    const inner = this.choice();
    this.#index++;
    if (!isLookaround) return inner;
    this.lookarounds.push(inner);
    return { kind: "assertion" };
  }

  #quantified(part: Part): Part {
    const read = this.#take(quantifier);
    if (read === undefined) return part;
    const [, sign, from, comma, to] = read;
    if (sign !== undefined) {
      return { kind: "repeat", part, min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity };
    }
    const min = Number(from);
    if (comma === undefined) return { kind: "repeat", part, min, max: min };
    return { kind: "repeat", part, min, max: to === "" ? Infinity : Number(to) };
  }

  /** What the expression matches here; the reader goes on behind it. */
  #take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#index;
    const found = expression.exec(this.#source) ?? undefined;
    if (found !== undefined) this.#index += found[0].length;
    return found;
  }
}
