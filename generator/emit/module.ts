/** A file in the making: its imports are values, collected as symbols are used and printed last. */
import { type Code, type Fragment, type Identifier, code, join, lines, literal } from "./text.js";

/** A file of the output: its path, relative to the output folder and with `/`, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** False where the text is already laid out: copied templates, `paths.ts`. */
  readonly format: boolean;
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
  readonly #imports = new Map<string, Map<Identifier, boolean>>();
  readonly #body: Code[] = [];

  /** @param path of the file, relative to the output folder. */
  constructor(path: string) {
    this.path = path;
  }

  /** The symbol's name, imported where it lives in another file. */
  use(symbol: ExportedSymbol): Identifier {
    if (symbol.file === this.path) return symbol.name;
    const names = this.#imports.get(symbol.file) ?? new Map<Identifier, boolean>();
    this.#imports.set(symbol.file, names);
    names.set(symbol.name, (names.get(symbol.name) ?? true) && symbol.typeOnly);
    return symbol.name;
  }

  /** Adds a top-level declaration. */
  add(...declaration: readonly Fragment[]): void {
    this.#body.push(code`${declaration}`);
  }

  /** The whole file. @param banner first lines, a comment. */
  print(banner: Code): OutputFile {
    const imports = [...this.#imports]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, names]) => importLine(relativeSpecifier(this.path, file), names));
    const body = join(this.#body, code`\n\n`);
    const text = [banner, lines(imports), body].filter((part) => part !== "").join("\n\n");
    const used = [...this.#imports.keys()].filter((file) => file.startsWith("runtime/"));
    return { path: this.path, text: `${text}\n`, format: true, imports: used };
  }
}

function importLine(specifier: Code, names: ReadonlyMap<Identifier, boolean>): Code {
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  const typesOnly = sorted.every(([, typeOnly]) => typeOnly);
  const members = sorted.map(([name, typeOnly]) =>
    typeOnly && !typesOnly ? code`type ${name}` : code`${name}`,
  );
  return code`import ${typesOnly ? code`type ` : code``}{ ${join(members, code`, `)} } from ${specifier};`;
}

/** `runtime/send.ts` seen from `operations/pets.ts` is `"../runtime/send.js"`. */
export function relativeSpecifier(from: string, to: string): Code {
  const up = "../".repeat(from.split("/").length - 1);
  return literal(`${up === "" ? "./" : up}${to.replace(/\.ts$/, ".js")}`);
}
