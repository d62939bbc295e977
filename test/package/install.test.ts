/** The package in another repository: its tool, its types under three compilers, and its clients at work. */
import fs from "node:fs";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../generator/pipeline.js";
import { json, serve } from "../templates/loopback.js";
import { type Ran, output } from "./command.js";
import {
  type Compiler,
  UserFolder,
  compilers,
  petstore,
  petstoreNotes,
  releasedCompilers,
} from "./install.js";
import { filesIn, packed, repository } from "./pack.js";
import { programs } from "./programs.js";
import { subscription } from "./samples.js";

const released = await releasedCompilers();

/** Whether the registry has such a compiler, released. */
const has = (compiler: Compiler): boolean =>
  released?.some((version) => version.startsWith(`${compilers[compiler]}.`) && !version.includes("-")) ===
  true;

const chosen = (["typescript", "typescript6", "typescript5"] as const).filter(has);

const clients = ["src/api", "src/petstore.ts", "src/posthog.ts"];

describe.skipIf(released === undefined)("in another repository (skipped without the npm registry)", () => {
  let user: UserFolder;
  let generated: Ran;

  beforeAll(async () => {
    user = new UserFolder();
    await user.install(await packed(), chosen);
    user.write("petstore.yaml", petstore());
    for (const [file, text] of Object.entries(programs)) user.write(file, text);
    generated = await user.specwright("generate", "petstore.yaml", "-o", "src/api", "--paths");
  }, 300_000);
  afterAll(() => user.remove());

  it("stands beside the user's TypeScript 7 without a conflict", async () => {
    const tree = JSON.parse(await output(user.folder, "npm", "ls", "--all", "--json"));
    expect(tree.problems).toBeUndefined();
    expect(tree.dependencies.typescript.version).toMatch(/^7\./);
    expect(tree.dependencies.specwright.dependencies.typescript.version).toMatch(/^5\.9\./);
  });

  it("is run by its name", async () => {
    const { version } = JSON.parse(fs.readFileSync(`${repository}/package.json`, "utf8"));
    expect(await user.specwright("--version")).toMatchObject({ code: 0, stdout: `${version}\n` });
    expect(await output(user.folder, user.path("node_modules/.bin/specwright"), "--version")).toContain(
      version,
    );
  });

  it("generates, openapi-typescript's types too", async () => {
    expect(generated).toMatchObject({ code: 0, stderr: expect.stringMatching(petstoreNotes) });
    expect(filesIn(user.path("src/api"))).toEqual(
      expect.arrayContaining(["index.ts", "paths.ts", "runtime/send.ts"]),
    );
    const fresh = await user.specwright("generate", "petstore.yaml", "-o", "src/api", "--paths", "--check");
    expect(fresh).toMatchObject({ code: 0, stderr: expect.stringMatching(petstoreNotes) });
  });

  it("generates for PostHog what the repository holds", async () => {
    const [document, folder] = [`${repository}/spec/openapi.yaml`, `${repository}/generated/posthog`];
    const { stdout } = await user.specwright("generate", document, "-o", folder, "--paths", "--check");
    expect(stdout).toBe(`${folder} is up to date.\n`);
  });

  it("writes JavaScript without the compiler that the repository needs for it", async () => {
    const { code } = await user.specwright("generate", "petstore.yaml", "-o", "compiled", "--javascript");
    expect(code).toBe(0);
    const { files } = await run({ input: user.path("petstore.yaml"), javascript: true });
    expect(filesIn(user.path("compiled"))).toEqual(files.map(({ path }) => path).sort());
    const read = (file: string): string => fs.readFileSync(user.path(`compiled/${file}`), "utf8");
    for (const { path, text } of files) expect(read(path)).toBe(text);
  });

  it("lints and bundles", async () => {
    const { code, stdout, stderr } = await user.specwright("lint", "petstore.yaml", "--format", "json");
    expect({ code: code === 0 || code === 1, stderr }).toEqual({ code: true, stderr: "" });
    expect(JSON.parse(stdout)).toBeTypeOf("object");
    expect(await user.specwright("bundle", "petstore.yaml", "-o", "bundle.json")).toMatchObject({ code: 0 });
    expect(JSON.parse(fs.readFileSync(user.path("bundle.json"), "utf8"))).toHaveProperty("paths");
  });

  it("writes code that depends on nothing", () => {
    for (const file of filesIn(user.path("src/api")).filter((name) => name.endsWith(".ts"))) {
      const { importedFiles } = ts.preProcessFile(
        fs.readFileSync(user.path(`src/api/${file}`), "utf8"),
        true,
        true,
      );
      for (const { fileName } of importedFiles) expect(fileName, file).toMatch(/^\.\.?\/[\w./-]+\.js$/);
    }
  });

  describe.each(Object.entries(compilers))("%s %s", (name) => {
    const compiler = name as Compiler;

    it.skipIf(!has(compiler))("accepts all programs", async () => {
      // The library's types bring those of ts-morph, which older compilers take long to check.
      expect(await user.compile(compiler, { skipLibCheck: compiler !== "typescript" })).toBe("");
    });

    it.skipIf(!has(compiler))("accepts the clients as a bundler resolves them", async () => {
      const options = { module: "esnext", moduleResolution: "bundler", noEmit: true };
      expect(await user.compile(compiler, options, clients)).toBe("");
    });
  });

  it.each([
    ["Node, without the types of browsers", { lib: ["ES2023"] }],
    ["browsers, without the types of Node", { types: [] }],
    ["web workers", { lib: ["ES2023", "WebWorker"], types: [] }],
    ["Cloudflare's workers", { lib: ["ES2023"], types: ["@cloudflare/workers-types"] }],
    ["ES2022", { lib: ["ES2022", "DOM"], types: [] }],
    ["a user who is not strict", { strict: false, exactOptionalPropertyTypes: false }],
  ])("compiles for %s", async (_, options) => {
    expect(await user.compile("typescript", { ...options, noEmit: true }, clients)).toBe("");
  });

  describe("compiled", () => {
    beforeAll(async () => {
      expect(await user.compile("typescript", {})).toBe("");
    });

    it("calls a server with the generated client", async () => {
      const { origin, arrived } = await serve(({ url }, response) =>
        url === "/pet/7"
          ? json(response, 200, {
              id: 7,
              name: "Rex",
              photoUrls: ["https://pets.test/rex.png"],
              status: "sold",
            })
          : json(response, 404, {}),
      );
      expect(await user.call("out/petstore.js", origin)).toEqual(["REX", 1, true, 404]);
      expect(arrived.map(({ url, headers }) => [url, headers["api_key"]])).toEqual([
        ["/pet/7", "secret"],
        ["/pet/7", "secret"],
        ["/pet/8", "secret"],
      ]);
    });

    it("calls a server with specwright/posthog", async () => {
      const { origin, arrived } = await serve(({ url }, response) => {
        if (url.endsWith("/8/")) return json(response, 404, { detail: "Not found." });
        const page = { count: 1, next: null, previous: null, results: [subscription] };
        json(response, 200, url.endsWith("/7/") ? subscription : page);
      });
      expect(await user.call("out/posthog.js", origin)).toEqual([["Weekly"], true, 404]);
      expect(arrived.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill("Bearer phx"));
    });

    it("is a library", async () => {
      expect(await user.call("out/library.js", "petstore.yaml")).toEqual({
        stages: ["read", "model", "name", "emit", "format"],
        files: true,
        again: true,
        made: true,
        stale: ["models.ts", "specwright.json"],
        bundled: true,
        linted: "object",
        guards: true,
        posthog: expect.stringMatching(/^3\.1\./),
      });
    });
  });
});
