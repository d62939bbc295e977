/** Explanations as functions: the generator checks a document's own examples with them. */
import * as alternatives from "../../templates/runtime/explain-alternatives.js";
import * as arrays from "../../templates/runtime/explain-arrays.js";
import * as combinators from "../../templates/runtime/explain-combinators.js";
import * as dates from "../../templates/runtime/explain-dates.js";
import * as enums from "../../templates/runtime/explain-enum.js";
import * as integers from "../../templates/runtime/explain-int64.js";
import * as members from "../../templates/runtime/explain-members.js";
import * as numbers from "../../templates/runtime/explain-numbers.js";
import * as objects from "../../templates/runtime/explain-objects.js";
import { explainRecursive } from "../../templates/runtime/explain-recursive.js";
import * as strings from "../../templates/runtime/explain-strings.js";
import * as types from "../../templates/runtime/explain-types.js";
import * as unevaluated from "../../templates/runtime/explain-unevaluated.js";
import type { Explain } from "../../templates/runtime/explain-visit.js";
import { explain } from "../../templates/runtime/explain.js";
import type { Issue } from "../../templates/runtime/issue.js";
import type { View } from "../model/declarations.js";
import type { NamedSchema, Schema, SchemaId } from "../model/types.js";
import type { ExplainName } from "./explain-names.js";
import { schemaTree } from "./explain-schema.js";
import type { ExplainTree } from "./explain-tree.js";
import { recursiveSchemas } from "./recursion.js";

/** Says why a schema of a model refuses a value, seen from a side; by default from a response. */
export type ExplainSchema = (schema: Schema, view?: View) => (value: unknown) => Issue[];

const functions = {
  ...alternatives,
  ...arrays,
  ...combinators,
  ...dates,
  ...enums,
  ...integers,
  ...members,
  ...numbers,
  ...objects,
  ...strings,
  ...types,
  ...unevaluated,
} satisfies Readonly<Record<ExplainName, unknown>>;

const functionsByName = new Map<string, unknown>(Object.entries(functions));

/**
 * Makes explanations from the model itself.
 * @param schemas the schemas that references point to.
 */
export function liveExplanations(schemas: ReadonlyMap<SchemaId, NamedSchema>): ExplainSchema {
  const plain = new Map([...schemas].map(([id, named]) => [id, named.schema] as const));
  const recursive = recursiveSchemas(plain);
  const made = new Map<string, Explain>();
  const refer = (id: SchemaId, view: View): Explain => {
    const mark = `${view} ${id}`;
    const schema = plain.get(id);
    const known = made.get(mark) ?? (schema === undefined ? combinators.anyValue : build(schema, view, id));
    made.set(mark, known);
    return known;
  };
  const build = (schema: Schema, view: View, id?: SchemaId): ((value: unknown) => Issue[]) => {
    const host = {
      schema: (target: SchemaId) => plain.get(target),
      hasUnevaluated: true,
      location: ({ file, pointer }: Schema["place"]) => `${file}#${pointer}`,
    };
    let parts: Explain | undefined;
    const make = (): Explain => {
      const tree = schemaTree(schema, { view, host, filesAsText: true });
      const found = parts ?? live(tree, (target) => refer(target, view));
      return (parts = isExplain(found) ? found : combinators.anyValue);
    };
    const at = host.location(schema.place);
    const explained = (value: unknown): Issue[] =>
      id !== undefined && recursive.has(id)
        ? explainRecursive(explained, value, at, make())
        : explain(value, at, make());
    return explained;
  };
  return (schema, view = "response") => build(schema, view);
}

/** Makes the calls of a tree. Members are defined, not assigned: `__proto__` is a name like any other. */
function live(tree: ExplainTree, refer: (id: SchemaId) => Explain): unknown {
  switch (tree.kind) {
    case "json":
      return tree.value;
    case "reference":
      return (value: unknown) => refer(tree.target)(value);
    case "function":
      return functionOf(tree.name);
    case "list":
      return tree.items.map((item) => live(item, refer));
    case "map":
      return Object.fromEntries(tree.entries.map(([name, value]) => [name, live(value, refer)]));
    case "call":
      return Reflect.apply(
        functionOf(tree.name),
        undefined,
        tree.args.map((arg) => live(arg, refer)),
      );
    default:
      return tree satisfies never;
  }
}

function functionOf(name: string): Function {
  const found = functionsByName.get(name);
  if (typeof found === "function") return found;
  throw new Error(`${name} is for emitted code: here, formats are annotations`);
}

function isExplain(value: unknown): value is Explain {
  return typeof value === "function";
}
