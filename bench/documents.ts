/** Documents that the benchmarks are about, read by specwright itself: one model for every engine. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../generator/diagnostics.js";
import { emit } from "../generator/emit/emit.js";
import type { OutputFile } from "../generator/emit/module.js";
import { exportedNames } from "../generator/emit/runtime.js";
import { buildModel } from "../generator/model/build.js";
import { type Names, assignNames } from "../generator/names/assign.js";
import { Source } from "../generator/source/source.js";
import { loadTemplates } from "../generator/templates.js";
import { type JsonSchema, declarationSchema } from "./convert/json-schema.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The corpus lies beside the repository; who has only the repository measures without it. */
export const corpus = path.resolve(root, "../shared/corpus");

export const hasCorpus = existsSync(corpus);

/** A path in the repository. */
export function inRepository(...names: readonly string[]): string {
  return path.join(root, ...names);
}

/** A document, as each engine needs it. */
export interface BenchDocument {
  /** Every declared schema in JSON Schema 2020-12, by the name of its type; references are those names. */
  readonly schemas: ReadonlyMap<string, JsonSchema>;
  /** specwright's own output, before it is laid out. */
  readonly output: readonly OutputFile[];
}

/** Reads a document. Throws where it has errors: nothing could be measured then. */
export async function openDocument(file: string): Promise<BenchDocument> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const source = new Source(report);
  const document = await source.open(file);
  const api = document === undefined ? undefined : buildModel(document, source, report);
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (api === undefined || problem !== undefined) {
    throw new Error(`${path.basename(file)} cannot be read: ${problem?.message ?? "no document"}`);
  }
  const templates = loadTemplates();
  const names = assignNames(api, exportedNames(templates), report);
  return { schemas: jsonSchemas(names), output: emit(api, names, templates, { report }) };
}

function jsonSchemas(names: Names): ReadonlyMap<string, JsonSchema> {
  return new Map(
    names.declarations.all.map((declaration) => [
      String(names.schema(declaration).type),
      declarationSchema(declaration, names),
    ]),
  );
}
