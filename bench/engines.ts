/** Each engine's module for a case: it exports `is`, the engine's cheapest yes or no. */
import { execFileSync } from "node:child_process";
import { writeText } from "./bundles.js";
import type { BenchCase } from "./cases.js";
import { arktype } from "./convert/arktype.js";
import { convertSchemas, reachable } from "./convert/convert.js";
import type { Idiom } from "./convert/idiom.js";
import { type JsonSchema, referencePrefix } from "./convert/json-schema.js";
import { tagOf } from "./convert/tags.js";
import { typescript } from "./convert/typescript.js";
import { valibot } from "./convert/valibot.js";
import { zod } from "./convert/zod.js";
import { type BenchDocument, inRepository } from "./documents.js";
import type { Peers } from "./peers.js";

/** What a module is made of. */
export interface EngineInput {
  readonly benchCase: BenchCase;
  readonly document: BenchDocument;
  readonly peers: Peers;
  /** A folder for the engine's files, below the one that holds the packages. */
  readonly folder: string;
}

/** An engine. */
export interface Engine {
  readonly id: string;
  /** The package whose version tables tell; specwright has none. */
  readonly package?: string;
  /** Writes a module that esbuild can bundle, and gives its path. */
  readonly write: (input: EngineInput) => string;
}

/** All engines, ours first. */
export const engines: readonly Engine[] = [
  { id: "specwright", write: writeOurs },
  { id: "ajv standalone", package: "ajv", write: writeAjv },
  { id: "typebox compiled", package: "typebox", write: writeTypebox },
  { id: "typia", package: "typia", write: writeTypia },
  { id: "arktype", package: "arktype", write: (input) => library(input, arktype, arktypeEnd) },
  { id: "zod 4", package: "zod", write: (input) => library(input, zod, zodEnd) },
  { id: "valibot", package: "valibot", write: (input) => library(input, valibot, valibotEnd) },
];

const arktypeEnd = (name: string): string => `export const is = (value) => types.${name}.allows(value);\n`;
const zodEnd = (name: string): string =>
  `export const is = (value) => ${name}.safeParse(value).success;
export const check = (value) => ${name}.safeParse(value).error?.issues ?? [];
`;
const valibotEnd = (name: string): string =>
  `import { is as matches, safeParse } from "valibot";
export const is = (value) => matches(${name}, value);
export const check = (value) => safeParse(${name}, value).issues ?? [];
`;

/** Writes specwright's output, from which entries import. */
export function writeOutput({ output }: BenchDocument, folder: string): void {
  for (const file of output) writeText(folder, file.path, file.text);
}

function writeOurs({ benchCase, document, folder }: EngineInput): string {
  writeOutput(document, folder);
  const { schema } = benchCase;
  return writeText(
    folder,
    "entry.ts",
    `export { is${schema} as is, check${schema} as check } from "./guards.js";\n`,
  );
}

/** All that the schema refers to under `$defs`, and the schema as a reference. */
function selfContained({ benchCase, document }: EngineInput, tagged: boolean): object {
  const names = reachable(document.schemas, [benchCase.schema]);
  const definitions = names.map((name) => {
    const schema = document.schemas.get(name) ?? true;
    return [name, withoutUselessTags(schema, document.schemas, tagged)] as const;
  });
  return { $defs: Object.fromEntries(definitions), $ref: `${referencePrefix}${benchCase.schema}` };
}

/** Ajv takes `discriminator` only where it can tell all alternatives apart by it; the others know it not. */
function withoutUselessTags(
  schema: JsonSchema,
  schemas: ReadonlyMap<string, JsonSchema>,
  tagged: boolean,
): unknown {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !("discriminator" in value)) return value;
    const { discriminator, ...rest } = value;
    const parts = "oneOf" in rest && Array.isArray(rest.oneOf) ? rest.oneOf : [];
    return tagged && tagOf(parts, schemas) !== undefined ? { ...rest, discriminator } : rest;
  });
}

function writeAjv(input: EngineInput): string {
  const schema = JSON.stringify(selfContained(input, true));
  const script = [
    `import { Ajv2020 } from "ajv/dist/2020.js";`,
    `import standalone from "ajv/dist/standalone/index.js";`,
    `import { writeFileSync } from "node:fs";`,
    `const schema = ${schema};`,
    `const options = { strict: false, discriminator: true, code: { source: true, esm: true } };`,
    `for (const [name, more] of [["is.js", {}], ["check.js", { allErrors: true }]]) {`,
    `  const ajv = new Ajv2020({ ...options, ...more });`,
    `  writeFileSync(new URL(name, import.meta.url), standalone.default(ajv, ajv.compile(schema)));`,
    `}`,
  ];
  execFileSync("node", [writeText(input.folder, "compile.js", script.join("\n"))]);
  const check = `import all from "./check.js";\nexport const check = (value) => (all(value) ? [] : all.errors);\n`;
  return writeText(input.folder, "entry.js", `export { default as is } from "./is.js";\n${check}`);
}

function writeTypebox(input: EngineInput): string {
  const schema = JSON.stringify(selfContained(input, false));
  const lines = [
    `import { Compile } from "typebox/compile";`,
    `const compiled = Compile(${schema});`,
    `export const is = (value) => compiled.Check(value);`,
  ];
  return writeText(input.folder, "entry.js", lines.join("\n"));
}

function library(
  { benchCase, document, folder }: EngineInput,
  idiom: Idiom,
  end: (name: string) => string,
): string {
  const text = convertSchemas(document.schemas, [benchCase.schema], idiom);
  return writeText(folder, "entry.js", text + end(benchCase.schema));
}

/** typia is a transformer of the TypeScript compiler: `bench/typia.js` runs both. */
function writeTypia({ benchCase, document, folder, peers }: EngineInput): string {
  const text = convertSchemas(document.schemas, [benchCase.schema], typescript);
  const call = `import typia from "typia";\nexport const is = typia.createIs<${benchCase.schema}>();\n`;
  const file = writeText(folder, "entry.ts", call + text);
  const transformer = writeText(peers.folder, "typia-transformer.mjs", typiaTransformer);
  execFileSync("node", [transformer, file], { stdio: ["ignore", "inherit", "inherit"] });
  return file.replace(/ts$/, "js");
}

const typiaTransformer = `import ts from "typescript";
import { transform } from "@typia/transform";
const [file] = process.argv.slice(2);
const options = { target: "es2022", module: "esnext", moduleResolution: "bundler", strict: true, skipLibCheck: true };
const { options: parsed } = ts.convertCompilerOptionsFromJson(options, ".");
const program = ts.createProgram([file], parsed);
const problems = [];
const before = [transform(program, {}, { addDiagnostic: (problem) => problems.push(problem) })];
program.emit(undefined, undefined, undefined, false, { before });
if (problems.length > 0) throw new Error(problems.map(({ messageText }) => messageText).join());
`;

export const ownPeers = inRepository("bench", "peers");
