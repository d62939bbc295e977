/** The compiler at its strictest. */
import ts from "typescript";

const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: [],
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
};

/** The compiler's complaints about a module that imports nothing. */
export function complaints(text: string): string[] {
  const host = ts.createCompilerHost(strictest);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === "guards.ts" ? ts.createSourceFile(name, text, version) : read(name, version);
  const program = ts.createProgram(["guards.ts"], strictest, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
