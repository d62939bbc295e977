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

/**
 * A type without two checks of the compiler that are about what people write and not about what fits: members
 * that the type does not know, and literals that share no member with a type whose members are all optional. What
 * takes a number is no object, but `{}`: anything.
 */
export const openType = [
  "type Open<T> = T extends string | Blob ? T : 0 extends T ? T",
  ": T extends readonly unknown[] ? { [K in keyof T]: Open<T[K]> }",
  ": T extends object ? { [K in keyof T]: Open<T[K]> } & { [name: string]: unknown } : T;",
].join(" ");

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

/** The compiler's own declarations, parsed once. */
const onDisk = new Map<string, ts.SourceFile>();

function hostWith(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost({});
  const { getSourceFile, fileExists, readFile } = host;
  return {
    ...host,
    fileExists: (file) => texts.has(file) || fileExists(file),
    directoryExists: (name) => path.join(name, "/") === folder || ts.sys.directoryExists(name),
    readFile: (file) => texts.get(file) ?? readFile(file),
    getSourceFile: (file, ...more) => {
      const text = texts.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, more[0]);
      const source = onDisk.get(file) ?? getSourceFile(file, ...more);
      if (source !== undefined) onDisk.set(file, source);
      return source;
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
