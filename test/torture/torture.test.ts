import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from "vitest";
import type { FinishedFile } from "../../generator/output/form.js";
import { run } from "../../generator/pipeline.js";
import { complaints, inexact } from "../emit/compile.js";
import { invisible } from "../emit/hostile.js";
import { fill } from "../output/folder.js";
import { attempts, breakout, fileName, isHeader, names, tortureDocument } from "./document.js";
import { type Builder, anyParams, buildersOf, clientOf, guardsOf } from "./output.js";

const folder = mkdtempSync(path.join(tmpdir(), "specwright-torture-"));
const attack = { flag: "specwrightOwned", file: path.join(folder, "owned") };
let files: readonly FinishedFile[] = [];
let errors: readonly string[] = [];

beforeAll(async () => {
  const { root, other } = tortureDocument(attack);
  const input = path.join(folder, fileName("root", attack));
  writeFileSync(input, JSON.stringify(root));
  writeFileSync(path.join(folder, fileName("other", attack)), JSON.stringify(other));
  const result = await run({ input, name: breakout(attack, "torture") });
  files = result.files.filter((file) => file.path.endsWith(".ts"));
  errors = result.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

afterEach(() => {
  expect(globalThis).not.toHaveProperty(attack.flag);
  expect(existsSync(attack.file)).toBe(false);
});

test.each(attempts(attack))("attempt %# would succeed on who takes no care", ({ text, careless }) => {
  Function(careless(text))();
  expect(globalThis).toHaveProperty(attack.flag);
  Reflect.deleteProperty(globalThis, attack.flag);
  rmSync(attack.file);
});

it("is read without errors, but for a header that no request can have", () => {
  expect(errors).toEqual([expect.stringMatching(/^No header can be called "text /)]);
});

it("compiles under the strictest settings", () => {
  const own = files.filter((file) => !file.path.startsWith("runtime/"));
  expect(own.length).toBeGreaterThan(40);
  const texts = new Map(own.map((file) => [`torture/${file.path}`, file.text]));
  expect(complaints(texts)).toEqual([]);
  expect(complaints(texts, inexact)).toEqual([]);
});

it("has no file that hides what it holds, and no name that a file system refuses", () => {
  for (const file of files) {
    expect(file.text).not.toMatch(invisible);
    expect(Buffer.byteLength(path.basename(file.path))).toBeLessThanOrEqual(255);
  }
  const lower = files.map((file) => file.path.toLowerCase().normalize("NFC"));
  expect(new Set(lower).size).toBe(files.length);
});

describe("the output, running", () => {
  let output: Readonly<Record<string, unknown>> = {};
  let builders: readonly Builder[] = [];

  beforeAll(async () => {
    const scripts = files.map((file) => [`out/${file.path.replace(/ts$/, "js")}`, toScript(file.text)]);
    fill(folder, { "package.json": '{ "type": "module" }', ...Object.fromEntries(scripts) });
    for (const file of files) await load(file.path);
    output = await load("index.ts");
    builders = buildersOf(output["contract"]);
  });

  const load = (file: string): Promise<Readonly<Record<string, unknown>>> => {
    const url = pathToFileURL(path.join(folder, "out", file.replace(/ts$/, "js")));
    return import(/* @vite-ignore */ url.href) as Promise<Readonly<Record<string, unknown>>>;
  };

  it("exports no `then`, and so can be imported", () => {
    expect(output).not.toHaveProperty("then");
    expect(builders.length).toBe(names.length + 3);
  });

  it("builds each request with the document's own names, and the values where they belong", () => {
    const named = builders.filter((builder) => builder.path.startsWith("/named/"));
    expect(named.length).toBe(names.length);
    for (const { request, path: template } of named) {
      const name = names[Number(/^\/named\/(\d+)\//.exec(template)?.[1])] ?? "";
      expect(template).toContain(`{${name}}`);
      const built = request(anyParams("body"));
      const list = [[name, name]];
      const headers = isHeader(name) ? { headers: list } : {};
      expect(built).toMatchObject({ method: "GET", query: list, ...headers, cookies: list });
      expect(decodeURIComponent(built.path)).toBe(template.replace(/\{.*\}/s, () => name));
    }
  });

  it("has guards and checks that agree on any value, and know the names as names", () => {
    const guards = guardsOf(output);
    expect(guards.size).toBeGreaterThan(names.length);
    const entries = names.map((name) => [name, name] as const);
    const values = [undefined, null, 0, "", [], {}, ...names, breakout(attack), Object.fromEntries(entries)];
    for (const { is, check } of guards.values()) {
      for (const value of values) expect(check(value).length === 0).toBe(is(value));
    }
    const all = guards.get("AllKeys");
    expect(all?.is(Object.fromEntries(entries))).toBe(true);
    for (const name of names) {
      expect(guards.get("AllMembers")?.is(name)).toBe(true);
      expect([name, all?.is(Object.fromEntries(entries.filter(([key]) => key !== name)))]).toEqual([
        name,
        false,
      ]);
    }
  });

  it("calls every operation of the client, and fails in no way but its own", async () => {
    const sent: Request[] = [];
    const client = clientOf(output, (request) => {
      sent.push(request);
      return Promise.resolve(new Response(null, { status: 204 }));
    });
    const groups = Object.values(client).flatMap((group) => Object.entries(group));
    expect(groups.length).toBe(builders.length);
    for (const [, call] of groups) {
      const [settled] = await Promise.allSettled([call(anyParams({}))]);
      // A hostile header name is no header name, and a 204 is no page.
      if (settled.status === "rejected")
        expect(String(settled.reason)).toMatch(/^(Request|Contract|Http)Error/);
    }
    expect(sent.length).toBeGreaterThan(names.length / 2);
  });
});

function toScript(text: string): string {
  const { ModuleKind, ScriptTarget } = ts;
  return ts.transpileModule(text, {
    compilerOptions: { module: ModuleKind.ES2022, target: ScriptTarget.ES2022 },
  }).outputText;
}
