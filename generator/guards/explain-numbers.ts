/** What of many explanations says the same, told without writing any of them out. */
import { literal } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import type { SchemaId } from "../model/types.js";
import type { ExplainTree } from "./explain-tree.js";

/** Gives each explanation a number; those that come out as the same text have the same. */
export class ExplainNumbers {
  readonly #target: (id: SchemaId, view: View) => string;
  readonly #ofTree = new Map<ExplainTree, number>();
  /** By what an explanation consists of, its pieces as their numbers. */
  readonly #ofContent = new Map<string, number>();

  /** @param target what a reference comes out as. */
  constructor(target: (id: SchemaId, view: View) => string) {
    this.#target = target;
  }

  /** @param view the side of the references in the tree, alike whenever it is asked for. */
  of(tree: ExplainTree, view: View): number {
    const known = this.#ofTree.get(tree);
    if (known !== undefined) return known;
    const content = this.#content(tree, view);
    const number = this.#ofContent.get(content) ?? this.#ofContent.size;
    this.#ofContent.set(content, number);
    this.#ofTree.set(tree, number);
    return number;
  }

  /** Different for whatever is different: each kind begins with a character of its own. */
  #content(tree: ExplainTree, view: View): string {
    switch (tree.kind) {
      case "json":
        return `=${literal(tree.value)}`;
      case "reference":
        return `#${this.#target(tree.target, view)}`;
      case "function":
        return `.${tree.name}`;
      case "list":
        return `[${this.#all(tree.items, view)}`;
      case "call":
        return `${tree.name}(${this.#all(tree.args, view)}`;
      case "map":
        return `{${tree.entries.map(([name, value]) => `${JSON.stringify(name)}:${this.of(value, view)}`).join()}`;
      default:
        return tree satisfies never;
    }
  }

  #all(trees: readonly ExplainTree[], view: View): string {
    return trees.map((tree) => this.of(tree, view)).join();
  }
}
