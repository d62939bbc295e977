/** What is in the package that npm would publish. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { publint } from "publint";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../generator/javascript/compiler.js";
import { type Package, packed, repository } from "./pack.js";

let pack: Package;
beforeAll(async () => {
  pack = await packed();
}, 180_000);

const read = (file: string): string => fs.readFileSync(path.join(pack.folder, file), "utf8");

describe("the tarball", () => {
  it("pleases publint, down to its suggestions", async () => {
    const { buffer } = new Uint8Array(fs.readFileSync(pack.tarball));
    const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages).toEqual([]);
  });

  it("has every file that package.json names", () => {
    const { bin, exports, files } = JSON.parse(read("package.json"));
    const named = [...texts(bin), ...texts(exports)].map((file) => file.replace(/^\.\//, ""));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((file) => !pack.files.includes(file))).toEqual([]);
    const present = (name: string): boolean =>
      pack.files.some((file) => file === name || file.startsWith(`${name}/`));
    expect(texts(files).filter((name) => !present(name))).toEqual([]);
  });

  it("holds the generator, the runtime's sources, PostHog's document and client, and nothing else", () => {
    const rooms = [
      /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
      /^dist\/generator\/.*\.(?:js|d\.ts)$/,
      /^dist\/templates\/runtime\/.*\.(?:js|ts)$/,
      /^dist\/generated\/posthog\/.*\.(?:js|d\.ts)$/,
      /^dist\/posthog\.openapi\.json$/,
    ];
    expect(pack.files.filter((file) => !rooms.some((room) => room.test(file)))).toEqual([]);
  });

  it("holds no code that nothing loads", () => {
    const { bin, exports } = JSON.parse(read("package.json"));
    const entries = [...texts(bin), ...texts(exports)].map((file) => path.posix.normalize(file));
    const loaded = new Set(entries.filter((file) => file.endsWith(".js")));
    for (const file of loaded)
      for (const specifier of importsOf(read(file)))
        if (specifier.startsWith(".")) loaded.add(path.posix.join(path.posix.dirname(file), specifier));
    // Templates are written into outputs, and not loaded.
    const code = pack.files.filter((file) => file.endsWith(".js") && !file.startsWith("dist/templates/"));
    const idle = code.filter((file) => !loaded.has(file));
    expect(idle.filter((file) => hasCode(read(file)))).toEqual([]);
  });

  it("holds the runtime's sources as they are in the repository", () => {
    const folder = "templates/runtime";
    const names = fs
      .readdirSync(path.join(repository, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => name.split(path.sep).join("/"));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names)
      expect(read(`dist/${folder}/${name}`)).toBe(
        fs.readFileSync(path.join(repository, folder, name), "utf8"),
      );
  });

  it("holds the runtime as JavaScript too, as the compiler makes it", async () => {
    const sources = pack.files.filter((file) => /^dist\/templates\/.*(?<!\.d)\.ts$/.test(file));
    expect(sources.length).toBeGreaterThan(10);
    for (const file of sources) {
      const { script, declarations } = await compile(file, read(file));
      expect(read(file.replace(/\.ts$/, ".js"))).toBe(script);
      expect(read(file.replace(/\.ts$/, ".d.ts"))).toBe(declarations);
    }
  });

  it("says nothing of the machine that packed it", () => {
    const machine = [repository, path.dirname(pack.folder), os.homedir()].map((folder) => `${folder}/`);
    const telling = pack.files.filter((file) => machine.some((folder) => read(file).includes(folder)));
    expect(telling).toEqual([]);
  });

  it("is small", () => {
    const unpacked = pack.files.reduce(
      (sum, file) => sum + fs.statSync(path.join(pack.folder, file)).size,
      0,
    );
    expect(pack.size).toBeLessThan(500_000);
    expect(unpacked).toBeLessThan(2_300_000);
  });
});

describe("PostHog's client in it", () => {
  it("imports nothing but its own files", () => {
    const client = pack.files.filter((file) => file.startsWith("dist/generated/"));
    expect(client.length).toBeGreaterThan(20);
    for (const file of client)
      for (const specifier of importsOf(read(file))) expect(specifier, file).toMatch(/^\.\.?\/[\w./-]+\.js$/);
  });
});

/** False for what a module of types alone is compiled to. */
function hasCode(text: string): boolean {
  const { statements } = ts.createSourceFile("module.js", text, ts.ScriptTarget.ES2022);
  return statements.some((one) => !ts.isExportDeclaration(one) || one.moduleSpecifier !== undefined);
}

function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** All texts in a value of JSON. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
