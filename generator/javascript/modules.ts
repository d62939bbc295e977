/** A module of TypeScript as two: what runs, and what it promises. Both come from one reading of it. */
import { ModulePrinter, readStatements, whereKnown } from "../layout/layout.js";
import type { Comment } from "../layout/scanner.js";
import type { Import, Statement } from "../layout/syntax.js";
import { asDeclaration, importedTypes } from "./declaration.js";
import { addMentioned } from "./mentions.js";
import { asScript } from "./script.js";

/** What became of a module, or of a piece of one. */
export interface Halves {
  readonly script: Half;
  /** Without the imports: which of them it needs, all pieces together tell. */
  readonly declarations: Half;
  readonly imports: readonly (Statement & Import)[];
  /** Names that the declarations mention. */
  readonly mentioned: ReadonlySet<string>;
}

interface Half {
  /** Laid out. */
  readonly text: string;
  /** It imports or exports something. */
  readonly isModule: boolean;
}

/**
 * Splits a module of TypeScript, and lays out both halves.
 * @returns undefined for text with forms that layout does not know, or whose declarations are not in it.
 */
export function split(source: string): Halves | undefined {
  return whereKnown(() => {
    const script = new Selection();
    const declarations = new Selection();
    const imports: (Statement & Import)[] = [];
    const mentioned = new Set<string>();
    let before: Statement | undefined;
    readStatements(source, (statement) => {
      script.add(statement, asScript(statement));
      if (statement.kind === "import" && statement.keyword === "import") return void imports.push(statement);
      const declaration = asDeclaration(statement, before);
      before = statement;
      if (declaration !== undefined) addMentioned(declaration, mentioned);
      declarations.add(statement, declaration);
    });
    return { script: script.end(), declarations: declarations.end(), imports, mentioned };
  });
}

/** The two modules whose pieces these are. */
export function join(pieces: readonly Halves[]): { readonly script: string; readonly declarations: string } {
  const mentioned = new Set(pieces.flatMap((piece) => [...piece.mentioned]));
  const imports = new Selection();
  for (const statement of pieces.flatMap((piece) => piece.imports))
    imports.add(statement, importedTypes(statement, mentioned));
  return {
    script: joinHalves(pieces.map(({ script }) => script)),
    declarations: joinHalves([imports.end(), ...pieces.map(({ declarations }) => declarations)]),
  };
}

/** Makes a module of what would be none. */
const noExports = "export {};\n";

function joinHalves(halves: readonly Half[]): string {
  const texts = halves.map(({ text }) => text).filter((text) => text !== "");
  return [...texts, ...(halves.some(({ isModule }) => isModule) ? [] : [noExports])].join("\n");
}

/** The statements of a module that are kept, with the comments that do not belong to any. */
class Selection {
  readonly #printer = new ModulePrinter();
  #comments: readonly Comment[] = [];
  #apart = false;
  #isModule = false;

  add(written: Statement, kept: Statement | undefined): void {
    if (kept === undefined) {
      // What a blank line follows speaks of the file.
      this.#comments = [...this.#comments, ...written.comments.filter(({ blankAfter }) => blankAfter)];
      this.#apart ||= written.apart;
      return;
    }
    const comments = this.#comments.length > 0 ? [...this.#comments, ...kept.comments] : kept.comments;
    this.#printer.add({ ...kept, comments, apart: kept.apart || this.#apart });
    this.#comments = [];
    this.#apart = false;
    const isExported = "modifiers" in kept && kept.modifiers !== "";
    if (isExported || kept.kind === "import" || kept.kind === "exportAll") this.#isModule = true;
  }

  end(): Half {
    if (this.#comments.length > 0)
      this.#printer.add({ kind: "nothing", comments: this.#comments, apart: this.#apart });
    return { text: this.#printer.text, isModule: this.#isModule };
  }
}
