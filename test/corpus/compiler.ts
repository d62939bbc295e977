/** The TypeScript compiler over one output after another: what many outputs share is parsed once. */
import path from "node:path";
import ts from "typescript";
import { type Output, type OutputCompiler, settings } from "./settings.js";

const folder = "/output";
const runtime = `${folder}/runtime/`;

export class Compiler implements OutputCompiler {
  readonly version = ts.version;
  readonly #options: ts.CompilerOptions;
  readonly #host: ts.CompilerHost;
  /** Libraries and runtime: one tree each, bound once. */
  readonly #shared = new Map<string, ts.SourceFile | undefined>();
  /** Files of the runtime in which an earlier output has shown nothing to be wrong. */
  readonly #checked = new Set<ts.SourceFile>();

  constructor(json: object = settings) {
    this.#options = ts.convertCompilerOptionsFromJson(json, "/").options;
    this.#host = ts.createCompilerHost(this.#options);
  }

  complaints(outputs: readonly Output[]): string[][] {
    const texts = new Map([[`${folder}/package.json`, '{ "type": "module" }']]);
    for (const [index, output] of outputs.entries())
      for (const [file, text] of output)
        if (file.endsWith(".ts"))
          texts.set(path.posix.join(file.startsWith("runtime/") ? folder : `${folder}/${index}`, file), text);
    const host: ts.CompilerHost = {
      ...this.#host,
      fileExists: (file) => texts.has(file),
      readFile: (file) => texts.get(file),
      directoryExists: () => true,
      getDirectories: () => [],
      getSourceFile: (file, version) => this.#sourceFile(file, texts.get(file), version),
      resolveModuleNameLiterals: (literals, importer) => literals.map(({ text }) => resolve(text, importer)),
    };
    const rootNames = [...texts.keys()].filter((file) => file.endsWith(".ts"));
    const found = outputs.map((): string[] => []);
    const program = ts.createProgram({ rootNames, options: this.#options, host });
    for (const diagnostic of this.#diagnostics(program)) {
      const owner = /^\/output\/(\d+)\//.exec(diagnostic.file?.fileName ?? "")?.[1];
      // What is wrong with the runtime, or with the program, is wrong with each of them.
      const concerned = owner === undefined ? found : [found[Number(owner)] ?? []];
      for (const list of concerned) list.push(complaint(diagnostic));
    }
    return found;
  }

  /** What the compiler says of the program and of each file in it, but for a runtime that was right before. */
  *#diagnostics(program: ts.Program): Generator<ts.Diagnostic> {
    yield* program.getConfigFileParsingDiagnostics();
    yield* program.getOptionsDiagnostics();
    yield* program.getGlobalDiagnostics();
    for (const file of program.getSourceFiles()) {
      if (file.isDeclarationFile || this.#checked.has(file)) continue;
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      if (found.length === 0 && file.fileName.startsWith(runtime)) this.#checked.add(file);
      yield* found;
    }
  }

  #sourceFile(
    file: string,
    text: string | undefined,
    version: ts.ScriptTarget | ts.CreateSourceFileOptions,
  ): ts.SourceFile | undefined {
    if (text !== undefined && !file.startsWith(runtime)) return ts.createSourceFile(file, text, version);
    const known = this.#shared.get(file);
    if (known !== undefined && (text === undefined || known.text === text)) return known;
    const made =
      text === undefined ? this.#host.getSourceFile(file, version) : ts.createSourceFile(file, text, version);
    this.#shared.set(file, made);
    return made;
  }
}

/** Every output imports the same runtime. */
function resolve(name: string, importer: string): ts.ResolvedModuleWithFailedLookupLocations {
  const target = path.posix.join(path.posix.dirname(importer), name.replace(/\.js$/, ".ts"));
  const resolvedFileName = target.replace(/^\/output\/\d+\/runtime\//, runtime);
  return { resolvedModule: { resolvedFileName, extension: ".ts", isExternalLibraryImport: false } };
}

function complaint({ file, start, code, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined) return `TS${code} ${message}`;
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
  const name = path.posix.relative(folder, file.fileName).replace(/^\d+\//, "");
  return `${name}:${line + 1} TS${code} ${message}`;
}
