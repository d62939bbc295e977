/** schemas.ts: each guard as a Standard Schema. `index.ts` leaves it out, so that only those pay who import it. */
import type { EmitFile } from "../memory/memory.js";
import type { Declaration } from "../model/declarations.js";
import type { Names } from "../names/assign.js";
import { localNames } from "../names/local.js";
import { guardSymbol } from "./guards.js";
import { modelSymbol } from "./models.js";
import { Module, type OutputFile } from "./module.js";
import { exportsOf } from "./re-exports.js";
import { isRuntimeName, runtime } from "./runtime.js";
import { type Code, type Identifier, code, lines } from "./text.js";

export const schemasFile = "schemas.ts";

export function emitSchemas({ declarations }: Names, banner: Code, make: EmitFile): OutputFile[] {
  if (declarations.all.length === 0) return [];
  return [make(schemasFile, [banner], (names) => schemasModule(names, banner))];
}

function schemasModule(names: Names, banner: Code): OutputFile {
  const { all } = names.declarations;
  const file = new Module(schemasFile, names.isTaken);
  const docs = code`// The guards for libraries that take Standard Schema (https://standardschema.dev).`;
  const make = localNames((name) => names.isTaken(name) || isRuntimeName(name))("schema");
  const constants = lines(all.map((declaration) => declare(declaration, { names, file, make })));
  file.add(code`${docs}\n\n${constants}`);
  file.add(makerFunction(make, file));
  const types = exportsOf(runtime.StandardSchema.file, standardTypes, { from: schemasFile, names });
  for (const statement of types) file.add(statement);
  return file.print(banner);
}

/** The types of the constants, for declarations of who builds on them. */
const standardTypes = ["Schema", "Props", "Success", "Failure", "Issue"].map(
  (name) => `type:Standard${name}`,
);

interface SchemasScope {
  readonly names: Names;
  readonly file: Module;
  readonly make: Identifier;
}

function declare(declaration: Declaration, { names, file, make }: SchemasScope): Code {
  return standardSchemaConstant({
    name: names.standardSchema(declaration),
    output: file.use(modelSymbol(declaration, names)),
    is: file.use(guardSymbol(declaration, names, "is")),
    check: file.use(guardSymbol(declaration, names, "check")),
    type: file.use(runtime.StandardSchema),
    make,
  });
}

/**
 * The runtime's function, behind one of the module. TypeScript follows an imported name that is mentioned
 * outside of functions through all constants that stand before it, which adds up to a second where there
 * are a thousand; it does not so for functions of the module, and in functions.
 */
function makerFunction(make: Identifier, file: Module): Code {
  const is = code`is: ${file.use(runtime.SchemaGuard)}<Output>`;
  const check = code`check: ${file.use(runtime.SchemaCheck)}`;
  const type = code`${file.use(runtime.StandardSchema)}<Output>`;
  const body = code`return ${file.use(runtime.standardSchema)}(is, check);`;
  return code`function ${make}<Output>(${is}, ${check}): ${type} {\n${body}\n}`;
}

/** The names that a Standard Schema is made of. */
export interface StandardSchemaInput {
  readonly name: Identifier;
  /** The type of what is accepted. */
  readonly output: Identifier;
  readonly is: Identifier;
  readonly check: Identifier;
  /** What the module calls the runtime's type, and the function that makes it. */
  readonly type: Identifier;
  readonly make: Identifier;
}

/**
 * The constant that other libraries take. Bundlers may drop it where it is unused. The type is said where it
 * could be inferred, and both functions by themselves: that saves a compiler most of what it takes.
 */
export function standardSchemaConstant(input: StandardSchemaInput): Code {
  const { name, output, is, check, type, make } = input;
  const made = code`${make}<${output}>(() => ${is}, () => ${check})`;
  return code`export const ${name}: ${type}<${output}> = /* @__PURE__ */ ${made};`;
}
