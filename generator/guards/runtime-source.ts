/** The runtime's source text, cut into declarations, so that a module can take those that it needs. */
import type { Templates } from "../emit/runtime.js";
import type { Identifier } from "../emit/text.js";
import { pascalCase } from "../names/casing.js";
import { isIdentifier } from "./local-names.js";

/** The files that guards and checks draw from. */
const files = [
  "checks",
  "issue",
  "explain-schema",
  "explain-visit",
  "explain-values",
  "explain-structure",
  "explain-combinators",
  "explain",
];

/** Identifiers that are no names of members; what three dots spread is one. */
const identifiers = /(?<![\w$]|(?<!\.\.)\.)[A-Za-z_$][\w$]*/g;

interface Declaration {
  readonly name: string;
  readonly text: string;
}

/** The runtime, of which a module takes what it uses. */
export class RuntimeSource {
  readonly #declarations: ReadonlyMap<string, Declaration>;
  readonly #needed = new Set<string>();
  /** Declarations that give way to a name of the module's own, and what they are called instead. */
  readonly #renamed = new Map<string, string>();

  /** @param wanted names that the module must have for itself, whatever the runtime calls so. */
  constructor(templates: Templates, wanted: Iterable<string>) {
    const found = files.flatMap((file) => declarations(templates.get(`runtime/${file}.ts`) ?? ""));
    this.#declarations = new Map(found.map((declaration) => [declaration.name, declaration] as const));
    for (const name of wanted) {
      if (this.#declarations.has(name)) this.#renamed.set(name, `runtime${pascalCase(name)}`);
    }
  }

  /** Every name that could be taken. */
  names(): readonly string[] {
    return [...this.#declarations.keys()].map((name) => this.#nameOf(name));
  }

  #nameOf(name: string): string {
    return this.#renamed.get(name) ?? name;
  }

  /** Takes a declaration, and with it those that it uses. */
  need(name: string): Identifier {
    const declaration = this.#declarations.get(name);
    const given = this.#nameOf(name);
    if (declaration === undefined || !isIdentifier(given)) throw new Error(`The runtime declares no ${name}`);
    if (this.#needed.has(name)) return given;
    this.#needed.add(name);
    const withoutComments = declaration.text.replace(/\/\*\*[\s\S]*?\*\//g, "").replace(/\/\/.*/g, "");
    for (const [word] of withoutComments.matchAll(identifiers)) {
      if (this.#declarations.has(word)) this.need(word);
    }
    return given;
  }

  /** What was taken, in the order of the files. */
  text(): string {
    const taken = [...this.#declarations.values()].filter(({ name }) => this.#needed.has(name));
    const text = taken.map((declaration) => declaration.text).join("\n\n");
    return text.replace(identifiers, (word) => this.#nameOf(word));
  }
}

/** Templates are laid out: what begins after an empty line, in the first column, is a declaration. */
function declarations(text: string): Declaration[] {
  return text.split(/\n\n(?=\S)/).flatMap((chunk) => {
    const name = /^(?:export )?(?:function|const|let|interface|type) (\w+)/m.exec(chunk)?.[1];
    if (name === undefined || /^(?:import|export) (?:type )?\{/m.test(chunk)) return [];
    // Only what users of the module speak of stays exported.
    return [{ name, text: name === "Issue" ? chunk.trim() : chunk.trim().replace(/^export /m, "") }];
  });
}
