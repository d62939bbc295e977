/** Files: in multipart bodies, they stand in the place of strings; `model/files.ts` says where. */
import { type Code, code } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import { isFile } from "../model/files.js";
import type { Schema } from "../model/types.js";
import type { Scope } from "./scope.js";

/** The test that a value is a file. */
export function fileTest({ operand, host }: Scope): Code {
  return code`${host.helper("isFile")}(${operand})`;
}

/** The schema without the rules that only text can obey, where a file stands in the text's place. */
export function withoutTextRules(schema: Schema, view: View): Schema {
  if (!isFile(schema, view)) return schema;
  return { ...schema, rules: schema.rules.filter(({ kind }) => kind !== "string" && kind !== "enum") };
}
