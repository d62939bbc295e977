/** The output as JavaScript: it runs as it is, and its declarations say what the TypeScript says. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { check, generate } from "../../generator/generate.js";
import { fill, temporaryFolder } from "../output/folder.js";
import { complaintsAbout, user } from "../output/user.js";

const document = fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("."));
}

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
