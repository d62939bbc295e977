/** Enums whose members the document names: a constant beside the type, by which code can say `Status.Active`. */
import type { Schema } from "../model/types.js";
import { type Code, type Identifier, code, docComment, key, lines, literal } from "./text.js";

/** The values by name, as a constant that bundlers may drop; undefined where they have no names. */
export function enumConstant(schema: Schema, name: Identifier): Code | undefined {
  const enums = schema.rules.flatMap((rule) => (rule.kind === "enum" ? [rule] : []));
  const [only] = enums;
  if (only?.labels === undefined || enums.length > 1) return undefined;
  const members = only.labels.flatMap(({ name: member, description }, index) => {
    const value = only.values[index];
    if (member === undefined || value === undefined) return [];
    return [code`${docComment([description])}${key(member)}: ${literal(value)},`];
  });
  if (members.length === 0) return undefined;
  const docs = code`/** The values of {@link ${name}} by name. */`;
  return code`${docs}\nexport const ${name} = {\n${lines(members)}\n} as const;`;
}
