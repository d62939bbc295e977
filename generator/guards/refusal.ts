/** Tests the other way round: loops look for what is wrong. */
import type { Code } from "../emit/text.js";
import { isFile } from "../model/files.js";
import type { Schema } from "../model/types.js";
import { type Expression, not } from "./expression.js";
import type { Form, Scope } from "./scope.js";
import { typeMismatch } from "./type.js";

/** A part that is tested: its schema, the expression of its value, and words for its name. */
export interface Part {
  readonly schema: Schema;
  readonly operand: Code;
  readonly words: string;
  readonly form?: Form;
}

/** True for a value that the schema refuses. For a single type, `typeof item !== …` reads better than `!(…)`. */
export function refusal({ schema, operand, words, form = "inline" }: Part, scope: Scope): Expression {
  const [rule, ...others] = schema.rules;
  const [type, ...types] = rule?.kind === "type" ? rule.types : [];
  const file = isFile(schema, scope.view);
  const simple = !file && type !== undefined && types.length === 0 && others.length === 0;
  return simple ? typeMismatch(type, operand, scope) : not(scope.test(schema, operand, words, form));
}
