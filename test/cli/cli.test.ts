import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { readFiles } from "../model/document.js";
import { contents, fill, temporaryFolder } from "../output/folder.js";
import { specwright } from "./command.js";

const pets = `openapi: 3.1.1
info: { title: Pets, version: "1" }
paths:
  /pets/{id}: { $ref: paths/pet.yaml }
`;
const pet = `get:
  operationId: getPet
  tags: [pets]
  parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
  responses:
    "200": { description: The pet., content: { application/json: { schema: { $ref: "../schemas.yaml#/Pet" } } } }
`;
const schemas = `Pet: { type: object, properties: { parent: { $ref: "#/Pet" }, kind: { $ref: "#/Kind" } } }
Kind: { enum: [cat, dog] }
`;
const document = { "openapi.yaml": pets, "paths/pet.yaml": pet, "schemas.yaml": schemas };

describe("a good run", () => {
  it("tells its stages and what it wrote; check then finds nothing, until the document changes", async () => {
    const folder = temporaryFolder();
    fill(folder, document);
    const made = await specwright(folder, "generate", "openapi.yaml", "-o", "src/api");
    expect(made.stderr).toBe("");
    expect(made.stdout.replace(/\d+/g, "0").split("\n")).toEqual([
      expect.stringMatching(/^ {2}read +0 ms {2}openapi\.yaml$/),
      expect.stringMatching(/^ {2}model +0 ms {2}0 files \(0 kB\): 0 operation, 0 schemas$/),
      expect.stringMatching(/^ {2}name +0 ms/),
      expect.stringMatching(/^ {2}emit +0 ms {2}0 files, 0 kB$/),
      expect.stringMatching(/^ {2}format +0 ms {2}0 files, 0 kB$/),
      "src/api: 0 written, 0 unchanged, 0 deleted, in 0.0 s",
      "",
    ]);
    expect(made.code).toBe(0);
    const fresh = await specwright(folder, "generate", "openapi.yaml", "-o", "src/api", "--check");
    expect(fresh).toEqual({ code: 0, stdout: "src/api is up to date.\n", stderr: "" });

    fill(folder, {
      "schemas.yaml": schemas.replace("cat, dog", "cat, dog, cow"),
      "src/api/extra.txt": "mine",
    });
    const before = contents(folder);
    const stale = await specwright(folder, "generate", "openapi.yaml", "-o", "src/api", "--check");
    expect(stale.stdout.split("\n")).toEqual([
      "extra    src/api/extra.txt",
      "changed  src/api/guards.ts",
      "changed  src/api/models.ts",
      "changed  src/api/specwright.json",
      "src/api is stale: 4 files differ. Run specwright generate.",
      "",
    ]);
    expect(stale.code).toBe(1);
    expect(contents(folder)).toEqual(before);
  });

  it("checks formats on request, with the functions that the document needs and no others", async () => {
    const folder = temporaryFolder();
    const dated = schemas.replace("enum: [cat, dog]", "type: string, format: date-time");
    fill(folder, { ...document, "schemas.yaml": dated });
    const formatFiles = (): string[] =>
      Object.keys(contents(folder)).filter((file) => /^out\/runtime\/formats\/./.test(file));
    await specwright(folder, "generate", "openapi.yaml", "-o", "out");
    expect(formatFiles()).toEqual([]);
    const made = await specwright(folder, "generate", "openapi.yaml", "-o", "out", "--formats", "assert");
    expect([made.code, made.stderr]).toEqual([0, ""]);
    expect(formatFiles().sort()).toEqual(
      ["date-time.ts", "date.ts", "time.ts"].map((file) => `out/runtime/formats/${file}`),
    );
    await specwright(folder, "generate", "openapi.yaml", "-o", "out");
    expect(formatFiles()).toEqual([]);
  });

  it("tells where the time went", async () => {
    const folder = temporaryFolder();
    fill(folder, document);
    const { code, stdout } = await specwright(folder, "generate", "openapi.yaml", "-o", "out", "--profile");
    expect(code).toBe(0);
    const stages = stdout.split("\n").flatMap((row) => /^ {2}(\w+) +\d+ /.exec(row)?.[1] ?? []);
    expect(stages).toEqual("start read model name emit format write total memory".split(" "));
    expect(stdout).toMatch(/^ {2}format +\d+ ms +\d+ % +[\d.]+ MB +[\d.]+ MB\/s$/m);
    expect(stdout).toMatch(/^out: \d+ written, 0 unchanged, 0 deleted, in [\d.]+ s$/m);
  });

  it("goes on after warnings, which it tells, and stops at them when it is strict", async () => {
    const folder = temporaryFolder();
    fill(folder, { ...document, "schemas.yaml": `${schemas}`.replace("enum:", "nullable: true, enum:") });
    const strict = await specwright(folder, "generate", "openapi.yaml", "-o", "out", "--strict");
    expect(strict.stderr).toMatch(/^schemas\.yaml:2:9 {2}warning {2}keyword-unsupported$/m);
    expect([strict.code, Object.keys(contents(folder)).includes("out/")]).toEqual([1, false]);
    const lenient = await specwright(folder, "generate", "openapi.yaml", "-o", "out");
    expect(lenient.stderr).toBe(strict.stderr);
    expect([lenient.code, Object.keys(contents(folder)).includes("out/index.ts")]).toEqual([0, true]);
  });
});

describe("bundle", () => {
  it("writes one document that means the same as the many", async () => {
    const folder = temporaryFolder();
    fill(folder, document);
    const { code, stderr } = await specwright(folder, "bundle", "openapi.yaml", "-o", "dist/openapi.json");
    expect([code, stderr]).toEqual([0, ""]);
    const text = readFileSync(path.join(folder, "dist/openapi.json"), "utf8");
    const bundled = readFiles({ "/d/openapi.json": text });
    const source = readFiles({
      "/d/openapi.yaml": pets,
      "/d/paths/pet.yaml": pet,
      "/d/schemas.yaml": schemas,
    });
    expect(bundled.diagnostics).toEqual([]);
    const said = ({ api }: typeof source): unknown => [
      api?.operations.map(({ method, path: template, operationId }) => [method, template, operationId]),
      Array.from(api?.schemas.values() ?? [], ({ key }) => key).sort(),
    ];
    expect(said(bundled)).toEqual(said(source));
  });

  test.each(["-", "/dev/stdout"])(
    "writes to standard output (%s), and nothing else there",
    async (output) => {
      const folder = temporaryFolder();
      fill(folder, document);
      const { code, stdout, stderr } = await specwright(folder, "bundle", "openapi.yaml", "-o", output);
      expect([code, stderr]).toEqual([0, expect.stringMatching(/^Standard output: \d+ kB\n$/)]);
      expect(readFiles({ "/d/openapi.json": stdout }).diagnostics).toEqual([]);
      expect(contents(folder)).toMatchObject(document);
      expect(Object.keys(contents(folder))).not.toContain("-");
    },
  );

  it("leaves what is wrong as it is, and says so", async () => {
    const folder = temporaryFolder();
    fill(folder, { ...document, "schemas.yaml": 'Pet: { $ref: "#/Gone" }' });
    const { code, stderr } = await specwright(folder, "bundle", "openapi.yaml", "-o", "openapi.json");
    expect(stderr).toMatch(/^schemas\.yaml:1:8 {2}error {2}reference-unresolved$/m);
    expect(code).toBe(1);
    const text = readFileSync(path.join(folder, "openapi.json"), "utf8");
    expect(readFiles({ "/d/openapi.json": text }).api?.operations).not.toEqual([]);
    expect(text).toContain('"$ref": "../schemas.yaml#/Pet"');
  });

  it.each([
    [
      "a circle",
      `${pets}components: { responses: { A: { $ref: "#/components/responses/A" } } }\n`,
      /only leads back/,
    ],
    ["a version that is a number", pets.replace(/3\.1\.\d/, "3.1"), /Invalid OpenAPI version/],
  ])("says where and why nothing can be written: %s", async (_, text, reason) => {
    const folder = temporaryFolder();
    fill(folder, { ...document, "openapi.yaml": text });
    const { code, stderr } = await specwright(folder, "bundle", "openapi.yaml", "-o", "openapi.json");
    expect(stderr).toMatch(/^openapi\.yaml:\d+:\d+ {2}error {2}bundle-/m);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/^ +at /m);
    expect([code, Object.keys(contents(folder)).includes("openapi.json")]).toEqual([2, false]);
  });

  it("reads what the generator reads: comments of JSON are no keys", async (context) => {
    const folder = temporaryFolder(context);
    const openapi = `{ "openapi": "3.1.1", "info": { "title": "A", "version": "1" },
      /* all of them */
      "paths": { "/a": { "$ref": "a.json" } }, }`;
    fill(folder, { "openapi.json": openapi, "a.json": '{ // none\n  "get": { "operationId": "a" } }' });
    const { code } = await specwright(folder, "bundle", "openapi.json", "-o", "out.json");
    expect(code).toBe(0);
    const bundled: unknown = JSON.parse(readFileSync(path.join(folder, "out.json"), "utf8"));
    expect(bundled).toMatchObject({ paths: { "/a": { get: { operationId: "a" } } } });
  });

  it("says where the rest of many problems is told: in the manifest, where one was written", async () => {
    const folder = temporaryFolder();
    const links = "{ next: { operationId: p1 } }";
    const items = [1, 2, 3, 4, 5, 6, 7].map(
      (id) =>
        `  /p${id}: { get: { operationId: p${id}, responses: { "204": { description: "", links: ${links} } } } }\n`,
    );
    const head = "openapi: 3.1.1\ninfo: { title: A, version: '1' }\npaths:\n";
    fill(folder, { "openapi.yaml": head + items.join("") });
    const { stderr } = await specwright(folder, "bundle", "openapi.yaml", "-o", "-");
    expect(stderr).toContain("2 more of links-ignored");
    expect(stderr).toMatch(/^All of them are in what specwright lint says\.$/m);
    for (const more of [[], ["--check"]]) {
      const ended = await specwright(folder, "generate", "openapi.yaml", "-o", "out", ...more);
      expect(ended.stderr).toMatch(
        /^All of them are in specwright\.json, and in what specwright lint says\.$/m,
      );
    }
  });

  it("writes nothing where the document cannot be read", async () => {
    const folder = temporaryFolder();
    fill(folder, { "openapi.yaml": "openapi: 1.0" });
    const before = contents(folder);
    const { code } = await specwright(folder, "bundle", "openapi.yaml", "-o", "openapi.json");
    expect(code).toBe(2);
    expect(contents(folder)).toEqual(before);
  });
});
