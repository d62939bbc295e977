/** The surroundings of a guard while it is being written: names, parts, what is hoisted. */
import { type Code, type Identifier, code, literal } from "../emit/text.js";
import type { Place } from "../diagnostics.js";
import type { View } from "../model/declarations.js";
import type { JsonValue, Schema, SchemaId } from "../model/types.js";
import { segments } from "../source/pointer.js";
import type { Expression } from "./expression.js";
import type { GuardHost } from "./host.js";
import { patternProblem } from "./patterns.js";
import type { Sheet } from "./sheet.js";

/**
 * `inline`: simple tests stand where they are needed.
 * `call`: always a function's call. The compiler narrows an operand's type by the tests before it and
 * rejects comparisons that can no longer succeed; a function's parameter begins as `unknown` again.
 */
export type Form = "inline" | "call";

/** The ways to compile a part. They come from outside, since the file of each keyword needs them. */
export interface Compilers {
  /** A test of an operand. */
  readonly test: (schema: Schema, operand: Code, scope: Scope, form: Form) => Expression;
  /** A test of `value` that notes in a set what it looks at; see `tracking.ts`. */
  readonly track: (schema: Schema, seen: Code, scope: Scope) => Expression;
}

interface ScopeParts {
  readonly host: GuardHost;
  readonly view: View;
  readonly sheet: Sheet;
  readonly compilers: Compilers;
}

export class Scope {
  /** Where we are, as words that name what is hoisted from here. */
  readonly path: string;
  readonly host: GuardHost;
  readonly view: View;
  readonly #parts: ScopeParts;

  constructor(path: string, parts: ScopeParts) {
    this.path = path;
    this.host = parts.host;
    this.view = parts.view;
    this.#parts = parts;
  }

  /** The scope of a part, for the sake of names. */
  in(words: string): Scope {
    return words === "" ? this : new Scope(`${this.path} ${words}`, this.#parts);
  }

  /** The test of a part. */
  test(schema: Schema, operand: Code, words: string, form: Form = "inline"): Expression {
    return this.#parts.compilers.test(schema, operand, this.in(words), form);
  }

  /** The test of a part of the schema on the same value, noting in a set. */
  track(schema: Schema, seen: Code, words: string): Expression {
    return this.#parts.compilers.track(schema, seen, this.in(words));
  }

  /**
   * The call of a private function that is named after the path.
   * @param write makes the function, given its name and the scope for its parts; a function that would
   *   always give the same is not made.
   */
  hoist(args: Code, write: (name: Identifier, scope: Scope) => Expression): Expression {
    const name = this.host.local(this.path);
    return this.#parts.sheet.function(name, () => write(name, this)) ?? code`${name}(${args})`;
  }

  /** The name of a function for another schema: it is made once, and may call itself. */
  shared(target: SchemaId, write: (name: Identifier, scope: Scope) => Code): Identifier {
    const [guard = ""] = this.path.split(" ");
    const part = new Scope(`${guard} seen ${segments(target).at(-1) ?? ""}`, this.#parts);
    const name = (): Identifier => this.host.local(part.path);
    return this.#parts.sheet.shared(target, name, (own) => write(own, part));
  }

  /** A set of values, made once when the module is loaded. Bundlers may drop it where it is unused. */
  set(values: readonly JsonValue[], words: string): Identifier {
    return this.#constant(code`/* @__PURE__ */ new Set<unknown>(${literal(values)})`, words);
  }

  /** The regular expression of a pattern; undefined (and reported) where ECMAScript cannot read it. */
  pattern(source: string, place: Place, words: string): Identifier | undefined {
    const problem = patternProblem(source);
    if (problem === undefined) {
      return this.#constant(code`/* @__PURE__ */ new RegExp(${literal(source)}, "u")`, words);
    }
    const message = `The pattern is no regular expression of ECMAScript and is not enforced: ${problem}`;
    const help = "ECMA-262 with the flag `u` (JSON Schema core, section 6.4): escape syntax characters only.";
    this.host.report({ code: "pattern-invalid", severity: "warning", message, help, place });
    return undefined;
  }

  #constant(text: Code, words: string): Identifier {
    return this.#parts.sheet.constant(text, () => this.host.local(`${this.path} ${words}`));
  }
}
