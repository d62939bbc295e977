/** Emitted guards, brought to life for the tests. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "prettier";
import ts from "typescript";
import { type GuardsResult, generateGuards } from "../../generator/guards/generate.js";
import { loadTemplates } from "../../generator/templates.js";
import { isArray } from "../../templates/runtime/checks.js";

/** The runtime's templates, as the pipeline hands them to emitters. */
export const templates = loadTemplates();

type Dialect = Parameters<typeof generateGuards>[0]["dialect"];

/** Compiles schemas that may refer to each other by name. */
export function emit(schemas: Readonly<Record<string, unknown>>, dialect: Dialect = "2020-12"): GuardsResult {
  return generateGuards({ schemas, dialect, templates });
}

/** The types and guards of a module, laid out, without checks, Standard Schemas and runtime. */
export async function guardsOf(text: string): Promise<string> {
  const laidOut = await format(text, { parser: "typescript", printWidth: 110 });
  const declarations = laidOut.split(/\n\n(?=\S)/);
  return declarations
    .filter((declaration) => !runtimeNames.has(nameOf(declaration)))
    .filter(
      (declaration) =>
        !/^(?:export )?(?:function (?:check|explain)|const \w+:\s+StandardSchema)/m.test(declaration),
    )
    .filter((declaration) => !/^const \w+ = \/\* @__PURE__ \*\/ (?!new )/.test(declaration))
    .join("\n\n");
}

const declared = /^(?:export )?(?:function|const|let|interface|type) (\w+)/gm;

const runtimeNames = new Set(
  Array.from(templates.values()).flatMap((text) => Array.from(text.matchAll(declared), ([, name]) => name)),
);

function nameOf(declaration: string): string | undefined {
  return Array.from(declaration.matchAll(declared), ([, name]) => name)[0];
}

/** The functions of an emitted module. */
export interface Guards {
  is(name: string, value: unknown): boolean;
  check(name: string, value: unknown): readonly unknown[];
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
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href);
    const call = (name: string, value: unknown): unknown => {
      const exported = module[name];
      if (typeof exported !== "function") throw new Error(`The module exports no ${name}`);
      return exported(value);
    };
    return {
      is: (name, value) => call(`is${name}`, value) === true,
      check: (name, value) => {
        const issues = call(`check${name}`, value);
        if (!isArray(issues)) throw new Error(`check${name} gave no list`);
        return issues;
      },
    };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** Guards for schemas, ready to be called. */
export async function guardsFor(
  schemas: Readonly<Record<string, unknown>>,
  dialect: Dialect = "2020-12",
): Promise<Guards> {
  return load(emit(schemas, dialect).text);
}
