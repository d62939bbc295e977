/** Data for `explain` in source text. What occurs several times in a module is declared once. */
import { type Code, type Identifier, code, join, key, literal } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import { type DataTree, piecesOf, referencesIn } from "./data-tree.js";
import type { GuardHost } from "./host.js";
import { setOf } from "./scope.js";
import { typeWords } from "./type-words.js";

/** The data of a schema that has a name of its own. */
export interface DataRoot {
  readonly name: Identifier;
  readonly tree: DataTree;
  readonly view: View;
}

/** Where a piece of data stands: words that name what is shared from there. */
interface Position {
  readonly view: View;
  readonly path: string;
}

/** Prints the data of one module: every root is to be counted before the first is declared. */
export class DataPrinter {
  /** The declarations that roots have in common, as far as they have been asked for. */
  readonly shared: Code[] = [];
  readonly #type: Identifier;
  readonly #host: GuardHost;
  /** The text of every piece, with nothing in it shared. */
  readonly #texts = new Map<DataTree, Code>();
  readonly #uses = new Map<Code, number>();
  readonly #names = new Map<Code, Identifier>();

  /** @param type the name of the type `SchemaData`. */
  constructor(type: Identifier, host: GuardHost) {
    this.#type = type;
    this.#host = host;
  }

  /** Counts the schemas in a root. What stands inside of equal ones counts once. */
  count({ tree, view }: DataRoot): void {
    const pending = [...piecesOf(tree)];
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      const text = this.#text(part, view);
      const uses = part.kind === "schema" ? (this.#uses.get(text) ?? 0) : 0;
      if (part.kind === "schema") this.#uses.set(text, uses + 1);
      if (uses === 0) pending.push(...piecesOf(part));
    }
  }

  /** The declaration of a root. */
  declare({ name, tree, view }: DataRoot): Code {
    return this.#constant(name, this.#pieces(tree, { view, path: name }), tree.kind === "schema");
  }

  /** @param late a function, whose data is made when it is asked for: what it refers to may come later. */
  #constant(name: Identifier, text: Code, late: boolean): Code {
    return code`const ${name}: ${this.#type} = ${late ? code`() => (${text})` : text};`;
  }

  #text(tree: DataTree, view: View): Code {
    const known = this.#texts.get(tree);
    if (known !== undefined) return known;
    const text = this.#print(tree, view, (part) => this.#text(part, view));
    this.#texts.set(tree, text);
    return text;
  }

  #pieces(tree: DataTree, { view, path }: Position): Code {
    return this.#print(tree, view, (part, word) => {
      const position = { view, path: word === undefined ? path : `${path} ${word}` };
      return this.#sharedName(part, position) ?? this.#pieces(part, position);
    });
  }

  #sharedName(tree: DataTree, position: Position): Code | undefined {
    if (tree.kind !== "schema" || tree.entries.length === 0) return undefined;
    const text = this.#text(tree, position.view);
    if ((this.#uses.get(text) ?? 0) < 2) return undefined;
    return code`${this.#names.get(text) ?? this.#share(tree, text, position)}`;
  }

  #share(tree: DataTree, text: Code, position: Position): Identifier {
    const name = this.#host.local(contentName(tree) ?? position.path);
    this.#names.set(text, name);
    this.shared.push(
      this.#constant(name, this.#pieces(tree, { ...position, path: name }), referencesIn(tree).length > 0),
    );
    return name;
  }

  /** The set in which the guard looks up the same members. */
  #members(tree: DataTree): Code | undefined {
    if (tree.kind !== "json" || !Array.isArray(tree.value)) return undefined;
    const name = this.#host.declared.names.get(setOf(tree.value));
    return name && code`${name}`;
  }

  #print(tree: DataTree, view: View, part: (tree: DataTree, word?: string) => Code): Code {
    switch (tree.kind) {
      case "json":
        return literal(tree.value);
      case "reference":
        return code`${this.#host.dataName(tree.target, view)}`;
      case "helper":
        return code`${this.#host.helper(tree.name)}`;
      case "list":
        return code`[${join(
          tree.items.map((item) => part(item)),
          code`, `,
        )}]`;
      case "map":
      case "schema": {
        const word = (name: string): string | undefined => (tree.kind === "map" ? name : undefined);
        const members = tree.entries.map(([name, value]) => {
          const list = name === "enum" ? this.#members(value) : undefined;
          return code`${key(name)}: ${list ?? part(value, word(name))}`;
        });
        return members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
      }
      default:
        return tree satisfies never;
    }
  }
}

/** A name for data that says no more than types and lengths: `nullableStringUpTo5000`. */
function contentName(tree: DataTree): string | undefined {
  if (tree.kind !== "schema") return undefined;
  const said = new Map(
    tree.entries.map(([name, value]) => [name, value.kind === "json" ? value.value : undefined]),
  );
  if ([...said.keys()].some((name) => !["type", "here", "minLength", "maxLength"].includes(name)))
    return undefined;
  const type = said.get("type");
  if (type === undefined) return undefined;
  const words = typeWords({
    types: Array.isArray(type) ? type.map(String) : [String(type)],
    minLength: numberIn(said, "minLength"),
    maxLength: numberIn(said, "maxLength"),
  });
  return words && `${words.charAt(0).toLowerCase()}${words.slice(1)}Data`;
}

function numberIn(said: ReadonlyMap<string, unknown>, name: string): number | undefined {
  const value = said.get(name);
  return typeof value === "number" ? value : undefined;
}
