/** The surroundings of a guard while it is being written: names, parts, what is hoisted. */
import { type Code, type Identifier, code, literal } from "../emit/text.js";
import type { Place } from "../diagnostics.js";
import type { View } from "../model/declarations.js";
import type { ListedValue, Schema, SchemaId } from "../model/types.js";
import { camelCase } from "../names/casing.js";
import { segments } from "../source/pointer.js";
import type { Expression } from "./expression.js";
import type { GuardHost } from "./host.js";
import { patternCost } from "../patterns/cost.js";
import type { Sheet } from "./sheet.js";

/**
 * `inline`: simple tests stand where they are needed.
 * `call`: always a function's call. The compiler narrows an operand's type by the tests before it and
 * rejects comparisons that can no longer succeed; a function's parameter begins as `unknown` again.
 */
export type Form = "inline" | "call";

/** The ways to compile a part. They come from outside, since the file of each keyword needs them. */
export interface Compilers {
  /** A test of the scope's operand. */
  readonly test: (schema: Schema, scope: Scope) => Expression;
  /** A test of `value` that notes in the scope's set what it looks at; see `tracking.ts`. */
  readonly track: (schema: Schema, scope: Scope) => Expression;
}

interface ScopeParts {
  readonly host: GuardHost;
  readonly view: View;
  readonly sheet: Sheet;
  readonly compilers: Compilers;
}

/** What changes on the way to a part. */
export interface Step {
  /** Words that name the part. */
  readonly words?: string;
  /** A name that says what is asked, so that it need not say where. */
  readonly name?: string;
  /** The expression of the part's value; that of the whole where the part is the same value. */
  readonly operand?: Code;
  readonly form?: Form;
  /** The set to note in. */
  readonly seen?: Code;
}

const whole: Required<Omit<Step, "words" | "name">> = {
  operand: code`value`,
  form: "inline",
  seen: code`seen`,
};

/** A set of values, in source text. */
export function setOf(values: readonly ListedValue[]): Code {
  return code`new Set<unknown>(${literal(values)})`;
}

/** Where a test is being written: what it asks, what it may hoist, how that is named. */
export class Scope {
  /** Where we are, as words that name what is hoisted from here. */
  readonly path: string;
  /** The expression of the value that is asked. */
  readonly operand: Code;
  readonly form: Form;
  /** The set in which tests note what they look at. */
  readonly seen: Code;
  readonly host: GuardHost;
  readonly view: View;
  readonly #parts: ScopeParts;

  /** @param words the name of the guard, and what else names the place. */
  constructor(
    parts: ScopeParts,
    { words = "", operand = whole.operand, form = whole.form, seen = whole.seen }: Step,
  ) {
    this.path = words;
    this.operand = operand;
    this.form = form;
    this.seen = seen;
    this.host = parts.host;
    this.view = parts.view;
    this.#parts = parts;
  }

  /** The scope of a part. It is inline unless the step says otherwise. */
  at({ words, name, operand = this.operand, form = "inline", seen = this.seen }: Step): Scope {
    const path = name ?? (words === undefined ? this.path : `${this.path} ${words}`);
    return new Scope(this.#parts, { words: path, operand, form, seen });
  }

  /** The test of a part. */
  test(schema: Schema, step: Step): Expression {
    return this.#parts.compilers.test(schema, this.at(step));
  }

  /** The test of a part of the schema on the same value, noting in a set. */
  track(schema: Schema, step: Step): Expression {
    return this.#parts.compilers.track(schema, this.at(step));
  }

  /**
   * The call of a private function of the operand, named after the path.
   * @param write makes the function from its parameters on, given the scope for its parts. A function that
   *   would always give the same is not made, and one that the module has already is called instead.
   * @param asks a key that no function has which asks anything else: what the module has need not be written again.
   */
  hoist(write: (scope: Scope) => Expression, asks?: string): Expression {
    const { declared } = this.host;
    const known = asks === undefined ? undefined : declared.functionFor(asks);
    if (known !== undefined) return code`${known}(${this.operand})`;
    const made = this.#make(write);
    if (typeof made === "boolean") return made;
    if (asks !== undefined) declared.answer(asks, made);
    return code`${made}(${this.operand})`;
  }

  /** The same for a function that notes what it looks at: its parameters are `value` and `seen`. */
  hoistNoting(write: (scope: Scope) => Expression): Expression {
    const made = this.#make(write);
    return typeof made === "boolean" ? made : code`${made}(value, ${this.seen})`;
  }

  #make(write: (scope: Scope) => Expression): Identifier | boolean {
    return this.#parts.sheet.function(
      () => this.host.local(this.path),
      () => write(this.at(whole)),
    );
  }

  /** The name of a function for another schema: it is made once, and may call itself. */
  shared(target: SchemaId, write: (scope: Scope) => Code): Identifier {
    const [guard = ""] = this.path.split(" ");
    const part = new Scope(this.#parts, { words: `${guard} seen ${segments(target).at(-1) ?? ""}` });
    const name = (): Identifier => this.host.local(part.path);
    return this.#parts.sheet.shared(target, name, () => write(part));
  }

  /**
   * A set of values: it is made when it is first asked for. Made when the module is loaded, those of Stripe took a
   * twentieth of the time and a tenth of the memory of loading all guards.
   */
  set(values: readonly ListedValue[], words: string): Code {
    return code`${this.#parts.sheet.set(setOf(values), `${this.#subject} ${words}`, this.host)}()`;
  }

  /** The path without the verb of guards: constants are things. */
  get #subject(): string {
    const [guard = "", ...parts] = this.path.split(" ");
    return [camelCase(guard.replace(/^is(?=\p{Lu})/u, "")), ...parts].join(" ");
  }

  /** The regular expression of a pattern, read with the flag `u` (core, section 6.4). */
  pattern(source: string, place: Place): Identifier {
    this.#reportCost(source, place);
    const text = code`/* @__PURE__ */ new RegExp(${literal(source)}, "u")`;
    return this.#parts.sheet.constant(text, () => this.host.local(`${this.#subject} pattern`));
  }

  #reportCost(source: string, place: Place): void {
    const cost = patternCost(source);
    if (cost === undefined) return;
    const time =
      cost.kind === "exponential" ? "exponential time" : `time of the length to the power of ${cost.degree}`;
    this.host.report({
      code: "pattern-slow",
      severity: "warning",
      message: `Text can be made on which the pattern takes ${time}`,
      help: "Let text match in one way only: what is repeated should not begin with what can come before it. Or bound the length of the text by `maxLength`.",
      place,
    });
  }
}
