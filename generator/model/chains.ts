/** Schemas that refer to a schema that refers to a schema, and so on, further than compilers and engines follow. */
import type { Report } from "../diagnostics.js";
import { graphInPlace, withoutReferences } from "./circular.js";
import type { NamedSchema, SchemaId } from "./types.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/** How many references one value may be led through: people need three or four. */
const maxChain = 100;

/**
 * The schemas without the references that follow too many others, and lead into no value on the way. Each schema
 * that has one is reported.
 * @param schemas none of them leads back to itself: see `circular.ts`.
 */
export function withoutLongChains(schemas: Schemas, report: Report): Schemas {
  const graph = graphInPlace(Array.from(schemas, ([id, { schema }]) => [id, schema] as const));
  const long = longChains(graph);
  if (long.size === 0) return schemas;
  return new Map(
    Array.from(schemas, ([id, named]) => {
      if (!long.has(id)) return [id, named];
      reportChain(named, report);
      return [id, { ...named, schema: withoutReferences(named.schema, new Set(graph.get(id))) }];
    }),
  );
}

function reportChain({ key, schema }: NamedSchema, report: Report): void {
  report({
    code: "reference-too-long",
    severity: "error",
    message: `More than ${maxChain} references follow each other from the schema ${JSON.stringify(key)}, which are left out`,
    help: "Refer to the schema at the end of the chain.",
    place: schema.place,
  });
}

/**
 * Where chains are to be cut: counted from their ends, so that the order of the schemas means nothing. Without
 * recursion: the chains are what may be long.
 */
function longChains(graph: ReadonlyMap<SchemaId, readonly SchemaId[]>): ReadonlySet<SchemaId> {
  const long = new Set<SchemaId>();
  const lengths = new Map<SchemaId, number>();
  const pending = [...graph.keys()];
  for (let id = pending.at(-1); id !== undefined; id = pending.at(-1)) {
    const targets = graph.get(id) ?? [];
    const unknown = lengths.has(id) ? [] : targets.filter((target) => !lengths.has(target));
    if (unknown.length > 0) {
      for (const target of unknown) pending.push(target);
      continue;
    }
    pending.pop();
    if (lengths.has(id)) continue;
    const length = targets.reduce((most, target) => Math.max(most, (lengths.get(target) ?? 0) + 1), 0);
    if (length > maxChain) long.add(id);
    lengths.set(id, length > maxChain ? 0 : length);
  }
  return long;
}
