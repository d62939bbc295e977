/** The pieces that data for `explain` is made of. */
import type { HelperName } from "./host.js";
import type { ListedValue, SchemaId } from "../model/types.js";

/** A piece of data. References stay references: who turns the tree into something decides what they become. */
export type DataTree =
  | { readonly kind: "json"; readonly value: ListedValue | readonly ListedValue[] }
  | { readonly kind: "list"; readonly items: readonly DataTree[] }
  | { readonly kind: "map"; readonly entries: Entries }
  /** The keywords of a schema: equal ones may be told once. */
  | { readonly kind: "schema"; readonly entries: Entries }
  | { readonly kind: "reference"; readonly target: SchemaId }
  /** A function of the runtime. */
  | { readonly kind: "helper"; readonly name: HelperName };

export type Entries = readonly (readonly [string, DataTree])[];

/** Data that is a JSON value, or what a schema lists. */
export function json(value: ListedValue | readonly ListedValue[]): DataTree {
  return { kind: "json", value };
}

/** A list of data. */
export function list(items: readonly DataTree[]): DataTree {
  return { kind: "list", items };
}

/** The data of a schema. */
export function schema(entries: Entries): DataTree {
  return { kind: "schema", entries };
}

/** Data by name; any name will do. */
export function map(entries: Entries): DataTree {
  return { kind: "map", entries };
}

/** The pieces right inside another. */
export function piecesOf(tree: DataTree): readonly DataTree[] {
  if (tree.kind === "list") return tree.items;
  return tree.kind === "map" || tree.kind === "schema" ? tree.entries.map(([, value]) => value) : [];
}

/** The schemas that data refers to. */
export function referencesIn(tree: DataTree): readonly SchemaId[] {
  return tree.kind === "reference" ? [tree.target] : piecesOf(tree).flatMap(referencesIn);
}
