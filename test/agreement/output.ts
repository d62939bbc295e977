/** A document's guards and types as the generator writes them, the guards brought to life. */
import { compileFunction } from "node:vm";
import path from "node:path";
import ts from "typescript";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { emit } from "../../generator/emit/emit.js";
import { exportedNames } from "../../generator/emit/runtime.js";
import { buildModel } from "../../generator/model/build.js";
import type { Declaration } from "../../generator/model/declarations.js";
import type { Api, Schema } from "../../generator/model/types.js";
import { subschemas } from "../../generator/model/walk.js";
import { assignNames } from "../../generator/names/assign.js";
import type { SchemaNames } from "../../generator/names/claimants.js";
import { Source } from "../../generator/source/source.js";
import { loadTemplates } from "../../generator/templates.js";

/** A declared schema: where it stands, from which side it is seen, and what it is called. */
export interface Declared extends Pick<Declaration, "schema" | "view"> {
  readonly names: SchemaNames;
  /** Something in it could not be read: the guard may accept more than the document says, and never less. */
  readonly unread: boolean;
}

export interface Output {
  readonly declared: readonly Declared[];
  /** Texts by path; `models.ts` has the types. */
  readonly files: ReadonlyMap<string, string>;
}

/** The pipeline without its layout; the codes of what is wrong where the document cannot be read. */
export function outputOf(file: string): Output | readonly string[] {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const source = new Source(report);
  const root = source.open(path.resolve(file));
  const api = root && buildModel(root, source, report);
  if (api === undefined) return [...new Set(diagnostics.map(({ code }) => code))];
  const templates = loadTemplates();
  const names = assignNames(api, exportedNames(templates), report);
  const files = emit(api, names, templates, { report });
  const composed = composedSchemas(api);
  const written = names.declarations.all.filter(({ schema }) => !composed.has(schema));
  return {
    declared: written.map((one) => ({
      ...one,
      names: names.schema(one),
      unread: isUnread(one.schema, api),
    })),
    files: new Map(files.map(({ path: name, text }) => [name, text])),
  };
}

/** Schemas that the generator puts together: the document has none for all headers, or for all fields of a form. */
function composedSchemas({ operations }: Api): ReadonlySet<Schema | undefined> {
  const headers = operations.flatMap(({ responses }) => responses.map(({ headerSchema }) => headerSchema));
  const contents = operations.flatMap(({ body }) => body?.contents ?? []);
  const forms = contents.filter(({ place, schema }) => place.pointer === schema.place.pointer);
  return new Set([...headers, ...forms.map(({ schema }) => schema)]);
}

/** True where the schema, or one that it leads to, could not be read whole. */
function isUnread(schema: Schema, { schemas }: Api): boolean {
  const reached = new Set([schema]);
  for (const one of reached) {
    for (const part of subschemas(one)) {
      if (part.unread === true) return true;
      for (const rule of part.rules) {
        const target = rule.kind === "reference" ? schemas.get(rule.target)?.schema : undefined;
        if (target !== undefined) reached.add(target);
      }
    }
  }
  return false;
}

/** The functions for one declared schema. */
export interface LiveGuard {
  readonly is: (value: unknown) => unknown;
  readonly check: (value: unknown) => unknown;
}

/** Runs the guards of an output. */
export function liveGuards({ files }: Output): (names: SchemaNames) => LiveGuard {
  const guards = run("guards.ts", files);
  return ({ is, check }) => ({
    is: functionOf(guards, is),
    check: functionOf(guards, check),
  });
}

type Exports = Record<string, unknown>;

function functionOf(exports: Exports, name: string): (value: unknown) => unknown {
  const found = exports[name];
  if (typeof found !== "function") throw new Error(`The guards have no ${name}`);
  return (value) => Reflect.apply(found, undefined, [value]) as unknown;
}

/** Loads a module and what it imports. They can be forgotten again, unlike those of `import()`. */
function run(entry: string, files: ReadonlyMap<string, string>): Exports {
  const loaded = new Map<string, Exports>();
  const load = (file: string): Exports => {
    const known = loaded.get(file);
    if (known !== undefined) return known;
    const exports: Exports = {};
    loaded.set(file, exports);
    const { outputText } = ts.transpileModule(files.get(file) ?? "", {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    const require = (name: string): Exports =>
      load(path.posix.join(path.posix.dirname(file), name).replace(/\.js$/, ".ts"));
    compileFunction(outputText, ["exports", "require"])(exports, require);
    return exports;
  };
  return load(entry);
}
