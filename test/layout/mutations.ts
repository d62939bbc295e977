/** Emitted declarations, and changes to them at random. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import ts from "typescript";
import { emittedFiles } from "./emitted.js";

const cases = fileURLToPath(new URL("../cases/", import.meta.url));

export function parses(source: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  return diagnostics.length === 0;
}

/** Words, strings, marks and the space between them. */
const tokens = /"(?:[^"\\\n]|\\.)*"|[\w$]+|\s+|\/\*[^]*?\*\/|[^\s\w$]/g;

const replacements = [
  ..."{}()[]<>;:,.?=!&|+-*/`'\"\\@#\n",
  ..."const let if for return function async await new typeof in of is as extends type interface".split(" "),
  ..."readonly export import null true x 1 01 1.5 1n 0x1 => ... && || ?? ++ ?. ${ // /* */ /** */".split(" "),
];

interface Mutation {
  readonly at: number;
  readonly kind: "delete" | "insert" | "replace" | "swap";
  readonly text: string;
}

export const mutation = fc.record<Mutation>({
  at: fc.nat(),
  kind: fc.constantFrom("delete", "insert", "replace", "swap"),
  text: fc.constantFrom(...replacements),
});

export function mutate(source: string, mutations: readonly Mutation[]): string {
  const parts = source.match(tokens) ?? [];
  for (const { at, kind, text } of mutations) {
    const index = at % parts.length;
    if (kind === "insert") parts.splice(index, 0, text);
    else if (kind === "delete") parts.splice(index, 1);
    else if (kind === "replace") parts[index] = text;
    else parts.splice(index, 2, parts[index + 1] ?? "", parts[index] ?? "");
  }
  return parts.join("");
}

/** The declarations of emitted files, each of which parses by itself. */
export async function declarations(
  names: readonly string[] = ["enums", "pagination", "union", "parameters", "security", "recursion"],
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const name of names) {
    for (const text of (await emittedFiles(path.join(cases, name, "openapi.yaml"))).values())
      for (const part of text.split("\n\n")) if (parses(part)) found.add(part);
  }
  return [...found];
}
