/** In what form files are written: as TypeScript, checked by its user's compiler or not, or as JavaScript with declarations. */
import type { OutputFile } from "../emit/module.js";
import { join, split, type Halves } from "../javascript/modules.js";
import { layOutModule } from "../layout/layout.js";
import { layOutWithPrettier } from "../layout/prettier.js";
import { compiledTemplate } from "../templates.js";
import type { ImportExtension } from "./specifiers.js";

/** A file of the output, finished. */
export interface FinishedFile {
  readonly path: string;
  readonly text: string;
}

/** A file as it came out of the emitters, in whole or in pieces with empty lines between them. */
export type WrittenFile = Pick<OutputFile, "path" | "text" | "format" | "pieces">;

/** How files are finished, in pieces that do not depend on each other, or in whole. */
export interface Form<Piece> {
  /** What becomes of a piece; undefined where it has something in it that only `whole` knows. */
  readonly piece: (text: string, path: string) => Piece | undefined;
  /** The files that all pieces of one make. */
  readonly join: (path: string, pieces: readonly Piece[]) => readonly FinishedFile[];
  /** What becomes of a file in whole. @throws Error where it does not parse. */
  readonly whole: (file: WrittenFile) => Promise<readonly FinishedFile[]>;
}

/** The forms, of which {@link formOf} chooses. */
export type FormName = "typeScript" | "uncheckedTypeScript" | "javaScript";

/** What a user says of the form. */
export interface FormOptions {
  /** Writes JavaScript and declarations in the place of TypeScript: compilers have less to check. */
  readonly javascript?: boolean;
  /**
   * Begins each file of TypeScript with `// @ts-nocheck`: compilers heed its types, and do not check it. Without
   * effect where `javascript` leaves nothing but declarations to check.
   */
  readonly tsNocheck?: boolean;
  /** What imports between files of TypeScript end with; `js` by default, and always between files of JavaScript. */
  readonly importExtension?: ImportExtension;
}

/** The form that is asked for. */
export function formOf({ javascript = false, tsNocheck = false }: FormOptions): FormName {
  if (javascript) return "javaScript";
  return tsNocheck ? "uncheckedTypeScript" : "typeScript";
}

export const typeScript: Form<string> = {
  piece: layOutModule,
  join: (path, pieces) => [{ path, text: pieces.join("\n") }],
  whole: async (file) => [await laidOutWhole(file)],
};

/** TypeScript of which compilers read what it exports, and check nothing. */
export const uncheckedTypeScript: Form<string> = {
  piece: typeScript.piece,
  join: (path, pieces) => typeScript.join(path, pieces).map(unchecked),
  whole: async (file) => (await typeScript.whole(file)).map(unchecked),
};

/** Above everything else: TypeScript heeds the directive before the first statement alone. */
function unchecked(file: FinishedFile): FinishedFile {
  return isSource(file.path) ? { ...file, text: `// @ts-nocheck\n${file.text}` } : file;
}

/** Of `pets.ts` come `pets.js` and `pets.d.ts`; what a hook brings of other kinds stays. */
export const javaScript: Form<Halves> = {
  piece: (text, path) => (isSource(path) ? split(text) : undefined),
  join: (path, pieces) => twoFiles(path, join(pieces)),
  whole: async (file) => {
    const { path, text } = file;
    const compiled = compiledTemplate(path, text);
    if (compiled !== undefined) return twoFiles(path, compiled);
    // The compiler makes something of whatever it gets: prettier looks whether it parses.
    const laidOut = await laidOutWhole(file);
    if (!isSource(path)) return [laidOut];
    const { compile } = await import("../javascript/compiler.js");
    return twoFiles(path, await compile(path, laidOut.text));
  },
};

async function laidOutWhole({ path, text, format }: WrittenFile): Promise<FinishedFile> {
  return { path, text: format ? await layOutWithPrettier(path, text) : text };
}

function isSource(path: string): boolean {
  return path.endsWith(".ts") && !path.endsWith(".d.ts");
}

function twoFiles(path: string, { script, declarations }: ReturnType<typeof join>): FinishedFile[] {
  const name = path.slice(0, -".ts".length);
  return [
    { path: `${name}.js`, text: script },
    { path: `${name}.d.ts`, text: declarations },
  ];
}
