/** Emitted guards, brought to life for the tests. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { standaloneModule } from "../../generator/guards/standalone.js";
import { schemaId } from "../../generator/model/identity.js";
import { type Dialect, readSchema } from "../../generator/model/schema.js";
import type { Schema } from "../../generator/model/types.js";
import type { Issue } from "../../templates/runtime/issue.js";

const folder = new URL("../../templates/runtime/", import.meta.url);

/** The runtime's templates, as the pipeline hands them to emitters. */
export const templates = new Map(
  readdirSync(folder).map((name) => [`runtime/${name}`, readFileSync(new URL(name, folder), "utf8")]),
);

export interface Emitted {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a map of schemas that refer to each other as `#/<name>`. */
export function emit(document: Readonly<Record<string, unknown>>, dialect: Dialect = "2020-12"): Emitted {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const schemas = new Map<string, Schema>();
  const named = new Map<string, string>();
  for (const [name, value] of Object.entries(document)) {
    const place = { file: "test.yaml", pointer: `/${name}` };
    const resolve = (reference: string): string => `test.yaml${reference}`;
    schemas.set(schemaId(place), readSchema(value, place, { dialect, resolve, report, implyTypes: false }));
    named.set(schemaId(place), name);
  }
  const location = ({ file, pointer }: { file: string; pointer: string }): string => `${file}#${pointer}`;
  return { text: standaloneModule({ schemas, named, templates, location, report }), diagnostics };
}

/** The functions of an emitted module. */
export interface Guards {
  is(name: string, value: unknown): boolean;
  check(name: string, value: unknown): Issue[];
}

/** Runs the text of an emitted module. */
export async function load(text: string): Promise<Guards> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const temporary = mkdtempSync(path.join(tmpdir(), "guards-"));
  try {
    const file = path.join(temporary, "guards.mjs");
    writeFileSync(file, outputText);
    const module: Record<string, (value: unknown) => unknown> = await import(pathToFileURL(file).href);
    return {
      is: (name, value) => module[`is${name}`]?.(value) as boolean,
      check: (name, value) => module[`check${name}`]?.(value) as Issue[],
    };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
