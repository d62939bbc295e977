/** The pieces that explanations are made of: calls of the functions under `templates/runtime/explain-*.ts`. */
import type { ListedValue, SchemaId } from "../model/types.js";
import type { ExplainName } from "./explain-names.js";
import type { FormatHelper } from "./formats.js";

/** A piece. References stay references: who turns the tree into something decides what they become. */
export type ExplainTree =
  | { readonly kind: "json"; readonly value: ListedValue | readonly ListedValue[] }
  | { readonly kind: "list"; readonly items: readonly ExplainTree[] }
  /** Pieces by name; any name will do. */
  | { readonly kind: "map"; readonly entries: Entries }
  /** A function that gives the explanation of a keyword. */
  | { readonly kind: "call"; readonly name: ExplainName; readonly args: readonly ExplainTree[] }
  /** A function that is an explanation itself, or that checks a format. */
  | { readonly kind: "function"; readonly name: ExplainName | FormatHelper }
  | { readonly kind: "reference"; readonly target: SchemaId };

export type Entries = readonly (readonly [string, ExplainTree])[];

/** An argument that is a JSON value, or what a schema lists. */
export function json(value: ListedValue | readonly ListedValue[]): ExplainTree {
  return { kind: "json", value };
}

export function list(items: readonly ExplainTree[]): ExplainTree {
  return { kind: "list", items };
}

export function map(entries: Entries): ExplainTree {
  return { kind: "map", entries };
}

export function call(name: ExplainName, ...args: readonly ExplainTree[]): ExplainTree {
  return { kind: "call", name, args };
}

export function named(name: ExplainName | FormatHelper): ExplainTree {
  return { kind: "function", name };
}

/** The pieces right inside another. */
export function piecesOf(tree: ExplainTree): readonly ExplainTree[] {
  if (tree.kind === "list") return tree.items;
  if (tree.kind === "call") return tree.args;
  return tree.kind === "map" ? tree.entries.map(([, value]) => value) : [];
}

/** The schemas that an explanation refers to. */
export function referencesIn(tree: ExplainTree): readonly SchemaId[] {
  return tree.kind === "reference" ? [tree.target] : piecesOf(tree).flatMap(referencesIn);
}
