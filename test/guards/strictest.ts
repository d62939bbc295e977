/** The compiler at its strictest. */
import ts from "typescript";
import { isolatedDeclarations, strictest } from "../strictest.js";

const options: ts.CompilerOptions = {
  ...strictest,
  ...isolatedDeclarations,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
};

/** The compiler's complaints about a module that imports nothing. */
export function complaints(text: string): string[] {
  return complaintsOf(new Map([["guards.ts", text]])).map(({ message }) => message);
}

/** A complaint of the compiler. */
export interface Complaint {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly code: number;
  readonly message: string;
}

/** The compiler's complaints about modules by name, as one program. What they import lies on the disk. */
export function complaintsOf(modules: ReadonlyMap<string, string>): readonly Complaint[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => modules.has(name) || fileExists(name);
  host.getSourceFile = (name, version) => {
    const text = modules.get(name);
    return text === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, code, messageText }) => ({
    file: file?.fileName ?? "",
    line: (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
    code,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}
