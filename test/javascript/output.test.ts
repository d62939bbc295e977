/** The output as JavaScript: it runs as it is, and its declarations say what the TypeScript says. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";
import { check, generate } from "../../generator/generate.js";
import { strictest } from "../strictest.js";
import { fill, temporaryFolder } from "../output/folder.js";

const document = fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("."));
}

/** What the compiler says of a file, and of all declarations that it leads to. */
function complaintsAbout(file: string): string[] {
  const program = ts.createProgram({
    rootNames: [file],
    options: {
      ...strictest,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      skipLibCheck: false,
      types: [],
    },
  });
  const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(path.dirname(file)));
  return ours.flatMap((source) =>
    ts
      .getPreEmitDiagnostics(program, source)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}

const user = `
import { createPostHogClient, isSubscription, listSubscriptions } from "./api/index.js";
import { SubscriptionSchema } from "./api/schemas.js";
const client = createPostHogClient({
  baseUrl: "https://eu.posthog.com",
  credentials: { personalApiKey: "key" },
  scopes: ["subscription:read"],
});
export const page = listSubscriptions(client, { project_id: "1" });
export const titles = page.then(({ results }) => results.map(({ title }) => title));
export const id = (value: unknown): number | undefined => (isSubscription(value) ? value.id : undefined);
export const vendor: "specwright" = SubscriptionSchema["~standard"].vendor;
// @ts-expect-error: the client lacks the scope.
export const wrong = client.subscriptions.create({ project_id: "1", body: {} });
`;

it("is written, compared, run and compiled against", { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const options = { input: document, output: path.join(folder, "api"), paths: true, javascript: true };
  expect(await generate(options)).toMatchObject({ ok: true, diagnostics: [] });
  expect(await check(options)).toMatchObject({ ok: true, stale: [] });

  const files = filesBelow(options.output);
  const bare = (ending: string): string[] =>
    files.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
  expect(files.filter((name) => /(?<!\.d)\.ts$/.test(name))).toEqual([]);
  expect(bare(".js")).toContain("operations/subscriptions");
  expect(bare(".js").sort()).toEqual(bare(".d.ts").sort());

  fill(folder, { "package.json": `{ "type": "module" }`, "user.ts": user });
  const api: unknown = await import(pathToFileURL(path.join(options.output, "index.js")).href);
  expect(api).toMatchObject({ isSubscription: expect.any(Function) });
  expect(complaintsAbout(path.join(folder, "user.ts"))).toEqual([]);

  expect(await generate({ ...options, javascript: false })).toMatchObject({ ok: true });
  expect(filesBelow(options.output).filter((name) => /\.js$|\.d\.ts$/.test(name))).toEqual([]);
});
