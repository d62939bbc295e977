/** The TypeScript compiler over output that lies in memory. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { isolatedDeclarations, strictest } from "../strictest.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The output as a user may have it: nothing but its own `runtime/` beside it. */
const strictestOptions: ts.CompilerOptions = {
  ...strictest,
  ...isolatedDeclarations,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  skipLibCheck: true,
};

/**
 * Compiles files as one program.
 * @param files text by path, such as `minimal/expected/models.ts`. What one imports from a `runtime/` is
 *   the template, so that the runtime is read once for all.
 * @param settings others than the strictest: some code is wrong for projects that set less.
 * @returns the compiler's complaints, as `path:line message`; an empty list where all is well.
 */
export function complaints(files: ReadonlyMap<string, string>, settings: ts.CompilerOptions = {}): string[] {
  const options = { ...strictestOptions, ...settings };
  const virtual = new Map(Array.from(files, ([file, text]) => [path.join(root, "virtual", file), text]));
  const program = ts.createProgram({
    rootNames: [...virtual.keys()],
    options,
    host: hostOf(virtual, options),
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined) return message;
    const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
    return `${path.relative(path.join(root, "virtual"), file.fileName)}:${line + 1} ${message}`;
  });
}

/** As most strict projects have it. */
export const inexact: ts.CompilerOptions = { exactOptionalPropertyTypes: false };

function hostOf(virtual: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = (file: string): string | undefined => virtual.get(path.normalize(file)) ?? host.readFile(file);
  return {
    ...host,
    readFile: read,
    fileExists: (file) => virtual.has(path.normalize(file)) || host.fileExists(file),
    getSourceFile: (file, languageVersion, ...rest) => {
      const text = virtual.get(path.normalize(file));
      if (text === undefined) return host.getSourceFile(file, languageVersion, ...rest);
      return ts.createSourceFile(file, text, languageVersion);
    },
    resolveModuleNameLiterals: (literals, importer) =>
      literals.map(({ text }) => {
        const target = path.join(path.dirname(importer), text.replace(/\.js$/, ".ts"));
        const [, runtime] = /^.*\/runtime\/(.*)$/.exec(target.split(path.sep).join("/")) ?? [];
        const resolvedFileName =
          runtime === undefined ? target : path.join(root, "templates/runtime", runtime);
        return { resolvedModule: { resolvedFileName, extension: ".ts", isExternalLibraryImport: false } };
      }),
  };
}
