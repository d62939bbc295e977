/** The emitted modules compile under the strictest settings, and say nothing that a reviewer would not accept. */
import ts from "typescript";
import { expect, test } from "vitest";
import { emit } from "./emitted.js";
import { schemas } from "./schemas.js";

const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: [],
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
};

/** The compiler's complaints about a module. */
function complaints(text: string): string[] {
  const host = ts.createCompilerHost(strictest);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === "guards.ts" ? ts.createSourceFile(name, text, version) : read(name, version);
  const program = ts.createProgram(["guards.ts"], strictest, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("the schemas of the laws", () => {
  const { text } = emit(schemas);
  expect(complaints(text)).toEqual([]);
  expect(text).not.toMatch(/\bany\b(?![\w ]*(?:of|number|string|value|kind|order))|@ts-|eslint/i);
});

test("constants that leave nothing to ask", () => {
  const { text } = emit({
    Anything: true,
    Nothing: false,
    Empty: {},
    Pattern: { patternProperties: { a: true }, additionalProperties: true },
    Alternatives: { anyOf: [true, { type: "string" }] },
    Neither: { oneOf: [true, true] },
    Excluded: { not: {} },
    Chosen: { if: true, then: { type: "string" }, else: false },
    Contained: { contains: true, maxContains: 2 },
    Uncontained: { contains: false },
    Rest: { unevaluatedProperties: true, properties: { a: true } },
    RestItems: { unevaluatedItems: false },
    Repeated: { allOf: [{ const: 1 }, { const: "a" }, { type: "string" }], enum: ["a", 1], type: "integer" },
  });
  expect(complaints(text)).toEqual([]);
});
