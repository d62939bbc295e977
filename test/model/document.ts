/** Documents in memory, read into the model. */
import { type Diagnostic, type LocatedDiagnostic, locate } from "../../generator/diagnostics.js";
import { buildModel } from "../../generator/model/build.js";
import type { Api, Operation } from "../../generator/model/types.js";
import { Source } from "../../generator/source/source.js";

/** Texts of files by absolute path; the first is the root. */
export type Files = Readonly<Record<string, string>>;

/** Reads from memory, and fails as the file system does. */
export function readFrom(files: Files): (file: string) => string {
  return (file) => {
    const text = Object.hasOwn(files, file) ? files[file] : undefined;
    if (text === undefined) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
    return text;
  };
}

export interface Reading {
  readonly api: Api | undefined;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** `code file:line:column`, for people. */
  readonly told: readonly string[];
}

export function readFiles(files: Files): Reading {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const source = new Source(report, readFrom(files));
  const root = source.open(Object.keys(files)[0] ?? "");
  const api = root && buildModel(root, source, report);
  const located = locate(diagnostics, source);
  const told = located.map(
    ({ code, place, position }) => `${code} ${place?.file}:${position?.line}:${position?.column}`,
  );
  return { api, diagnostics: located, told };
}

/** What a test says of a document; the rest is filled in. */
export interface Part {
  readonly openapi?: string;
  readonly paths?: object;
  readonly schemas?: object;
  readonly components?: object;
  readonly [key: string]: unknown;
}

export function documentOf({ schemas = {}, components = {}, ...part }: Part): object {
  const info = { title: "Test", version: "1" };
  return { openapi: "3.1.1", info, paths: {}, ...part, components: { schemas, ...components } };
}

/** The model of a document that has nothing wrong with it. */
export function modelOf(part: Part): Api {
  const { api, diagnostics } = readFiles({ "/d/openapi.json": JSON.stringify(documentOf(part)) });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (api === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  return api;
}

/** The only operation of a document. */
export function only(paths: object, more: object = {}): Operation {
  const { operations } = modelOf({ paths, ...more });
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) throw new Error("One operation was expected");
  return operation;
}
