/** The pieces that data for `explain` is made of. */
import type { JsonValue, SchemaId } from "../model/types.js";

/** A piece of data. References stay references: who turns the tree into something decides what they become. */
export type DataTree =
  | { readonly kind: "json"; readonly value: JsonValue }
  | { readonly kind: "list"; readonly items: readonly DataTree[] }
  | { readonly kind: "map"; readonly entries: Entries }
  | { readonly kind: "reference"; readonly target: SchemaId };

export type Entries = readonly (readonly [string, DataTree])[];

export function json(value: JsonValue): DataTree {
  return { kind: "json", value };
}

export function list(items: readonly DataTree[]): DataTree {
  return { kind: "list", items };
}

export function map(entries: Entries): DataTree {
  return { kind: "map", entries };
}
