/** The stages in order, on one screen: read, resolve, model, name, emit, format. Writing is the caller's. */
import path from "node:path";
import { type Diagnostic, type LocatedDiagnostic, hasErrors, locate } from "./diagnostics.js";
import { emit } from "./emit/emit.js";
import { emitPaths } from "./emit/paths.js";
import { exportedNames } from "./emit/runtime.js";
import { buildModel } from "./model/build.js";
import type { Api } from "./model/types.js";
import { type Names, assignNames } from "./names/assign.js";
import { type FinishedFile, type Transform, layOut } from "./output/layout.js";
import { symbolTable, writeManifest } from "./output/manifest.js";
import { type ReadFile, Source } from "./source/source.js";
import { loadTemplates } from "./templates.js";

export interface PipelineOptions {
  /** Path of the root document. */
  readonly input: string;
  /** What the client is called, such as `PostHog`; wins over `info.x-specwright-name`. */
  readonly name?: string;
  /** Also emit `paths.ts`, openapi-typescript's own types. */
  readonly paths?: boolean;
  /** Warnings count as errors. */
  readonly strict?: boolean;
  /** Works on the output as a ts-morph project before it is laid out. */
  readonly transform?: Transform;
  /** Reads a file as UTF-8 text; the file system by default. */
  readonly read?: ReadFile;
  /** Told as each stage ends. */
  readonly onStage?: (stage: Stage) => void;
}

export interface Stage {
  readonly name: "read" | "model" | "name" | "emit" | "paths" | "format";
  readonly milliseconds: number;
  /** What it made, for people. */
  readonly summary: string;
}

export interface Result {
  /** Every problem found, sorted by place. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** The output; empty where there are errors. */
  readonly files: readonly FinishedFile[];
  /** Texts of all files read, by absolute path. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** Runs all stages but the writing. Problems end up in the result; what throws is a bug. */
export async function run(options: PipelineOptions): Promise<Result> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const source = new Source(report, options.read);
  const timed = stopwatch(options.onStage);
  const finish = (files: readonly FinishedFile[]): Result => {
    const located = locate(diagnostics, (place) => source.position(place));
    return { diagnostics: located, files, inputs: source.files };
  };
  const failed = (): boolean =>
    hasErrors(diagnostics) ||
    (options.strict === true && diagnostics.some(({ severity }) => severity === "warning"));

  const root = await timed(
    "read",
    () => source.open(path.resolve(options.input)),
    () => path.basename(options.input),
  );
  if (root === undefined) return finish([]);
  const api = await timed(
    "model",
    () => buildModel(root, source, report),
    (model) => describe(model, source),
  );
  if (api === undefined || failed()) return finish([]);
  const named: Api = options.name === undefined ? api : { ...api, name: options.name };
  const templates = loadTemplates();
  const names = await timed("name", () => assignNames(named, exportedNames(templates), report), countNames);
  if (failed()) return finish([]);
  const emitted = await timed("emit", () => emit(named, names, templates, report), summarise);
  if (failed()) return finish([]);
  const paths =
    options.paths === true ? await timed("paths", () => emitPaths(root.place.file), summarise) : [];
  const files = await timed("format", () => layOut([...emitted, ...paths], options.transform), summarise);
  return finish([...files, manifest(named, names, source, files)]);
}

type Timed = <Value>(
  name: Stage["name"],
  work: () => Value | Promise<Value>,
  summary: (value: Value) => string,
) => Promise<Value>;

function stopwatch(onStage: PipelineOptions["onStage"]): Timed {
  return async (name, work, summary) => {
    const began = performance.now();
    const value = await work();
    onStage?.({ name, milliseconds: performance.now() - began, summary: summary(value) });
    return value;
  };
}

function manifest(api: Api, names: Names, source: Source, files: readonly FinishedFile[]): FinishedFile {
  const folder = path.dirname(api.place.file);
  const inputs = new Map(Array.from(source.files, ([file, text]) => [path.relative(folder, file), text]));
  return writeManifest(
    inputs,
    files,
    symbolTable(api, names, (place) => source.position(place)),
  );
}

function countNames({ declarations, groups }: Names): string {
  return `${declarations.all.length} types in models.ts, ${groups.length} groups of operations`;
}

function describe(api: Api | undefined, source: Source): string {
  if (api === undefined) return "";
  const size = [...source.files.values()].reduce((sum, text) => sum + text.length, 0);
  return `${source.files.size} files (${kilobytes(size)}): ${api.operations.length} operations, ${api.schemas.size} schemas`;
}

function summarise(files: readonly FinishedFile[]): string {
  return `${files.length} files, ${kilobytes(files.reduce((sum, file) => sum + file.text.length, 0))}`;
}

function kilobytes(characters: number): string {
  return `${Math.ceil(characters / 1024)} kB`;
}
