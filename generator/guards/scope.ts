/** The surroundings of a guard while it is being written: names, hoisted declarations, patterns. */
import { type Code, type Identifier, code, lines, literal } from "../emit/text.js";
import type { Place } from "../diagnostics.js";
import type { View } from "../model/declarations.js";
import type { JsonValue, Schema, SchemaId } from "../model/types.js";
import type { Expression } from "./expression.js";
import type { GuardHost } from "./host.js";
import { patternProblem } from "./patterns.js";

/** Compiles a schema into a test of an operand; `compile.ts` has the one that matters. */
export type TestSchema = (schema: Schema, operand: Code, scope: Scope, form: Form) => Expression;

/**
 * `inline`: simple tests stand where they are needed.
 * `call`: always a function's call. The compiler narrows an operand's type by the tests before it and
 * rejects comparisons that can no longer succeed; a function's parameter begins as `unknown` again.
 */
export type Form = "inline" | "call";

/** Compiles a schema into a test of `value` that notes in a set what it looks at; see `tracking.ts`. */
export type TrackSchema = (schema: Schema, seen: Code, scope: Scope) => Expression;

/** The two ways to compile a part. They come from outside, since each keyword's file needs them. */
export interface Compilers {
  readonly test: TestSchema;
  readonly track: TrackSchema;
}

/** What all scopes of one guard share. */
interface Sheet extends Compilers {
  readonly host: GuardHost;
  readonly view: View;
  readonly constants: Map<string, { readonly name: Identifier; readonly text: Code }>;
  readonly functions: Code[];
  readonly shared: Map<SchemaId, Identifier>;
}

export class Scope {
  readonly #sheet: Sheet;
  /** Where we are, as words that name what is hoisted from here. */
  readonly path: string;

  private constructor(sheet: Sheet, path: string) {
    this.#sheet = sheet;
    this.path = path;
  }

  /** The scope of an exported guard. */
  static of(name: Identifier, host: GuardHost, view: View, compilers: Compilers): Scope {
    return new Scope(
      { host, view, ...compilers, constants: new Map(), functions: [], shared: new Map() },
      name,
    );
  }

  get host(): GuardHost {
    return this.#sheet.host;
  }

  get view(): View {
    return this.#sheet.view;
  }

  /** The scope of a part, for the sake of names. */
  in(words: string): Scope {
    if (words === "") return this;
    return new Scope(this.#sheet, `${this.path} ${words}`);
  }

  /** The test of a part. */
  test(schema: Schema, operand: Code, words: string, form: Form = "inline"): Expression {
    return this.#sheet.test(schema, operand, this.in(words), form);
  }

  /** The test of a part of the schema on the same value, noting in a set. */
  track(schema: Schema, seen: Code, words: string): Expression {
    return this.#sheet.track(schema, seen, this.in(words));
  }

  /**
   * Adds a private function, named after the path. It stands before the functions that its own body needs.
   * @param write makes the function, given its name and the scope for its parts.
   */
  hoist(write: (name: Identifier, scope: Scope) => Code): Identifier {
    const name = this.host.local(this.path);
    const slot = this.#sheet.functions.push(code``) - 1;
    this.#sheet.functions[slot] = write(name, this);
    return name;
  }

  /** Like `hoist`, for a function of another schema: it is made once, and may call itself. */
  shared(target: SchemaId, write: (name: Identifier, scope: Scope) => Code): Identifier {
    const known = this.#sheet.shared.get(target);
    if (known !== undefined) return known;
    const part = new Scope(this.#sheet, `${this.host.guardName(target, this.view)} seen`);
    const name = this.host.local(part.path);
    this.#sheet.shared.set(target, name);
    const slot = this.#sheet.functions.push(code``) - 1;
    this.#sheet.functions[slot] = write(name, part);
    return name;
  }

  /** A set of values, made once when the module is loaded. Bundlers may drop it where it is unused. */
  set(values: readonly JsonValue[], words: string): Identifier {
    return this.#constant(code`/* @__PURE__ */ new Set<unknown>(${literal(values)})`, words);
  }

  /** A constant JSON value. */
  value(value: JsonValue, words: string): Identifier {
    return this.#constant(literal(value), words);
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
    const known = this.#sheet.constants.get(text);
    if (known !== undefined) return known.name;
    const name = this.host.local(`${this.path} ${words}`);
    this.#sheet.constants.set(text, { name, text });
    return name;
  }

  /** The hoisted constants, one to a line. */
  constants(): Code {
    return lines([...this.#sheet.constants.values()].map(({ name, text }) => code`const ${name} = ${text};`));
  }

  /** The hoisted functions, outer ones first. */
  functions(): readonly Code[] {
    return this.#sheet.functions;
  }
}
