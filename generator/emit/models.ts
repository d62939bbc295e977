/** models.ts: one documented interface or type for each declared schema, and constants for named values. */
import type { Memory } from "../memory/memory.js";
import type { Ask } from "../memory/traces.js";
import { type Declaration, type View, declarationKey } from "../model/declarations.js";
import type { Names } from "../names/assign.js";
import { declareType } from "./declare-type.js";
import { enumConstant } from "./enum-constant.js";
import { type ExportedSymbol, Module, type OutputFile } from "./module.js";
import type { Code } from "./text.js";
import type { TypeScope } from "./types.js";

export function emitModels(names: Names, banner: Code, memory?: Memory): OutputFile[] {
  const { all } = names.declarations;
  if (all.length === 0) return [];
  const file = new Module(modelsFile, names.isTaken);
  for (const declaration of all) {
    file.add(declare(declaration, { names, file, memory }));
    const constant = enumConstant(declaration.schema, names.schema(declaration).type);
    if (constant !== undefined) file.add(constant);
  }
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
    refer: (target, side) => file.useIfMentioned(modelSymbol(names.target(target, side), names)),
  };
}

interface ModelsScope {
  readonly names: Names;
  readonly file: Module;
  readonly memory: Memory | undefined;
}

function declare(declaration: Declaration, { names, file, memory }: ModelsScope): Code {
  const { schema, view, key } = declaration;
  const { type: name } = names.schema(declaration);
  const scope = typeScope(view, names, file);
  if (memory === undefined) return declareType({ schema, key, name }, scope);
  return memory.types.make(declarationKey(declaration), [schema, key, name], scope, (ask) =>
    declareType({ schema, key, name }, tracedScope(view, ask)),
  );
}

/** The same scope, each question told. */
function tracedScope(view: View, ask: Ask<TypeScope>): TypeScope {
  return {
    view,
    lookup: (id) => ask(({ lookup }) => lookup(id)),
    refer: (target, side) => ask(({ refer }) => refer(target, side)),
  };
}
