/** The data for `explain` as objects: the generator checks a document's own examples with it. */
import type { SchemaData } from "../../templates/runtime/explain-schema.js";
import type { View } from "../model/declarations.js";
import type { NamedSchema, Schema, SchemaId } from "../model/types.js";
import { schemaTree } from "./data.js";
import type { DataTree } from "./data-tree.js";
import { recursiveSchemas } from "./recursion.js";

/** Gives the data of schemas of one model; each is made once. */
export type ExplainData = (schema: Schema, view?: View) => SchemaData;

/**
 * Makes the data that `explain` reads from the model itself.
 * @param schemas the schemas that references point to.
 */
export function explainData(schemas: ReadonlyMap<SchemaId, NamedSchema>): ExplainData {
  const plain = new Map([...schemas].map(([id, named]) => [id, named.schema] as const));
  const recursive = recursiveSchemas(plain);
  const made = new Map<string, SchemaData>();
  const host = {
    schema: (id: SchemaId) => plain.get(id),
    isRecursive: (id: SchemaId) => recursive.has(id),
    location: ({ file, pointer }: Schema["place"]) => `${file}#${pointer}`,
  };

  const refer = (id: SchemaId, view: View): SchemaData => {
    const mark = `${view} ${id}`;
    const schema = plain.get(id);
    const known = made.get(mark) ?? (schema === undefined ? true : build(schema, id, view));
    made.set(mark, known);
    return known;
  };
  const build = (schema: Schema, id: SchemaId | undefined, view: View): SchemaData => {
    const data = live(schemaTree(schema, id, { view, host, filesAsText: true }), (target) =>
      refer(target, view),
    );
    return isSchemaData(data) ? data : true;
  };
  return (schema, view = "response") => build(schema, undefined, view);
}

/** Turns a tree into objects. Members are defined, not assigned: `__proto__` is a name like any other. */
function live(tree: DataTree, refer: (id: SchemaId) => SchemaData): unknown {
  switch (tree.kind) {
    case "json":
      return tree.value;
    case "reference":
      return () => refer(tree.target);
    case "helper":
      throw new Error(`${tree.name} is for emitted code: here, formats are annotations`);
    case "list":
      return tree.items.map((item) => live(item, refer));
    case "map":
    case "schema":
      return Object.fromEntries(tree.entries.map(([name, value]) => [name, live(value, refer)]));
    default:
      return tree satisfies never;
  }
}

function isSchemaData(value: unknown): value is SchemaData {
  return (
    typeof value === "boolean" || typeof value === "function" || (typeof value === "object" && value !== null)
  );
}
