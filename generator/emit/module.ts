/** A file in the making: its imports are values, collected as symbols are used and printed last. */
import { type Code, type Fragment, type Identifier, code, join, lines, literal } from "./text.js";
import { mentions } from "./words.js";

/** A file of the output: its path, relative to the output folder and with `/`, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** False where the text is already laid out: copied templates, `paths.ts`. */
  readonly format: boolean;
  /** The text in pieces, with empty lines between them, that can be laid out one by one. */
  readonly pieces?: readonly Code[];
  /** Files of the runtime that it imports. */
  readonly imports: readonly string[];
}

/** An exported name and the file of the output that exports it, such as `runtime/send.ts`. */
export interface ExportedSymbol {
  readonly name: Identifier;
  readonly file: string;
  readonly typeOnly: boolean;
}

export class Module {
  readonly path: string;
  readonly #imports = new Map<string, Map<Identifier, Import>>();
  readonly #body: Code[] = [];
  /** Names that may be used, and that no declaration was seen to mention yet. */
  readonly #pending = new Set<string>();
  readonly #isTaken: (name: string) => boolean;

  /**
   * @param path of the file, relative to the output folder.
   * @param isTaken true for names of the document's: what the runtime calls the same gets another name here.
   */
  constructor(path: string, isTaken: (name: string) => boolean) {
    this.path = path;
    this.#isTaken = isTaken;
  }

  /** The symbol's name in this file, imported where it lives in another one. For names that are sure to be mentioned. */
  use(symbol: ExportedSymbol): Identifier {
    const { local } = this.#import(symbol);
    this.#pending.delete(local);
    return local;
  }

  /**
   * The same for names that may be mentioned or not: a test may turn out to be constant, a type to be `unknown`.
   * What is added is looked through for them, which takes its time.
   */
  useIfMentioned(symbol: ExportedSymbol): Identifier {
    const { local, isNew } = this.#import(symbol);
    if (isNew) this.#pending.add(local);
    return local;
  }

  #import(symbol: ExportedSymbol): { readonly local: Identifier; readonly isNew: boolean } {
    if (symbol.file === this.path) return { local: symbol.name, isNew: false };
    const names = this.#imports.get(symbol.file) ?? new Map<Identifier, Import>();
    this.#imports.set(symbol.file, names);
    const known = names.get(symbol.name);
    if (known !== undefined && (symbol.typeOnly || !known.typeOnly))
      return { local: known.local, isNew: false };
    const local =
      known?.local ?? (symbol.file.startsWith("runtime/") ? this.#alias(symbol.name) : symbol.name);
    names.set(symbol.name, { local, typeOnly: (known?.typeOnly ?? true) && symbol.typeOnly });
    return { local, isNew: known === undefined };
  }

  /** A document has an `Issue` of its own: the runtime's is `RuntimeIssue` beside it. */
  #alias(name: Identifier): Identifier {
    if (!this.#isTaken(name)) return name;
    const isType = /^[A-Z]/.test(name);
    let alias = `${isType ? "Runtime" : "runtime"}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    while (this.#isTaken(alias)) alias += "_";
    return alias as Identifier;
  }

  /** Adds a top-level declaration. */
  add(...declaration: readonly Fragment[]): void {
    const text = code`${declaration}`;
    this.#body.push(text);
    for (const name of this.#pending) if (mentions(text, name)) this.#pending.delete(name);
  }

  /** The whole file. @param banner first lines, a comment. */
  print(banner: Code): OutputFile {
    const used = this.#usedImports();
    const imports = used.map(([file, names]) => importLine(relativeSpecifier(this.path, file), names));
    // A comment is laid out with what follows it.
    const [first = code``, ...others] = imports.length > 0 ? [lines(imports), ...this.#body] : this.#body;
    const pieces = [first === "" ? banner : code`${banner}\n\n${first}`, ...others];
    const runtime = used.flatMap(([file]) => (file.startsWith("runtime/") ? [file] : []));
    return { path: this.path, text: `${join(pieces, code`\n\n`)}\n`, format: true, pieces, imports: runtime };
  }

  /** The imports that the text mentions, by file. */
  #usedImports(): readonly (readonly [string, ReadonlyMap<Identifier, Import>])[] {
    return [...this.#imports]
      .map(
        ([file, names]) =>
          [file, new Map([...names].filter(([, { local }]) => !this.#pending.has(local)))] as const,
      )
      .filter(([, names]) => names.size > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

interface Import {
  /** What the file calls it. */
  readonly local: Identifier;
  readonly typeOnly: boolean;
}

function importLine(specifier: Code, names: ReadonlyMap<Identifier, Import>): Code {
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  const typesOnly = sorted.every(([, { typeOnly }]) => typeOnly);
  const members = sorted.map(([name, { local, typeOnly }]) => {
    const imported = local === name ? code`${name}` : code`${name} as ${local}`;
    return typeOnly && !typesOnly ? code`type ${imported}` : imported;
  });
  return code`import ${typesOnly ? code`type ` : code``}{ ${join(members, code`, `)} } from ${specifier};`;
}

/** `runtime/send.ts` seen from `operations/pets.ts` is `"../runtime/send.js"`. */
export function relativeSpecifier(from: string, to: string): Code {
  const up = "../".repeat(from.split("/").length - 1);
  return literal(`${up === "" ? "./" : up}${to.replace(/\.ts$/, ".js")}`);
}
