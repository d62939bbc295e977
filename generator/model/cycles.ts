/** Cycles in graphs of references. */
import type { SchemaId } from "./types.js";

/** The identities that lie on a cycle, be it one that leads straight back. */
export function onCycles(graph: Graph): ReadonlySet<SchemaId> {
  return new Set(cycles(graph).flat());
}

/** The identities that lead to each other, cycle by cycle; cycles that touch are one. */
export function cycles(graph: Graph): readonly (readonly SchemaId[])[] {
  const search = new CycleSearch(graph);
  for (const id of graph.keys()) search.from(id);
  return search.found;
}

type Graph = ReadonlyMap<SchemaId, readonly SchemaId[]>;

interface Visit {
  readonly id: SchemaId;
  readonly order: number;
  /** The earliest open visit that this one leads back to. */
  low: number;
  readonly edges: Iterator<SchemaId>;
}

/** Tarjan's search for strongly connected components, without recursion: documents can be deep. */
class CycleSearch {
  readonly found: SchemaId[][] = [];
  readonly #graph: Graph;
  readonly #order = new Map<SchemaId, number>();
  /** Visited and not yet assigned to a component, in the order of their visits. */
  readonly #open: SchemaId[] = [];
  readonly #isOpen = new Set<SchemaId>();
  readonly #visits: Visit[] = [];

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  from(root: SchemaId): void {
    if (!this.#order.has(root)) this.#enter(root);
    for (let visit = this.#visits.at(-1); visit !== undefined; visit = this.#visits.at(-1)) {
      const edge = visit.edges.next();
      if (edge.done === true) this.#leave(visit);
      else this.#follow(visit, edge.value);
    }
  }

  #enter(id: SchemaId): void {
    const order = this.#order.size;
    this.#order.set(id, order);
    this.#open.push(id);
    this.#isOpen.add(id);
    this.#visits.push({ id, order, low: order, edges: (this.#graph.get(id) ?? [])[Symbol.iterator]() });
  }

  #follow(visit: Visit, target: SchemaId): void {
    const order = this.#order.get(target);
    if (order === undefined) return this.#enter(target);
    if (this.#isOpen.has(target)) visit.low = Math.min(visit.low, order);
  }

  #leave(visit: Visit): void {
    this.#visits.pop();
    const parent = this.#visits.at(-1);
    if (parent !== undefined) parent.low = Math.min(parent.low, visit.low);
    if (visit.low < visit.order) return;
    const component = this.#openedSince(visit.id);
    const leadsBack = this.#graph.get(visit.id)?.includes(visit.id) === true;
    if (component.length > 1 || leadsBack) this.found.push(component);
  }
  /** Takes away what was opened since a visit began, and it itself: the end of the list. */
  #openedSince(first: SchemaId): SchemaId[] {
    const component: SchemaId[] = [];
    for (let id = this.#open.pop(); id !== undefined; id = this.#open.pop()) {
      this.#isOpen.delete(id);
      component.push(id);
      if (id === first) break;
    }
    return component.reverse();
  }
}
