/** models.ts: one documented interface or type for each declared schema. */
import type { Declaration } from "../model/declarations.js";
import { isFile } from "../model/files.js";
import type { ObjectRule, Schema } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { schemaDocs } from "./docs.js";
import { type ExportedSymbol, Module, type OutputFile } from "./module.js";
import { type Code, code, docComment, lines } from "./text.js";
import { type TypeScope, objectMembers, typeOf } from "./types.js";

export function emitModels(names: Names, banner: Code): OutputFile[] {
  const { all } = names.declarations;
  if (all.length === 0) return [];
  const file = new Module(modelsFile, names.isTaken);
  for (const declaration of all) file.add(declare(declaration, names, file));
  return [file.print(banner)];
}

const modelsFile = "models.ts";

/** The type of a declared schema, to be used in any file. */
export function modelSymbol(declaration: Declaration, names: Names): ExportedSymbol {
  return { name: names.schema(declaration).type, file: modelsFile, typeOnly: true };
}

/** How types inside a file refer to each other. */
export function typeScope(view: Declaration["view"], names: Names, file: Module): TypeScope {
  return {
    view,
    lookup: names.schemaOf,
    refer: (target, side) => file.use(modelSymbol(names.target(target, side), names)),
  };
}

function declare(declaration: Declaration, names: Names, file: Module): Code {
  const { schema, view } = declaration;
  const { type } = names.schema(declaration);
  const scope = typeScope(view, names, file);
  const docs = docComment(schemaDocs(schema, declaration.key));
  const object = interfaceRule(schema);
  if (object === undefined || isFile(schema, view))
    return code`${docs}export type ${type} = ${typeOf(schema, scope)};`;
  const members = objectMembers(object, scope);
  const open = code`[key: string]: unknown;`;
  return code`${docs}export interface ${type} {\n${lines(members.length === 0 ? [open] : members)}\n}`;
}

/** The object rule of a schema that says nothing but which object it is. */
function interfaceRule(schema: Schema): ObjectRule | undefined {
  let object: ObjectRule | undefined;
  for (const rule of schema.rules) {
    if (rule.kind === "object") object = rule;
    else if (rule.kind !== "type" || rule.types.length !== 1 || rule.types[0] !== "object") return undefined;
  }
  const closed = object?.additionalProperties?.rules.some((rule) => rule.kind === "never") === true;
  return closed && object?.properties.size === 0 ? undefined : object;
}
