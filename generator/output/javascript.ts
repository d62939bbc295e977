/**
 * The output as JavaScript with declarations. A compiler then reads what the code promises and not the code,
 * and Node runs it as it is. The output stands on its own file by file (`isolatedDeclarations`), so that
 * nothing is resolved or checked here.
 */
import ts from "typescript";
import type { FinishedFile } from "./layout.js";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  newLine: ts.NewLineKind.LineFeed,
  verbatimModuleSyntax: true,
  declaration: true,
  isolatedDeclarations: true,
};

/**
 * The two files that say what a file of TypeScript says.
 * @param file `pets.ts` becomes `pets.js` and `pets.d.ts`; a file that is no TypeScript stays.
 * @throws Error where a declaration cannot be told from the file alone: a bug of the emitter, or of a hook.
 */
export function asJavaScript({ path, text }: FinishedFile): FinishedFile[] {
  if (!path.endsWith(".ts")) return [{ path, text }];
  const input = { fileName: path, compilerOptions: options };
  const code = ts.transpileModule(text, input);
  const declarations = ts.transpileDeclaration(text, input);
  const [problem] = declarations.diagnostics ?? [];
  if (problem !== undefined)
    throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
  const name = path.slice(0, -".ts".length);
  return [
    { path: `${name}.js`, text: code.outputText },
    { path: `${name}.d.ts`, text: declarations.outputText },
  ];
}
