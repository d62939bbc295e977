/** The runtime's source text, cut into declarations, so that a module can take those that it needs. */
import type { Templates } from "../emit/runtime.js";
import type { Identifier } from "../emit/text.js";
import { pascalCase } from "../names/casing.js";
import { isIdentifier } from "./local-names.js";

/** The files that guards and checks draw from. */
const files = [
  "checks",
  "multiples",
  "equality",
  "descent",
  "issue",
  "explain",
  "explain-recursive",
  "explain-visit",
  "explain-types",
  "explain-enum",
  "explain-numbers",
  "explain-strings",
  "explain-arrays",
  "explain-objects",
  "explain-members",
  "explain-combinators",
  "explain-alternatives",
  "explain-unevaluated",
  "standard-schema",
];

/** The folder of the functions that check formats. */
const formatFolder = "runtime/formats/";

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
    const formats = [...templates.keys()].filter((path) => path.startsWith(formatFolder));
    const paths = [...files.map((file) => `runtime/${file}.ts`), ...formats];
    const found = paths.flatMap((path) => declarations(templates.get(path) ?? ""));
    this.#declarations = new Map(found.map((declaration) => [declaration.name, declaration] as const));
    for (const name of wanted) {
      const prefix = /^[A-Z]/.test(name) ? "Runtime" : "runtime";
      if (this.#declarations.has(name)) this.#renamed.set(name, `${prefix}${pascalCase(name)}`);
    }
  }

  /** Every name that could be taken. */
  names(): readonly string[] {
    return [...this.#declarations.keys()].map((name) => this.#nameOf(name));
  }

  #nameOf(name: string): string {
    return this.#renamed.get(name) ?? name;
  }

  /** The name of a declaration, for a module that may use it. */
  need(name: string): Identifier {
    const declaration = this.#declarations.get(name);
    const given = this.#nameOf(name);
    if (declaration === undefined || !isIdentifier(given)) throw new Error(`The runtime declares no ${name}`);
    this.#needed.add(name);
    return given;
  }

  /** The declarations that a module uses, and those that they use, in the order of the files. */
  text(module: string): string {
    const mentioned = new Set(Array.from(module.matchAll(identifiers), ([word]) => word));
    const used = new Set([...this.#needed].filter((name) => mentioned.has(this.#nameOf(name))));
    for (const name of used) {
      for (const word of wordsOf(this.#declarations.get(name)))
        if (this.#declarations.has(word)) used.add(word);
    }
    const taken = [...this.#declarations.values()].filter(({ name }) => used.has(name));
    const text = taken.map((declaration) => declaration.text).join("\n\n");
    return text.replace(identifiers, (word) => this.#nameOf(word));
  }
}

function wordsOf(declaration: Declaration | undefined): readonly string[] {
  const text = declaration?.text ?? "";
  const code = text
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*/g, "")
    .replace(/"[^"\n]*"/g, "")
    .replace(/`[^`]*`/g, (template) => template.match(/\$\{[^}]*\}/g)?.join(" ") ?? "");
  return Array.from(code.matchAll(identifiers), ([word]) => word);
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
