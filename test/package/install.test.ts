/** The package in another repository: its tool, its types under three compilers, and its clients at work. */
import fs from "node:fs";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { json, serve } from "../templates/loopback.js";
import { type Ran, output } from "./command.js";
import { type Compiler, UserFolder, compilers, petstore, releasedCompilers } from "./install.js";
import { filesIn, packed, repository } from "./pack.js";

const released = await releasedCompilers();

/** Whether the registry has such a compiler, released. */
const has = (compiler: Compiler): boolean =>
  released?.some((version) => version.startsWith(`${compilers[compiler]}.`) && !version.includes("-")) ===
  true;

const chosen = (["typescript", "typescript6", "typescript5"] as const).filter(has);

const programs = {
  "src/petstore.ts": `
    import { type Pet, createApi, getPetById, getPetByIdRequest, isPet, send } from "./api/index.js";
    import type { paths } from "./api/paths.js";

    export async function main(baseUrl: string): Promise<unknown> {
      const api = createApi({ baseUrl, credentials: { api_key: "secret" }, retries: 0 });
      const pet: Pet = await api.pet.getById({ petId: 7 });
      const same = await getPetById(api, { petId: 7 });
      const none = await send(api, getPetByIdRequest({ petId: 8 }));
      return [pet.name.toUpperCase(), same.photoUrls.length, isPet(pet), none.status];
    }

    type Theirs = paths["/pet/{petId}"]["get"]["responses"][200]["content"]["application/json"];
    export const theirs = (pet: Pet): Theirs => pet;
    // @ts-expect-error The id is a number.
    export const wrong = (): unknown => getPetByIdRequest({ petId: "seven" });
    export const api = createApi({ baseUrl: "https://pets.test" });
    export const answer = (): ReturnType<typeof send> | undefined => undefined;
  `,
  "src/posthog.ts": `
    import {
      type ClientOptions, type Subscription, HttpError,
      createPostHogClient, getSubscription, isSubscription, iterate, listSubscriptionsRequest, send,
    } from "specwright/posthog";
    import type { paths } from "specwright/posthog/paths";

    export async function main(baseUrl: string): Promise<unknown> {
      const posthog = connect(baseUrl);
      const titles: (string | null | undefined)[] = [];
      for await (const subscription of iterate(posthog, listSubscriptionsRequest({ project_id: "1" })))
        titles.push(subscription.title);
      const one: Subscription = await getSubscription(posthog, { project_id: "1", id: 7 });
      const error: unknown = await getSubscription(posthog, { project_id: "1", id: 8 }).catch((e: unknown) => e);
      return [titles, isSubscription(one), error instanceof HttpError ? error.status : error];
    }

    // What follows also has to have types that a declaration file can name.
    export function connect(baseUrl: string) {
      return createPostHogClient({ baseUrl, credentials: { personalApiKey: "phx" }, scopes: ["subscription:read"] });
    }
    type Client = ReturnType<typeof connect>;
    export const answers = (client: Client) => send(client, listSubscriptionsRequest({ project_id: "1" }));
    export const pages = (client: Client) => iterate(client, listSubscriptionsRequest({ project_id: "1" }));
    export const report = (...[mismatch]: Parameters<NonNullable<ClientOptions["onMismatch"]>>) => mismatch;
    export const operation: keyof paths = "/api/environments/{project_id}/subscriptions/";
    // @ts-expect-error The client lacks the scope subscription:write.
    export const forbidden = (client: Client): unknown => client.subscriptions.delete({ project_id: "1", id: 7 });
  `,
  "src/library.ts": `
    import { type Diagnostic, type GenerateResult, bundle, check, generate, run } from "specwright";

    export async function main(input: string): Promise<unknown> {
      const stages: string[] = [];
      const { files } = await run({ input, onStage: ({ name }) => void stages.push(name) });
      const made: GenerateResult = await generate({ input, output: "made", transform: rename });
      const stale = (await check({ input, output: "made" })).stale.map(({ path }) => path);
      const { text = "" } = await bundle(input);
      const problems: readonly Diagnostic[] = made.diagnostics;
      return [stages.length, files.length > 10, made.ok, problems.length, stale, text.startsWith("{")];
    }

    const rename: NonNullable<Parameters<typeof generate>[0]["transform"]> = (project) => {
      project.getSourceFileOrThrow("models.ts").addStatements("export type Ours = string;");
    };
    // @ts-expect-error A document is needed.
    export const wrong = (): unknown => generate({ output: "made" });
  `,
};

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
    expect(generated).toMatchObject({ code: 0, stderr: "" });
    expect(filesIn(user.path("src/api"))).toEqual(
      expect.arrayContaining(["index.ts", "paths.ts", "runtime/send.ts"]),
    );
    const fresh = await user.specwright("generate", "petstore.yaml", "-o", "src/api", "--paths", "--check");
    expect(fresh).toMatchObject({ code: 0, stderr: "" });
  });

  it("generates for PostHog what the repository holds", async () => {
    const [document, folder] = [`${repository}/spec/openapi.yaml`, `${repository}/generated/posthog`];
    expect(await user.specwright("generate", document, "-o", folder, "--paths", "--check")).toMatchObject({
      code: 0,
    });
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

    it.skipIf(!has(compiler))("accepts all types, those of libraries too", async () => {
      expect(await user.compile(compiler, {})).toBe("");
    });

    it.skipIf(!has(compiler))("accepts them as a bundler resolves them", async () => {
      const options = { module: "esnext", moduleResolution: "bundler", skipLibCheck: true, noEmit: true };
      expect(await user.compile(compiler, options)).toBe("");
    });
  });

  it.each([
    ["Node, without the types of browsers", { lib: ["ES2023"] }],
    ["browsers, without the types of Node", { types: [] }],
    ["web workers", { lib: ["ES2023", "WebWorker"], types: [] }],
    ["Cloudflare's workers", { lib: ["ES2023"], types: ["@cloudflare/workers-types"], skipLibCheck: true }],
    ["ES2022", { lib: ["ES2022", "DOM"], types: [] }],
    ["a user who is not strict", { strict: false, exactOptionalPropertyTypes: false }],
  ])("compiles for %s", async (_, options) => {
    const clients = ["src/api", "src/petstore.ts", "src/posthog.ts"];
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
      expect(await user.call("out/library.js", "petstore.yaml")).toEqual([
        5,
        true,
        true,
        0,
        ["models.ts", "specwright.json"],
        true,
      ]);
    });
  });
});

const subscription = {
  id: 7,
  title: "Weekly",
  target_type: "email",
  target_value: "someone@example.com",
  frequency: "weekly",
  start_date: "2026-01-01T00:00:00Z",
  created_at: "2026-01-01T00:00:00Z",
  summary: "sent every week",
  next_delivery_date: null,
  created_by: null,
};
