/** Schemas that refer to themselves: only these need a limit to their depth. */
import type { Schema, SchemaId } from "../model/types.js";
import { subschemas } from "./parts.js";

/** The identities that lie on a cycle of references (Tarjan's components, without recursion). */
export function recursiveSchemas(schemas: ReadonlyMap<SchemaId, Schema>): ReadonlySet<SchemaId> {
  const targets = new Map([...schemas].map(([id, schema]) => [id, references(schema)] as const));
  const recursive = new Set<SchemaId>();
  for (const component of components(targets)) {
    const [first] = component;
    if (first === undefined) continue;
    const loop = component.length > 1 || (targets.get(first)?.includes(first) ?? false);
    if (loop) for (const id of component) recursive.add(id);
  }
  return recursive;
}

function references(schema: Schema): SchemaId[] {
  const found: SchemaId[] = [];
  for (const part of subschemas(schema)) {
    for (const rule of part.rules) if (rule.kind === "reference") found.push(rule.target);
  }
  return found;
}

interface Visit {
  readonly id: SchemaId;
  readonly edges: Iterator<SchemaId>;
}

/** The strongly connected components of a graph. */
function components(graph: ReadonlyMap<SchemaId, readonly SchemaId[]>): SchemaId[][] {
  const found: SchemaId[][] = [];
  const index = new Map<SchemaId, number>();
  const low = new Map<SchemaId, number>();
  const open: SchemaId[] = [];
  const isOpen = new Set<SchemaId>();
  const visits: Visit[] = [];

  const lower = (id: SchemaId, other: number): void => {
    low.set(id, Math.min(low.get(id) ?? other, other));
  };
  const enter = (id: SchemaId): void => {
    lower(id, index.size);
    index.set(id, index.size);
    open.push(id);
    isOpen.add(id);
    visits.push({ id, edges: (graph.get(id) ?? [])[Symbol.iterator]() });
  };
  const leave = (id: SchemaId): void => {
    if (low.get(id) !== index.get(id)) return;
    const component = open.splice(open.lastIndexOf(id));
    for (const member of component) isOpen.delete(member);
    found.push(component);
  };

  for (const root of graph.keys()) {
    if (!index.has(root)) enter(root);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const edge = visit.edges.next();
      if (edge.done !== true) {
        if (!index.has(edge.value)) enter(edge.value);
        else if (isOpen.has(edge.value)) lower(visit.id, index.get(edge.value) ?? 0);
        continue;
      }
      visits.pop();
      leave(visit.id);
      const parent = visits.at(-1);
      if (parent !== undefined) lower(parent.id, low.get(visit.id) ?? 0);
    }
  }
  return found;
}
