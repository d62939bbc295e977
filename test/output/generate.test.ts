import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type GenerateOptions, check, generate } from "../../generator/generate.js";
import type { Transform } from "../../generator/output/transform.js";
import { documentOf } from "../model/document.js";
import { contents, fill, temporaryFolder } from "./folder.js";

const document = JSON.stringify(
  documentOf({
    paths: {
      "/pets": {
        get: { operationId: "listPets", tags: ["pets"], responses: { "204": { description: "None." } } },
      },
    },
    schemas: { Pet: { type: "object", properties: { name: { type: "string" } } } },
  }),
);

function setUp(text = document): GenerateOptions {
  const folder = temporaryFolder();
  fill(folder, { "openapi.json": text });
  return { input: path.join(folder, "openapi.json"), output: path.join(folder, "out") };
}

describe("options that no compiler has checked", () => {
  it.each<[object, string]>([
    [{ dates: "date" }, '"dates" must be "string" or "Date"'],
    [{ filter: { tags: ["pets"] } }, '"filter" must be a map'],
    [{ overlays: "overlay.yaml" }, '"overlays" must be a list of paths'],
    [{ javaScript: true }, 'there is no option "javaScript"'],
    [{ input: undefined }, '"input" must be the path of a document'],
    [{ output: 1 }, '"output" must be the path of a folder'],
  ])("are refused, and nothing is written: %j", async (wrong, says) => {
    const options = setUp();
    const given = Object.assign({ ...options }, wrong);
    await expect(generate(given)).rejects.toThrow(says);
    await expect(check(given)).rejects.toThrow(says);
    expect(Object.keys(contents(path.dirname(options.input)))).toEqual(["openapi.json"]);
  });
});

describe("check", () => {
  it("finds nothing to say of a fresh output", async () => {
    const options = setUp();
    expect(await generate(options)).toMatchObject({ ok: true, diagnostics: [] });
    const before = contents(options.output);
    expect(await check(options)).toMatchObject({ ok: true, diagnostics: [], stale: [] });
    expect(contents(options.output)).toEqual(before);
  });

  it("says of each file whether it is missing, changed or extra, and writes nothing", async () => {
    const options = setUp();
    await generate(options);
    const removed = JSON.stringify(
      documentOf({ paths: { "/toys": { get: { operationId: "listToys", tags: ["toys"], responses: {} } } } }),
    );
    fill(path.dirname(options.input), { "openapi.json": removed });
    fill(options.output, { "mine.txt": "mine" });
    const before = contents(options.output);
    const { ok, stale } = await check(options);
    expect(ok).toBe(false);
    expect(stale.filter(({ path: file }) => !file.startsWith("runtime/"))).toEqual([
      { path: "client.ts", state: "changed" },
      { path: "contract.ts", state: "changed" },
      { path: "guards.ts", state: "extra" },
      { path: "index.ts", state: "changed" },
      { path: "mine.txt", state: "extra" },
      { path: "models.ts", state: "extra" },
      { path: "operations/pets.ts", state: "extra" },
      { path: "operations/toys.ts", state: "missing" },
      { path: "schemas.ts", state: "extra" },
      { path: "specwright.json", state: "changed" },
    ]);
    expect(contents(options.output)).toEqual(before);
  });

  it("takes a link to a folder for a file that is too much", async () => {
    const options = setUp();
    await generate(options);
    symlinkSync("..", path.join(options.output, "link"));
    expect(await check(options)).toMatchObject({
      diagnostics: [],
      stale: [{ path: "link", state: "extra" }],
    });
  });

  it("says of a folder that cannot be read no more than that", async () => {
    const options = setUp();
    const result = await check({ ...options, output: options.input });
    expect(result).toMatchObject({ stopped: "output", diagnostics: [{ code: "output-unreadable" }] });
    expect(result.diagnostics[0]?.help).not.toMatch(/changed/);
  });

  it("says that all is missing where there is no output", async () => {
    const { stale } = await check(setUp());
    expect(new Set(stale.map(({ state }) => state))).toEqual(new Set(["missing"]));
  });
});

describe("generate", () => {
  it("gives the same bytes every time, wherever it runs", async () => {
    const [first, second] = [setUp(), setUp()];
    await Promise.all([generate(first), generate(second)]);
    expect(contents(second.output)).toEqual(contents(first.output));
  });

  it("leaves an output as it is where the document cannot be read", async () => {
    const options = setUp();
    await generate(options);
    const before = contents(options.output);
    fill(path.dirname(options.input), {
      "openapi.json": document.replace('"openapi"', '"swag"'),
    });
    const result = await generate(options);
    const files = { written: [], unchanged: [], deleted: [] };
    expect(result).toMatchObject({ ok: false, stopped: "unreadable", files });
    expect(contents(options.output)).toEqual(before);
  });

  it("writes what can be read of a document with errors", async () => {
    const options = setUp(document.replace("204", "nope"));
    const result = await generate(options);
    expect(result).toMatchObject({ ok: true, diagnostics: [{ severity: "error", code: "status-invalid" }] });
    expect(contents(options.output)).toHaveProperty("operations/pets.ts");
  });

  it("lists in the manifest what the output does not say as the document does", async () => {
    const member = '"type":"string","nullable":true,"xml":{}';
    const options = setUp(document.replace('"type":"string"', member).replace("204", "nope"));
    await generate(options);
    const manifest: unknown = JSON.parse(readFileSync(path.join(options.output, "specwright.json"), "utf8"));
    const name = "openapi.json#/components/schemas/Pet/properties/name";
    expect(Object.entries(Object(manifest).fidelity)).toEqual([
      ["keyword-unsupported", [`${name}/nullable`]],
      ["status-invalid", ["openapi.json#/paths/~1pets/get/responses/nope"]],
      ["xml-ignored", [`${name}/xml`]],
    ]);
  });

  it("takes warnings for errors when it is strict", async () => {
    const options = setUp(document.replace('"type":"string"', '"type":"string","nullable":true'));
    const strict = await generate({ ...options, strict: true });
    expect(strict).toMatchObject({ ok: false, stopped: "strict" });
    expect(contents(path.dirname(options.input))).toEqual({ "openapi.json": expect.any(String) });
    const lenient = await generate(options);
    expect(lenient.ok).toBe(true);
    expect(lenient.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["keyword-unsupported", "warning"],
    ]);
  });

  it("takes notes for errors when it is strict", async () => {
    const options = setUp(document.replace('"type":"string"', '"type":"string","xml":{}'));
    expect(await generate({ ...options, strict: true })).toMatchObject({ ok: false, stopped: "strict" });
    expect(await generate(options)).toMatchObject({ ok: true, diagnostics: [{ code: "xml-ignored" }] });
  });

  it("tells in the manifest which line each name comes from, in order", async () => {
    const paths = { "/pets": { get: { operationId: "listPets", responses: {} } } };
    // What is not of HTTP is sent by nobody, and has no name.
    const securitySchemes = { key: { type: "http", scheme: "bearer" }, mutual: { type: "mutualTLS" } };
    const whole = documentOf({ paths, schemas: { Pet: {} }, components: { securitySchemes } });
    const options = setUp(JSON.stringify(whole, null, 1));
    await generate(options);
    const lines = readFileSync(options.input, "utf8").split("\n");
    const manifest: unknown = JSON.parse(readFileSync(path.join(options.output, "specwright.json"), "utf8"));
    const lineOf = (text: string): string =>
      `openapi.json:${lines.findIndex((line) => line.includes(text)) + 1}`;
    expect(Object.entries(Object(manifest).symbols)).toEqual([
      ["Pet", lineOf('"Pet"')],
      ["key", lineOf('"key"')],
      ["listPets", lineOf('"get"')],
    ]);
  });

  it("lets a transform edit, add and remove files, and checks the syntax of what comes out", async () => {
    const options = setUp();
    const result = await generate({
      ...options,
      transform: (project) => {
        project.getSourceFile("/models.ts")?.addStatements("export type Added = 1;");
        project.createSourceFile("/extra.ts", "export const extra = 1");
        project.removeSourceFile(project.getSourceFileOrThrow("/contract.ts"));
      },
    });
    expect(result.ok).toBe(true);
    const files = contents(options.output);
    expect(files["models.ts"]).toContain("export type Added = 1;\n");
    expect(files["extra.ts"]).toBe("export const extra = 1;\n");
    expect(files).not.toHaveProperty("contract.ts");
  });

  it.each<[string, { transform: Transform; code: string; says: RegExp }]>([
    [
      "leaves what does not parse",
      {
        transform: (project) =>
          void project.getSourceFileOrThrow("/models.ts").addStatements("\nexport type = ;"),
        code: "transform-invalid",
        says: /models\.ts, line \d+: .+ expected$/,
      },
    ],
    [
      "adds a file that looks hidden",
      {
        transform: (project) => void project.createSourceFile("/runtime/.hidden.ts", ""),
        code: "transform-invalid",
        says: /runtime\/\.hidden\.ts/,
      },
    ],
    [
      "adds a manifest",
      {
        transform: (project) => void project.createSourceFile("/specwright.json", "{}"),
        code: "transform-invalid",
        says: /specwright\.json/,
      },
    ],
    [
      "asks for what is not there",
      {
        transform: (project) => void project.getSourceFileOrThrow("/none.ts"),
        code: "transform-failed",
        says: /\/none\.ts/,
      },
    ],
    [
      "throws what is no error",
      { transform: () => Promise.reject("no luck"), code: "transform-failed", says: /failed: no luck$/ },
    ],
  ])("writes nothing where a transform %s", async (_, { transform, code, says }) => {
    const options = setUp();
    await generate(options);
    const before = contents(options.output);
    const result = await generate({ ...options, transform });
    expect(result).toMatchObject({ ok: false, stopped: "transform", diagnostics: [{ code }] });
    expect(result.diagnostics[0]?.message).toMatch(says);
    expect(contents(options.output)).toEqual(before);
  });

  it("refuses a transform that adds a file which is made of another", async () => {
    const transform: Transform = (project) => void project.createSourceFile("/client.js", "");
    const result = await generate({ ...setUp(), javascript: true, transform });
    expect(result.diagnostics).toMatchObject([
      { code: "transform-failed", message: expect.stringMatching(/the same name/) },
    ]);
  });
});
