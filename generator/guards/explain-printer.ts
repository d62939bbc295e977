/** Explanations in source text. What occurs several times in a module is declared once. */
import { type Code, type Identifier, code, join, key, literal } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import { ExplainNumbers } from "./explain-numbers.js";
import { type ExplainTree, piecesOf } from "./explain-tree.js";
import type { GuardHost } from "./host.js";
import { setOf } from "./scope.js";
import { typeWords } from "./type-words.js";

/** The explanation of a schema that has a name of its own. */
export interface ExplainRoot {
  /** Words that name what is shared from there; the first is an identifier. */
  readonly path: string;
  readonly tree: ExplainTree;
  readonly view: View;
  /** It is made when the module is loaded: bundlers may leave it out where nobody uses it. */
  readonly early?: boolean;
}

/**
 * What occurs as often as this is declared. Constants are made when the module is loaded, which takes longer than to
 * skip over their text a few times.
 */
const several = 4;

/** Prints the explanations of one module: every root is to be counted before the first is printed. */
export class ExplainPrinter {
  /** The constants that roots have in common, as far as they have been asked for. */
  readonly shared: Code[] = [];
  readonly #host: GuardHost;
  readonly #nameOf: (check: Identifier) => Identifier;
  readonly #numbers: ExplainNumbers;
  /** How often calls are used, and what those are called that are shared, by number. */
  readonly #uses: number[] = [];
  readonly #names: Identifier[] = [];

  /** @param nameOf what explains in the place of a check. */
  constructor(host: GuardHost, nameOf: (check: Identifier) => Identifier) {
    this.#host = host;
    this.#nameOf = nameOf;
    this.#numbers = new ExplainNumbers((target, view) => host.checkName(target, view));
  }

  /** Counts the calls in a root. What stands inside of equal ones counts once. */
  count({ tree, view }: ExplainRoot): void {
    const pending = [...piecesOf(tree)];
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      let uses = 0;
      if (part.kind === "call") {
        const number = this.#numbers.of(part, view);
        uses = this.#uses[number] ?? 0;
        this.#uses[number] = uses + 1;
      }
      if (uses === 0) pending.push(...piecesOf(part));
    }
  }

  /** The text of a root. */
  print(root: ExplainRoot): Code {
    const { tree, view, path, early } = root;
    const text = this.#print(tree, view, (part, word) => {
      if (isLeaf(part)) return this.#leaf(part, view);
      const position = { ...root, path: word === undefined ? path : `${path} ${word}`, tree: part };
      return this.#sharedName(position) ?? this.print(position);
    });
    return early === true && tree.kind === "call" ? code`/* @__PURE__ */ ${text}` : text;
  }

  #sharedName(position: ExplainRoot): Code | undefined {
    const { tree, view } = position;
    if (tree.kind !== "call" || isShort(tree)) return undefined;
    const number = this.#numbers.of(tree, view);
    if ((this.#uses[number] ?? 0) < several) return undefined;
    return code`${this.#names[number] ?? this.#share(position, number)}`;
  }

  #share(position: ExplainRoot, number: number): Identifier {
    const name = this.#host.local(contentName(position.tree) ?? position.path);
    this.#names[number] = name;
    // What it is made of is declared before it, since constants are made in their order.
    this.shared.push(code`const ${name} = ${this.print({ ...position, path: name, early: true })};`);
    return name;
  }

  /** The set in which the guard looks up the same members. */
  #members(tree: ExplainTree): Code | undefined {
    if (tree.kind !== "json" || !Array.isArray(tree.value)) return undefined;
    const name = this.#host.declared.nameOf(setOf(tree.value));
    return name && code`${name}`;
  }

  #leaf(tree: ExplainLeaf, view: View): Code {
    if (tree.kind === "json") return literal(tree.value);
    if (tree.kind === "function") return code`${this.#host.helper(tree.name)}`;
    return code`${this.#nameOf(this.#host.checkName(tree.target, view))}`;
  }

  #print(tree: ExplainTree, view: View, part: (tree: ExplainTree, word?: string) => Code): Code {
    switch (tree.kind) {
      case "json":
      case "reference":
      case "function":
        return this.#leaf(tree, view);
      case "list":
        return code`[${join(
          tree.items.map((item) => part(item)),
          code`, `,
        )}]`;
      case "call": {
        const args = tree.args.map((arg) => this.#members(arg) ?? part(arg));
        return code`${this.#host.helper(tree.name)}(${join(args, code`, `)})`;
      }
      case "map": {
        const members = tree.entries.map(([name, value]) => code`${key(name)}: ${part(value, name)}`);
        return members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
      }
      default:
        return tree satisfies never;
    }
  }
}

/** What consists of nothing else: most of an explanation. */
type ExplainLeaf = Extract<ExplainTree, { readonly kind: "json" | "reference" | "function" }>;

function isLeaf(tree: ExplainTree): tree is ExplainLeaf {
  return tree.kind === "json" || tree.kind === "reference" || tree.kind === "function";
}

/** True for a call that is as short, and says more, than a name for it would: `minItems(1)`, `arrayOf(checkPet)`. */
function isShort(tree: ExplainTree): boolean {
  const [only, ...others] = piecesOf(tree);
  return others.length === 0 && (only === undefined || (piecesOf(only).length === 0 && !isList(only)));
}

function isList(tree: ExplainTree): boolean {
  return tree.kind === "json" && typeof tree.value === "object" && tree.value !== null;
}

/** A name for what says no more than types and lengths: `nullableStringUpTo5000`. */
function contentName(tree: ExplainTree): string | undefined {
  const types: string[] = [];
  const bounds = new Map<string, number>();
  const pending = [tree];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const type = part.kind === "function" ? /^(\w+)Type$/.exec(part.name)?.[1] : undefined;
    const limit = part.kind === "call" ? part.args[0] : undefined;
    if (type !== undefined) types.unshift(type);
    else if (part.kind === "call" && (part.name === "minLength" || part.name === "maxLength")) {
      if (limit?.kind === "json" && typeof limit.value === "number") bounds.set(part.name, limit.value);
    } else if (isPlain(part)) pending.push(...piecesOf(part));
    else return undefined;
  }
  if (types.length === 0) return undefined;
  const words = typeWords({ types, minLength: bounds.get("minLength"), maxLength: bounds.get("maxLength") });
  return words && `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** True for what only puts others together. */
function isPlain(tree: ExplainTree): boolean {
  return tree.kind === "list" || (tree.kind === "call" && ["allRules", "anyType"].includes(tree.name));
}
