/** TypeScript's judgement of modules that exist in memory alone, beside the output and under the project's options. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A complaint of the compiler. */
export interface Complaint {
  /** Counted from 1. */
  readonly line: number;
  readonly code: number;
  /** With the lines that explain it. */
  readonly message: string;
}

/** The output, as modules in memory import it. */
export const outputModule = "../../../generated/posthog/index.js";
export const pathsModule = "../../../generated/posthog/paths.js";

const folder = fileURLToPath(new URL("virtual/", import.meta.url));
const configFile = fileURLToPath(new URL("../../tsconfig.json", import.meta.url));

/** Compiles modules by name, all in one program. */
export function compile(modules: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Complaint[]> {
  const texts = new Map(Array.from(modules, ([name, text]) => [path.join(folder, `${name}.ts`), text]));
  const program = ts.createProgram([...texts.keys()], readOptions(), hostWith(texts));
  return new Map(
    Array.from(modules.keys(), (name) => [name, complaintsOf(program, path.join(folder, `${name}.ts`))]),
  );
}

function readOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(configFile));
  // The output needs no types of Node's.
  return { ...options, types: [] };
}

function hostWith(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost({});
  const { getSourceFile, fileExists, readFile } = host;
  return {
    ...host,
    fileExists: (file) => texts.has(file) || fileExists(file),
    readFile: (file) => texts.get(file) ?? readFile(file),
    getSourceFile: (file, ...more) => {
      const text = texts.get(file);
      return text === undefined ? getSourceFile(file, ...more) : ts.createSourceFile(file, text, more[0]);
    },
  };
}

function complaintsOf(program: ts.Program, file: string): readonly Complaint[] {
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`${file} is not in the program`);
  const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return diagnostics.map(({ start = 0, code, messageText }) => ({
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    code,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}
