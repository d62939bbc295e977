/**
 * What other generators are known to do without a word, or to a user's machine: what does not show in a single
 * compile. The causes that do are in `causes.test.ts`.
 */
import path from "node:path";
import { expect, it } from "vitest";
import ts from "typescript";
import { generateGuards } from "../../generator/index.js";
import type { FinishedFile } from "../../generator/output/form.js";
import { run } from "../../generator/pipeline.js";
import { specwright, told } from "../cli/command.js";
import { documentOf, readFrom } from "../model/document.js";
import { contents, fill, temporaryFolder } from "../output/folder.js";
import { buildersOf } from "../roundtrip/output.js";
import { complaints } from "./compile.js";

const done = { "204": { description: "Done." } };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const reference = (target: string): object => ({ $ref: target });
const head = "openapi: 3.1.1\ninfo: { title: Test, version: '1' }\n";

async function output(files: Readonly<Record<string, string>>): Promise<readonly FinishedFile[]> {
  const [root = ""] = Object.keys(files);
  const result = await run({ input: root, read: readFrom(files) });
  expect(result.diagnostics).toEqual([]);
  return result.files.filter((file) => file.path.endsWith(".ts") && !file.path.startsWith("runtime/"));
}

it("silence: a missing document is exit code 2, and nothing is written", async () => {
  const folder = temporaryFolder();
  const { code, stderr } = await specwright(folder, "generate", "missing.yaml", "-o", "api");
  expect([code, told(stderr), contents(folder)]).toEqual([2, ["missing.yaml file-unreadable"], {}]);
});

it("silence: a missing file that is referred to is exit code 1, and told of at the reference", async () => {
  const folder = temporaryFolder();
  const paths = "paths:\n  /a:\n    $ref: missing.yaml\n  /b: { get: { responses: {} } }\n";
  fill(folder, { "openapi.yaml": head + paths });
  const { code, stderr } = await specwright(folder, "generate", "openapi.yaml", "-o", "api");
  expect([code, told(stderr)]).toEqual([1, ["openapi.yaml:5:5 file-unreadable"]]);
  expect(Object.keys(contents(folder))).toContain("api/operations/default.ts");
});

it("silence: a key that stands twice costs that key alone", async () => {
  const folder = temporaryFolder();
  const twice = "paths:\n  /a: { get: { operationId: a, responses: {} } }\nx-a:\n  b: 1\n  b: 2\n";
  fill(folder, { "openapi.yaml": head + twice });
  const { code, stderr } = await specwright(folder, "generate", "openapi.yaml", "-o", "api");
  expect([code, told(stderr)]).toEqual([1, ["openapi.yaml:7:3 duplicate-key"]]);
  expect(contents(folder)["api/operations/default.ts"]).toContain("function a(");
});

it("silence: values in a path are encoded, and zero is one", async () => {
  const folder = temporaryFolder();
  const parameter = { name: "id", in: "path", required: true, schema: { type: ["string", "integer"] } };
  const paths = { "/pets/{id}": { get: { parameters: [parameter], responses: done } } };
  fill(folder, { "openapi.json": JSON.stringify(documentOf({ paths })) });
  const builders = await buildersOf(path.join(folder, "openapi.json"), "https://example.com");
  const build = builders.get("GET /pets/{id}");
  expect(build?.({ id: 0 }).url).toBe("https://example.com/pets/0");
  expect(build?.({ id: "../a?b#c" }).url).toBe("https://example.com/pets/..%2Fa%3Fb%23c");
});

it("silence and references: nothing of several files ends as unknown or any", async () => {
  const files = await output({
    "/d/openapi.json": JSON.stringify({ ...documentOf({}), paths: reference("paths/all.json") }).replace(
      '"paths":{"$ref":"paths/all.json"}',
      '"paths":{"/pets":{"$ref":"paths/pets.json"}}',
    ),
    "/d/paths/pets.json": JSON.stringify({
      get: {
        operationId: "listPets",
        parameters: [reference("../parts.json#/parameters/limit")],
        responses: {
          "200": reference("../parts.json#/responses/Pets"),
          "4XX": reference("../parts.json#/responses/Oops"),
        },
      },
    }),
    "/d/parts.json": JSON.stringify({
      parameters: { limit: { name: "limit", in: "query", schema: { type: "integer" } } },
      responses: {
        Pets: { description: "", ...json({ type: "array", items: reference("schemas/Pet.json") }) },
        Oops: { description: "", ...json(reference("schemas/Pet.json#/$defs/Oops")) },
      },
    }),
    "/d/schemas/Pet.json": JSON.stringify({
      type: "object",
      properties: { owner: reference("../schemas/Pet.json#/$defs/Owner"), next: reference("#") },
      $defs: {
        Owner: { type: "object", properties: { name: { type: "string" } } },
        Oops: { type: "object", properties: { why: { type: "string" } } },
      },
    }),
  });
  const told = files.filter(({ path: file }) => file === "models.ts" || file.startsWith("operations/"));
  expect(told.length).toBe(2);
  for (const { text } of told) expect(text.replace(/\/\*[^]*?\*\//g, "")).not.toMatch(/\b(unknown|any)\b/);
  expect(complaints(new Map(files.map(({ path: file, text }) => [`several/${file}`, text])))).toEqual([]);
});

it("files: there are as many as tags, and not as schemas or operations", async () => {
  const paths = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `/${index}`,
      {
        get: {
          tags: [`tag ${index % 3}`],
          responses: { "200": { description: "", ...json(reference(`#/components/schemas/S${index}`)) } },
        },
      },
    ]),
  );
  const schemas = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `S${index}`,
      { type: "object", properties: { a: { const: index } } },
    ]),
  );
  const files = await output({ "/d/openapi.json": JSON.stringify(documentOf({ paths, schemas })) });
  expect(files.map(({ path: file }) => file).sort()).toEqual([
    ...["client.ts", "contract.ts", "guards.ts", "index.ts", "models.ts"],
    ...["operations/tag0.ts", "operations/tag1.ts", "operations/tag2.ts", "schemas.ts"],
  ]);
});

it("validators: each status has the guard of its own schema", async () => {
  const paths = {
    "/a": {
      get: {
        operationId: "a",
        responses: {
          "200": {
            description: "",
            ...json({ type: "object", required: ["ok"], properties: { ok: { type: "string" } } }),
          },
          "404": {
            description: "",
            ...json({ type: "object", required: ["why"], properties: { why: { type: "string" } } }),
          },
        },
      },
    },
  };
  const files = await output({ "/d/openapi.json": JSON.stringify(documentOf({ paths })) });
  const text = files.find(({ path: file }) => file === "operations/default.ts")?.text ?? "";
  expect(text).toMatch(/200: \{ is: isAResponse, [^]*404: \{ is: isAResponse404, /);
});

it("validators: the compiler's work for guards grows with their number, and no faster", async () => {
  const work = [30, 120].map(async (count) => {
    const schemas = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `S${index}`,
        {
          type: "object",
          required: ["a"],
          properties: { a: { type: "string", maxLength: index }, b: { items: { enum: [index] } } },
        },
      ]),
    );
    const { text } = await generateGuards({ schemas, dialect: "2020-12" });
    return instantiations(text);
  });
  const [some = 0, more = Infinity] = await Promise.all(work);
  expect(more).toBeLessThan(6 * some + 1000);
});

/** How many types the compiler makes from generic ones: what validators that infer their types cost. */
function instantiations(text: string): number {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    lib: ["lib.es2023.d.ts"],
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const name = "guards.ts";
  const program = ts.createProgram([name], options, {
    ...host,
    getSourceFile: (file, version) =>
      file === name ? ts.createSourceFile(file, text, version) : host.getSourceFile(file, version),
  });
  expect(program.getSemanticDiagnostics(program.getSourceFile(name))).toEqual([]);
  return program.getInstantiationCount();
}
