/** `check<Name>` in the output: the data of schemas, printed, and the functions that explain with them. */
import { type Code, type Identifier, code } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import type { Schema, SchemaId } from "../model/types.js";
import { schemaTree } from "./data.js";
import { DataPrinter } from "./data-printer.js";
import type { GuardHost } from "./host.js";

/** The names of the runtime that a check uses, imported or copied. */
export interface ExplainNames {
  readonly explain: Identifier;
  readonly issue: Identifier;
  readonly schemaData: Identifier;
}

/** A check to be written. */
export interface CheckInput {
  /** The names of the guard, of the check itself, and of the schema's data. */
  readonly guard: Identifier;
  readonly check: Identifier;
  readonly data: Identifier;
  readonly runtime: ExplainNames;
  /** A documentation comment, or nothing. */
  readonly doc: Code;
}

/** The check of a schema: it asks the guard first, so that the two cannot disagree on what is valid. */
export function compileCheck({ guard, check, data, runtime, doc }: CheckInput): Code {
  const body = code`return ${guard}(value) ? [] : ${runtime.explain}(${data}, value);`;
  return code`${doc}export function ${check}(value: unknown): ${runtime.issue}[] {\n${body}\n}`;
}

/** The data of a schema, to be declared. */
export interface DataInput {
  readonly schema: Schema;
  /** The identity by which other schemas refer to it; absent for an inline schema. */
  readonly id?: SchemaId;
  readonly view: View;
  readonly name: Identifier;
}

/** The data of the schemas of a module, and what several of them share. */
export interface CompiledData {
  /** In the order of the input. */
  readonly own: readonly Code[];
  readonly shared: readonly Code[];
}

/**
 * The constants that give the data of schemas. Most are functions, since few schemas are ever explained: the
 * objects are made when a value has been refused, and schemas can refer to each other in any order.
 */
export function compileData(
  inputs: readonly DataInput[],
  { runtime, host }: { readonly runtime: ExplainNames; readonly host: GuardHost },
): CompiledData {
  const printer = new DataPrinter(runtime.schemaData, host);
  const roots = inputs.map((input) => ({
    ...input,
    tree: schemaTree(input.schema, input.id, { ...input, host }),
  }));
  for (const root of roots) printer.count(root);
  return { own: roots.map((root) => printer.declare(root)), shared: printer.shared };
}
