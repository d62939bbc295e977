/** A schema's type as a declaration: an interface where it says which object it is, else an alias. */
import { isFile } from "../model/files.js";
import type { ObjectRule, Schema } from "../model/types.js";
import { schemaDocs } from "./docs.js";
import { type Code, type Identifier, code, docComment, lines } from "./text.js";
import { type TypeScope, objectMembers, typeOf } from "./types.js";

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
  const object = interfaceRule(schema);
  if (object === undefined || isFile(schema, scope.view))
    return code`${head}type ${name} = ${typeOf(schema, scope)};`;
  const members = objectMembers(object, scope);
  const open = code`[key: string]: unknown;`;
  return code`${head}interface ${name} {\n${lines(members.length === 0 ? [open] : members)}\n}`;
}

/** The object rule of a schema that says nothing but which object it is. */
function interfaceRule(schema: Schema): ObjectRule | undefined {
  let object: ObjectRule | undefined;
  let typed = false;
  for (const rule of schema.rules) {
    if (rule.kind === "object") object = rule;
    else if (rule.kind !== "type" || rule.types.length !== 1 || rule.types[0] !== "object") return undefined;
    else typed = true;
  }
  const closed = object?.additionalProperties?.rules.some((rule) => rule.kind === "never") === true;
  return !typed || (closed && object?.properties.size === 0) ? undefined : object;
}
