/** What comes out for a document, loaded. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { type PipelineOptions, run } from "../../generator/pipeline.js";
import { fill } from "../output/folder.js";

/** Builds a request of any params; the compiler is not asked here. */
export type Build = (params: object) => Request;

/** The builders by method and path; an empty map where nothing comes out. */
export async function buildersOf(file: string, base: string): Promise<Map<string, Build>> {
  const { contract, toRequest } = await loadOutput({ input: file });
  const entries = Object.values(Object(contract)).map((entry): [string, Build] => {
    const { method, path: template, request } = Object(entry);
    return [`${method} ${template}`, (params) => Object(toRequest)(request(params), base)];
  });
  return new Map(entries);
}

/** All that `index.ts` exports. The compiler is not asked. */
export async function loadOutput(options: PipelineOptions): Promise<Readonly<Record<string, unknown>>> {
  const { files } = await run(options);
  const folder = mkdtempSync(path.join(tmpdir(), "specwright-roundtrip-"));
  const compilerOptions = { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 };
  const scripts = files
    .filter((one) => one.path.endsWith(".ts"))
    .map((one): [string, string] => [
      one.path.replace(/ts$/, "js"),
      ts.transpileModule(one.text, { compilerOptions }).outputText,
    ]);
  fill(folder, { "package.json": '{ "type": "module" }', ...Object.fromEntries(scripts) });
  try {
    const output: unknown = await import(
      /* @vite-ignore */ pathToFileURL(path.join(folder, "index.js")).href
    );
    return { ...Object(output) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
