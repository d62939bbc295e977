/** What JSON data cannot be made of: the parser tells of it neither which, nor where, or not at all. */
import type { Alias, Document, Node, Pair } from "yaml";

/** What is wrong with an alias or a merge key, and where. */
export interface ReferenceMistake {
  readonly offset: number;
  readonly message: string;
  readonly help: string;
}

/** Where keys stand that another one of their map becomes the same text as: `200` and `'200'`. */
export function repeatedKeys(document: Document, { isScalar, visit }: Library): number[] {
  const found: number[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        // Keys that merge are symbols, and may stand several times.
        if (!isScalar(key) || typeof key.value === "symbol") continue;
        const text = String(key.value);
        if (seen.has(text)) found.push(key.range?.[0] ?? 0);
        seen.add(text);
      }
    },
  });
  return found;
}

type Library = Pick<typeof import("yaml"), "isAlias" | "isMap" | "isNode" | "isScalar" | "isSeq" | "visit">;

/** The first of these mistakes: an alias to nothing, or to what it stands in, or a merge of what is no map. */
export function referenceMistake(document: Document, library: Library): ReferenceMistake | undefined {
  const { isAlias, visit } = library;
  const anchors = new Map<string, Node>();
  let found: ReferenceMistake | undefined;
  visit(document, {
    Node(_, node, path) {
      if (isAlias(node)) found = aliasMistake(node, anchors.get(node.source), path);
      else if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return found && visit.BREAK;
    },
    Pair(_, pair) {
      found = mergeMistake(pair, anchors, library);
      return found && visit.BREAK;
    },
  });
  return found;
}

function aliasMistake(
  { source, range }: Alias,
  target: Node | undefined,
  around: readonly unknown[],
): ReferenceMistake | undefined {
  const offset = range?.[0] ?? 0;
  if (target === undefined) {
    const message = `There is no anchor &${source} before this alias`;
    return { offset, message, help: "Define the anchor first, or correct its name." };
  }
  if (!around.includes(target)) return undefined;
  const message = `This alias repeats what it stands in, &${source}, without an end`;
  return { offset, message, help: "Write what refers to itself as a component, and refer to it with $ref." };
}

/** Merged are maps alone (yaml.org/type/merge.html); that an alias leads to nothing is told of the alias. */
function mergeMistake(
  { key, value }: Pair,
  anchors: ReadonlyMap<string, Node>,
  { isAlias, isMap, isNode, isScalar, isSeq }: Library,
): ReferenceMistake | undefined {
  // The parser marks keys that merge with a symbol: in quotation marks `<<` is a key like any other.
  if (!isScalar(key) || typeof key.value !== "symbol") return undefined;
  const end = (node: unknown): unknown => (isAlias(node) ? anchors.get(node.source) : node);
  const merged = end(value);
  const parts = isSeq(merged) ? merged.items.map(end) : [merged];
  if (parts.every((part) => part === undefined || isMap(part))) return undefined;
  const offset = (isNode(value) ? value.range?.[0] : undefined) ?? key.range?.[0] ?? 0;
  const help = "Give it a map, an alias of one, or a list of these.";
  return { offset, message: "Only maps can be merged with <<", help };
}
