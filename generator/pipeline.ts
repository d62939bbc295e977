/** The stages in order, on one screen: read, resolve, model, name, emit, format. Writing is the caller's. */
import { type Diagnostic, type LocatedDiagnostic, type Report, atOrigin, locate } from "./diagnostics.js";
import { emit } from "./emit/emit.js";
import type { OutputFile } from "./emit/module.js";
import { emitPaths } from "./emit/paths.js";
import { exportedNames } from "./emit/runtime.js";
import type { Memory } from "./memory/memory.js";
import { buildModel } from "./model/build.js";
import { type Filter, filterApi } from "./model/filter.js";
import type { FormatBehavior, ValueTypes } from "./model/formats.js";
import type { Api } from "./model/types.js";
import { type Names, assignNames } from "./names/assign.js";
import { type FinishedFile, type FormOptions, formOf } from "./output/form.js";
import { finisher, layOut } from "./output/layout.js";
import type { Transform } from "./output/transform.js";
import { withSpecifiers } from "./output/specifiers.js";
import { fidelityReport, symbolTable, writeManifest } from "./output/manifest.js";
import { checkOptions } from "./options.js";
import { type RemoteOptions, fetchReferences } from "./source/remote.js";
import type { ReadFile } from "./source/read-text.js";
import { type Located, Source } from "./source/source.js";
import { absoluteName, baseName } from "./source/url.js";
import { loadTemplates } from "./templates.js";

export interface PipelineOptions extends ValueTypes, FormOptions, RemoteOptions {
  /** Path of the root document, or its URL where its host is allowed. */
  readonly input: string;
  /** What the client is called, such as `PostHog`; wins over `info.x-specwright-name`. */
  readonly name?: string;
  /** Also emit `paths.ts`, openapi-typescript's own types. */
  readonly paths?: boolean;
  /** Overlays (OpenAPI Overlay 1.0 and 1.1) to apply to the document before it is read, in this order. */
  readonly overlays?: readonly string[];
  /** Generates a part of the document alone. */
  readonly filter?: Filter;
  /** Whether guards check `format`; by default it only annotates. */
  readonly formats?: FormatBehavior;
  /** No output where there is anything to tell: errors, warnings, or notes of what is not heeded. */
  readonly strict?: boolean;
  /** Works on the output as a ts-morph project before it is laid out. */
  readonly transform?: Transform;
  /** What a process that generates the document again and again keeps from run to run. */
  readonly memory?: Memory;
  /**
   * Files of the document, by absolute path: no output where one of them is referred to and cannot be read. None by
   * default: what is in an unreadable file is left out.
   */
  readonly needed?: ReadonlySet<string>;
  /** Reads a file as UTF-8 text; the file system by default. */
  readonly read?: ReadFile;
  /** Told as each stage ends. */
  readonly onStage?: (stage: Stage) => void;
}

export interface Stage {
  readonly name: "read" | "model" | "name" | "emit" | "paths" | "format";
  readonly milliseconds: number;
  /** Characters that it read or made; 0 where it made no text. */
  readonly size: number;
  /** What it made, for people. */
  readonly summary: string;
}

export interface Result {
  /** Every problem found, sorted by place. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** The output of all that could be read; empty where `stopped` says why. */
  readonly files: readonly FinishedFile[];
  /**
   * Why there is no output: no OpenAPI document could be read, or not all that is `needed`; `strict` lets none of its
   * problems pass; or the hook `transform` failed.
   */
  readonly stopped?: "unreadable" | "strict" | "transform";
  /** Texts of all files read, by absolute path. */
  readonly inputs: ReadonlyMap<string, string>;
  /** What was understood, and what it is called in the output; absent where that stage was not reached. */
  readonly api?: Api;
  readonly names?: Names;
}

/**
 * Runs all stages but the writing. Problems end up in the result; what else throws is a bug.
 * @throws TypeError for options that there are not, or that are of the wrong type.
 */
export async function run(options: PipelineOptions): Promise<Result> {
  checkOptions(options, "input");
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const { memory } = options;
  const source = new Source(report, options.read, memory && ((file, text) => memory.files.parse(file, text)));
  const timed = stopwatch(options.onStage);
  const finish = (
    files: readonly FinishedFile[] | NonNullable<Result["stopped"]>,
    made?: Pick<Result, "api" | "names">,
  ): Result => {
    const located = locate(diagnostics, source);
    const result = typeof files === "string" ? { files: [], stopped: files } : { files };
    return { diagnostics: located, inputs: source.files, ...result, ...made };
  };

  const root = await timed(
    "read",
    () => open(options, source, report),
    () => ({ size: sizeOf(source), summary: baseName(options.input) }),
  );
  if (root === undefined) return finish("unreadable");
  const api = await timed(
    "model",
    () => buildModel(root, source, report, options),
    (model) => describe(model, source),
  );
  // All files have been asked for by now.
  if (api === undefined || source.lacks(options.needed ?? new Set())) return finish("unreadable");
  const named = choose(memory?.share(api) ?? api, options, report);
  const templates = loadTemplates();
  const names = await timed("name", () => assignNames(named, exportedNames(templates), report), countNames);
  const emitted = await timed("emit", () => emit(named, names, templates, { report, memory }), summarise);
  // Asked only now, so that one run tells of everything.
  if (options.strict === true && diagnostics.length > 0) return finish("strict");
  const kept = options.filter === undefined ? {} : { kept: named.operations };
  const paths =
    options.paths === true
      ? await timed("paths", () => emitPaths({ root, source, ...kept }, report), summarise)
      : [];
  const files = await timed(
    "format",
    () => finished([...emitted, ...paths], options),
    (made) => summarise("code" in made ? [] : made),
  );
  if ("code" in files) {
    report(files);
    return finish("transform");
  }
  const fidelity = fidelityReport(diagnostics.map(atOrigin(source)), root.place);
  const symbols = symbolTable(named, names, source);
  const manifest = writeManifest(root.place, { inputs: source.files, files }, { symbols, fidelity });
  memory?.endRun();
  return finish([...files, manifest], { api: named, names });
}

/** The files as they are written, or what is wrong with the user's hook. */
async function finished(
  files: readonly OutputFile[],
  options: PipelineOptions,
): Promise<readonly FinishedFile[] | Diagnostic> {
  const form = formOf(options);
  const { memory, transform, importExtension = "js" } = options;
  const by = memory?.layouts(form) ?? finisher(form);
  const spelled = withSpecifiers(files, form === "javaScript" ? "js" : importExtension);
  if (transform === undefined) return layOut(spelled, by);
  // What a hook needs is heavy, and most runs have none.
  const { finishTransformed } = await import("./output/transform.js");
  return finishTransformed(spelled, by, transform);
}

/** The root document, its overlays applied. */
async function open(
  { input, overlays = [], ...remote }: PipelineOptions,
  source: Source,
  report: Report,
): Promise<Located | undefined> {
  const file = absoluteName(input);
  await fetchReferences(source, [file, ...overlays.map((overlay) => absoluteName(overlay))], remote);
  const root = source.open(file);
  if (root === undefined || overlays.length === 0) return root;
  const opened = overlays.map((overlay) => source.open(absoluteName(overlay)));
  const present = opened.filter((overlay) => overlay !== undefined);
  if (present.length < opened.length) return undefined;
  const { applyOverlays } = await import("./overlay/apply.js");
  const changed = applyOverlays(root, present, { source, report });
  const replaced = changed && source.replace(file, changed);
  // Overlays may bring references of their own.
  await fetchReferences(source, [file], remote);
  return replaced;
}

/** What the options say of the model: the client's name, and the part that is asked for. */
function choose(api: Api, { name, filter }: PipelineOptions, report: Report): Api {
  const named = name === undefined ? api : { ...api, name };
  return filter === undefined ? named : filterApi(named, filter, report);
}

type Told = Pick<Stage, "size" | "summary">;

type Timed = <Value>(
  name: Stage["name"],
  work: () => Value | Promise<Value>,
  told: (value: Value) => Told,
) => Promise<Value>;

function stopwatch(onStage: PipelineOptions["onStage"]): Timed {
  return async (name, work, told) => {
    const began = performance.now();
    const value = await work();
    const milliseconds = performance.now() - began;
    onStage?.({ name, milliseconds, ...told(value) });
    return value;
  };
}

function countNames({ declarations, groups }: Names): Told {
  return {
    size: 0,
    summary: `${count(declarations.all.length, "type")} in models.ts, ${count(groups.length, "group")} of operations`,
  };
}

function describe(api: Api | undefined, source: Source): Told {
  const size = sizeOf(source);
  if (api === undefined) return { size, summary: "" };
  const { operations, schemas } = api;
  const read = `${count(source.files.size, "file")} (${kilobytes(size)})`;
  return {
    size,
    summary: `${read}: ${count(operations.length, "operation")}, ${count(schemas.size, "schema")}`,
  };
}

function sizeOf({ files }: Source): number {
  return [...files.values()].reduce((sum, text) => sum + text.length, 0);
}

function summarise(files: readonly FinishedFile[]): Told {
  const size = files.reduce((sum, file) => sum + file.text.length, 0);
  return { size, summary: `${count(files.length, "file")}, ${kilobytes(size)}` };
}

/** `1 file`, `2 files`. */
function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function kilobytes(characters: number): string {
  return `${Math.ceil(characters / 1024)} kB`;
}
