/** Tests the other way round: loops look for what is wrong. */
import { isFile } from "../model/files.js";
import type { Schema } from "../model/types.js";
import { type Expression, not } from "./expression.js";
import type { Scope } from "./scope.js";
import { excludesDates, typeMismatch } from "./type.js";

/** True for a value that the schema refuses. For a single type, `typeof item !== …` reads better than `!(…)`. */
export function refusal(schema: Schema, scope: Scope): Expression {
  const [rule, ...others] = schema.rules;
  const [type, ...types] = rule?.kind === "type" ? rule.types : [];
  const file = isFile(schema, scope.view);
  const plain = !file && !excludesDates(schema);
  const simple = plain && type !== undefined && types.length === 0 && others.length === 0;
  return simple ? typeMismatch(type, scope) : not(scope.test(schema, { form: scope.form }));
}
