/** `check<Name>` in the output: the data of a schema, printed, and the function that explains with it. */
import { type Code, type Identifier, code, join, key, literal } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import type { Schema, SchemaId } from "../model/types.js";
import { schemaTree } from "./data.js";
import type { DataTree } from "./data-tree.js";
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
  readonly runtime: ExplainNames;
}

/**
 * The constant that gives a schema's data. It is a function, since most schemas are never explained:
 * the objects are made when a value has been refused, and schemas can refer to each other in any order.
 */
export function compileData({ schema, id, view, name, runtime }: DataInput, host: GuardHost): Code {
  const tree = schemaTree(schema, id, { view, host });
  const data = print(tree, host, view);
  const value = tree.kind === "map" ? code`() => (${data})` : data;
  return code`const ${name}: ${runtime.schemaData} = ${value};`;
}

function print(tree: DataTree, host: GuardHost, view: View): Code {
  switch (tree.kind) {
    case "json":
      return literal(tree.value);
    case "reference":
      return code`${host.dataName(tree.target, view)}`;
    case "helper":
      return code`${host.helper(tree.name)}`;
    case "list":
      return code`[${join(
        tree.items.map((item) => print(item, host, view)),
        code`, `,
      )}]`;
    case "map": {
      const members = tree.entries.map(([name, value]) => code`${key(name)}: ${print(value, host, view)}`);
      return members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
    }
    default:
      return tree satisfies never;
  }
}
