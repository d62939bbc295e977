/** What the guard compiler asks of whoever compiles a module of guards. */
import type { Place, Report } from "../diagnostics.js";
import type { Identifier } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import type { Schema, SchemaId } from "../model/types.js";
import type { ExplainName } from "./explain-names.js";
import type { FormatHelper } from "./formats.js";
import type { Declared } from "./sheet.js";

/** The functions and types of the runtime that guards and checks mention. */
export type HelperName =
  | ExplainName
  | FormatHelper
  | "countMembers"
  | "descend"
  | "descendOnce"
  | "explain"
  | "explainLeading"
  | "explainRecursive"
  | "hasMaxLength"
  | "hasMinLength"
  | "hasUniqueItems"
  | "isArray"
  | "isDate"
  | "isDatelessObject"
  | "isDateTime"
  | "isEqual"
  | "isFile"
  | "isInt64"
  | "isInteger"
  | "isMultipleOf"
  | "isNumber"
  | "isObject"
  | "Issue"
  | "isUint64"
  | "own"
  | "owns"
  | "see"
  | "Seen";

/** Gives names and answers questions; the compiler itself knows neither modules nor documents. */
export interface GuardHost {
  /** The name of a schema's guard, imported where it lives in another module. */
  guardName(id: SchemaId, view: View): Identifier;
  /** The name of a schema's check. */
  checkName(id: SchemaId, view: View): Identifier;
  /** The name of a helper, imported or copied into the module. */
  helper(name: HelperName): Identifier;
  /**
   * A name that is free in this module.
   * @param hint words of any text. The first is an identifier already; the name begins with it.
   */
  local(hint: string): Identifier;
  /** The private functions and constants of this module, whichever guard they were made for. */
  readonly declared: Declared;
  /**
   * True where a function is worth it for what members are asked, since there is much to ask, or many are asked it.
   * @param key of `predicateKey`.
   * @param more how often the test in place would read the member, beyond the first time.
   */
  isWorthFunction(key: string, more: number): boolean;
  /** The schema of an identity; undefined for one that does not exist. */
  schema(id: SchemaId): Schema | undefined;
  /** True where an `unevaluated…` keyword may ask which parts of a value have been looked at. */
  readonly hasUnevaluated: boolean;
  /** True for a schema that refers to itself, directly or through others: see `recursiveSchemas`. */
  isRecursive(id: SchemaId): boolean;
  /** True where references to the schema may multiply; see `branchingSchemas`. */
  isBranching(id: SchemaId): boolean;
  /** How a place of the document is written in issues: `subscriptions.yaml#/components/schemas/Pet`. */
  location(place: Place): string;
  readonly report: Report;
}
