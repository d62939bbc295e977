/**
 * Packages that build on the output, as their authors' compilers see them: whatever they export of the
 * output must have a type that their declarations can name, though `package.json` closes all files but two.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repository } from "./pack.js";

const cases = ["pagination", "response-headers", "security", "servers", "webhooks"];

/** Package -> its sources, beside which the runtime may lie already. */
const outputs: ReadonlyMap<string, string> = new Map([
  ["posthog", "generated/posthog"],
  ...cases.map((name) => [name, `test/cases/${name}/expected`] as const),
]);

const options: ts.CompilerOptions = {
  strict: true,
  declaration: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
};

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "specwright-nameable-"));
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it("has no type that other packages cannot name", { timeout: 120_000 }, () => {
  const entries = [...outputs].flatMap(([name, output]) => installed(name, path.join(repository, output)));
  const users = [wrapper, ...reExports(entries)].map((text, index) => {
    const file = path.join(folder, `user${index}.ts`);
    fs.writeFileSync(file, text);
    return file;
  });
  const found = ts.getPreEmitDiagnostics(ts.createProgram(users, options));
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});

/** What somebody writes who does something around every call. */
const wrapper = `
  import { call, type ApiRequest, type ClientWith, type Scopes, type Success } from "posthog";
  export async function loudly<Responses, Scope extends Scopes>(
    client: ClientWith<Scope>,
    request: ApiRequest<Responses, Scope>,
  ): Promise<Success<Responses>> {
    return call(client, request);
  }
`;

interface Entry {
  /** What is imported: `posthog/schemas`. */
  readonly specifier: string;
  readonly file: string;
}

/** The output as a package, and the files of it that are open. */
function installed(name: string, output: string): Entry[] {
  const home = path.join(folder, "node_modules", name);
  fs.cpSync(output, home, { recursive: true });
  fs.cpSync(path.join(repository, "templates/runtime"), path.join(home, "runtime"), { recursive: true });
  const open = ["index", "schemas"].filter((entry) => fs.existsSync(path.join(home, `${entry}.ts`)));
  const exports = Object.fromEntries(
    open.map((entry) => [entry === "index" ? "." : `./${entry}`, `./${entry}.ts`]),
  );
  fs.writeFileSync(path.join(home, "package.json"), JSON.stringify({ name, type: "module", exports }));
  return open.map((entry) => ({
    specifier: entry === "index" ? name : `${name}/${entry}`,
    file: path.join(home, `${entry}.ts`),
  }));
}

/** For each entry a module that exports all of its values again, and what they make. */
function reExports(entries: readonly Entry[]): string[] {
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    options,
  );
  const checker = program.getTypeChecker();
  return entries.map(({ specifier, file }) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} is no module`);
    const symbols = checker
      .getExportsOfModule(module)
      .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
    const values = symbols.filter(({ flags }) => (flags & ts.SymbolFlags.Value) !== 0);
    expect(values.length).toBeGreaterThan(0);
    const groups = symbols.filter(({ name }) => name.endsWith("Groups"));
    return [
      `import * as api from "${specifier}";`,
      ...values.flatMap(({ name }) => exported(name)),
      ...groups.flatMap((symbol) => grouped(checker.getDeclaredTypeOfSymbol(symbol), checker)),
    ].join("\n");
  });
}

/** Each group of the client, and each of its functions. */
function grouped(groups: ts.Type, checker: ts.TypeChecker): string[] {
  return groups.getProperties().flatMap((group) => [
    `export const group_${group.name} = client.${group.name};`,
    ...checker
      .getTypeOfSymbol(group)
      .getProperties()
      .map(({ name }) => `export const call_${group.name}_${name} = client.${group.name}.${name};`),
  ]);
}

/** A value with the type that the compiler finds, and what becomes of it in a user's hands. */
function exported(name: string): string[] {
  const own = `export const own_${name} = api.${name};`;
  if (/^create(?:\w+Client|Api)$/.test(name))
    return [own, `export const client = api.${name}({ baseUrl: "https://example.com" });`];
  if (/[a-z]Request$/.test(name) && name !== "toRequest")
    return [
      own,
      `export const made_${name} = (...given: Parameters<typeof api.${name}>) => api.${name}(...given);`,
    ];
  if (/Schema$/.test(name))
    return [own, `export const asked_${name} = api.${name}["~standard"].validate(1);`];
  return [own];
}
