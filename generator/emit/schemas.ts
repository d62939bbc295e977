/** schemas.ts: each guard as a Standard Schema. `index.ts` leaves it out, so that only those pay who import it. */
import type { Declaration } from "../model/declarations.js";
import type { Names } from "../names/assign.js";
import { guardSymbol } from "./guards.js";
import { modelSymbol } from "./models.js";
import { Module, type OutputFile } from "./module.js";
import { runtime } from "./runtime.js";
import { type Code, type Identifier, code, lines } from "./text.js";

export const schemasFile = "schemas.ts";

export function emitSchemas(names: Names, banner: Code): OutputFile[] {
  const { all } = names.declarations;
  if (all.length === 0) return [];
  const file = new Module(schemasFile, names.isTaken);
  const docs = code`// The guards for libraries that take Standard Schema (https://standardschema.dev).`;
  file.add(docs);
  file.add(lines(all.map((declaration) => declare(declaration, names, file))));
  return [file.print(banner)];
}

function declare(declaration: Declaration, names: Names, file: Module): Code {
  return standardSchemaConstant({
    name: names.standardSchema(declaration),
    output: file.use(modelSymbol(declaration, names)),
    is: file.use(guardSymbol(declaration, names, "is")),
    check: file.use(guardSymbol(declaration, names, "check")),
    type: file.use(runtime.StandardSchema),
    make: file.use(runtime.standardSchema),
  });
}

/** The names that a Standard Schema is made of. */
export interface StandardSchemaInput {
  readonly name: Identifier;
  /** The type of what is accepted. */
  readonly output: Identifier;
  readonly is: Identifier;
  readonly check: Identifier;
  /** What the module calls the runtime's type and function. */
  readonly type: Identifier;
  readonly make: Identifier;
}

/** The constant that other libraries take. Bundlers may drop it where it is unused. */
export function standardSchemaConstant(input: StandardSchemaInput): Code {
  const { name, output, is, check, type, make } = input;
  return code`export const ${name}: ${type}<${output}> = /* @__PURE__ */ ${make}(${is}, ${check});`;
}
