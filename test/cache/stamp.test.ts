import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Asked, findUnchanged, remember } from "../../generator/cache/stamp.js";
import { type GenerateOptions, generate } from "../../generator/generate.js";
import { specwright } from "../cli/command.js";

const folder = mkdtempSync(path.join(tmpdir(), "specwright-stamp-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: readonly string[]): string => path.join(folder, ...names);
const options = { input: at("api.yaml"), output: at("out"), overlays: [at("overlay.yaml")], name: "Pets" };

async function run(more: Partial<GenerateOptions> = {}): Promise<void> {
  const asked = { ...options, ...more };
  const result = await generate(asked);
  expect(result.ok).toBe(true);
  remember(asked, result);
}

beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(at("node_modules"), { recursive: true });
  writeFileSync(
    at("api.yaml"),
    `openapi: 3.1.1
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: Pets
          content: { application/json: { schema: { $ref: "pet.yaml" } } }
`,
  );
  writeFileSync(at("pet.yaml"), "type: object\ntitle: Pet\nproperties: { name: { type: string } }\n");
  writeFileSync(
    at("overlay.yaml"),
    `overlay: 1.0.0\ninfo: { title: x, version: "1" }\nactions: [{ target: $.info, update: { description: y } }]\n`,
  );
  await run();
});

describe("After a run", () => {
  it("nothing is to be done where nothing has changed", () => {
    expect(findUnchanged(options)?.files).toContain("models.ts");
  });

  it.each<[string, () => void]>([
    ["the document is edited", () => appendFileSync(at("api.yaml"), "# x\n")],
    ["a file that it refers to is edited", () => appendFileSync(at("pet.yaml"), "# x\n")],
    ["a file that it refers to is gone", () => rmSync(at("pet.yaml"))],
    ["an overlay is edited", () => appendFileSync(at("overlay.yaml"), "# x\n")],
    ["a file of the output is edited", () => appendFileSync(at("out/models.ts"), "// x\n")],
    ["a file of the output is gone", () => rmSync(at("out/models.ts"))],
    ["a file of the runtime is gone", () => rmSync(at("out/runtime/send.ts"))],
    ["another file lies in the output", () => writeFileSync(at("out/more.ts"), "")],
    ["the manifest is edited", () => appendFileSync(at("out/specwright.json"), "\n")],
    ["the manifest is gone", () => rmSync(at("out/specwright.json"))],
    ["the output is gone", () => rmSync(at("out"), { recursive: true })],
    ["the cache is gone", () => rmSync(at("node_modules/.cache"), { recursive: true })],
  ])("there is something to do where %s", (_, change) => {
    change();
    expect(findUnchanged(options)).toBeUndefined();
  });

  it.each<[string, Asked & Partial<GenerateOptions>]>([
    ["the name", { ...options, name: "Cats" }],
    ["no overlay", { input: options.input, output: options.output, name: "Pets" }],
    ["formats", { ...options, formats: "assert" }],
    ["int64", { ...options, int64: "bigint" }],
    ["dates", { ...options, dates: "Date" }],
    ["a filter", { ...options, filter: { tags: { include: ["x"] } } }],
    ["strictness", { ...options, strict: true }],
    ["another document", { ...options, input: at("pet.yaml") }],
    ["another folder", { ...options, output: at("other") }],
    ["a hook", { ...options, transform: () => undefined }],
  ])("there is something to do with other options: %s", (_, asked) => {
    expect(findUnchanged(asked)).toBeUndefined();
  });

  it("there is something to do for another version of the tool, and where the stamp was cut short", () => {
    const cache = at("node_modules/.cache/specwright");
    const [name = ""] = readdirSync(cache);
    const text = readFileSync(path.join(cache, name), "utf8");
    writeFileSync(path.join(cache, name), text.replace(/"key":"\w/, '"key":"x'));
    expect(findUnchanged(options)).toBeUndefined();
    writeFileSync(path.join(cache, name), text.slice(0, 100));
    expect(findUnchanged(options)).toBeUndefined();
    writeFileSync(path.join(cache, name), text);
    expect(findUnchanged(options)).toBeDefined();
  });
});

it("is not remembered: a run with errors, with a hook, with files of other hosts", () => {
  rmSync(at("node_modules/.cache"), { recursive: true });
  const diagnostic = { code: "x", severity: "error", message: "x" } as const;
  remember(options, { diagnostics: [diagnostic], inputs: new Map() });
  remember({ ...options, transform: () => undefined }, { diagnostics: [], inputs: new Map() });
  remember(options, { diagnostics: [], inputs: new Map([["https://example.com/a.yaml", ""]]) });
  expect(readdirSync(at("node_modules"))).toEqual([]);
});

it("on the command line the second run tells the same warnings, and of no stage", async () => {
  appendFileSync(at("pet.yaml"), "patternProperties: { '(?<': {} }\n");
  const again = (): ReturnType<typeof specwright> =>
    specwright(folder, "generate", "api.yaml", "-o", "second");
  const [first, second] = [await again(), await again()];
  expect(first.stdout).toContain("  emit ");
  expect(second.stdout).toMatch(/^second: 0 written, \d+ unchanged, 0 deleted/);
  expect(second.stderr).toBe(first.stderr);
  expect(second.stderr).toContain("pet.yaml");
  expect(second.code).toBe(first.code);
});
