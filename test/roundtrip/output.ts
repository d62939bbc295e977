/** The builders that come out for a document, loaded. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { run } from "../../generator/pipeline.js";
import { fill } from "../output/folder.js";

/** Builds a request of any params; the compiler is not asked here. */
export type Build = (params: object) => Request;

/** The builders by method and path; an empty map where nothing comes out. */
export async function buildersOf(file: string, base: string): Promise<Map<string, Build>> {
  const { files } = await run({ input: file });
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
    const load = (name: string): Promise<unknown> =>
      import(/* @vite-ignore */ pathToFileURL(path.join(folder, name)).href);
    if (!scripts.some(([name]) => name === "contract.js")) return new Map();
    const { contract } = Object(await load("contract.js"));
    const { toRequest } = Object(await load("runtime/request.js"));
    const entries = Object.values(Object(contract)).map((entry): [string, Build] => {
      const { method, path: template, request } = Object(entry);
      return [`${method} ${template}`, (params) => toRequest(request(params), base)];
    });
    return new Map(entries);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
