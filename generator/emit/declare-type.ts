/** A schema's type as a declaration: an interface where it says which object it is, else an alias. */
import { isFile } from "../model/files.js";
import type { Schema } from "../model/types.js";
import { schemaDocs } from "./docs.js";
import { interfaceOf } from "./interface-type.js";
import { type Code, type Identifier, code, docComment, join, lines } from "./text.js";
import { type TypeScope, typeOf } from "./types.js";

/** A type to be declared. */
export interface TypeInput {
  readonly schema: Schema;
  readonly name: Identifier;
  /** The document's own word for it. */
  readonly key: string;
  /** False for a type that only its own module uses. */
  readonly exported?: boolean;
}

export function declareType({ schema, name, key, exported = true }: TypeInput, scope: TypeScope): Code {
  const head = code`${docComment(schemaDocs(schema, key))}${exported ? code`export ` : code``}`;
  const form = isFile(schema, scope.view) ? undefined : interfaceOf(schema, scope);
  if (form === undefined || form.members.length === 0)
    return code`${head}type ${name} = ${typeOf(schema, scope)};`;
  const bases = form.bases.map((base) => scope.refer(base, scope.view));
  const heritage = bases.length === 0 ? code`` : code` extends ${join(bases, code`, `)}`;
  return code`${head}interface ${name}${heritage} {\n${lines(form.members)}\n}`;
}
