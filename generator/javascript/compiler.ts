/** TypeScript's own compiler, for modules with forms that layout does not know. It takes a while to load. */
import ts from "typescript";
import { layOutWithPrettier } from "../layout/prettier.js";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  newLine: ts.NewLineKind.LineFeed,
  verbatimModuleSyntax: true,
  declaration: true,
  isolatedDeclarations: true,
};

/**
 * What a module runs, and what it promises, each laid out. A module stands on its own: nothing is resolved or
 * checked.
 * @param path such as `pets.ts`.
 * @throws Error where a declaration cannot be told from the file alone: a bug of the emitter, or of a hook.
 */
export async function compile(
  path: string,
  text: string,
): Promise<{ readonly script: string; readonly declarations: string }> {
  const input = { fileName: path, compilerOptions: options };
  const code = ts.transpileModule(text, input);
  const declarations = ts.transpileDeclaration(text, input);
  const [problem] = declarations.diagnostics ?? [];
  if (problem !== undefined)
    throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
  const name = path.slice(0, -".ts".length);
  return {
    script: await layOutWithPrettier(`${name}.js`, spaced(code.outputText)),
    declarations: await layOutWithPrettier(`${name}.d.ts`, spaced(declarations.outputText)),
  };
}

/** The text with empty lines where people write them, and the compiler does not. */
function spaced(text: string): string {
  const source = ts.createSourceFile("module.ts", text, ts.ScriptTarget.ES2022);
  const [banner, ...others] = ts.getLeadingCommentRanges(text, 0) ?? [];
  // Of several comments at the beginning, the first one speaks of the file.
  const start = banner === undefined || others.length === 0 ? 0 : banner.end;
  let result = text.slice(0, start);
  let before: ts.Statement | undefined;
  for (const statement of source.statements) {
    const isNextImport =
      before !== undefined && ts.isImportDeclaration(before) && ts.isImportDeclaration(statement);
    const written = text.slice(Math.max(start, statement.pos), statement.end).trim();
    result += `${isNextImport ? "\n" : "\n\n"}${written}`;
    before = statement;
  }
  return `${result}${source.endOfFileToken.getFullText(source)}`.trimStart();
}
