/** README and CONTRIBUTING against the code. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const readme = read("README.md");

describe("README", () => {
  it("has an example that compiles", () => {
    const [, example = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(example.trim().split("\n").length).toBeLessThan(25);
    expect(typeErrors(example)).toEqual([]);
  });

  it("has an example whose comment on scopes is true", () => {
    const [, example = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    const forbidden = `${example}\nvoid posthog.subscriptions.create({ project_id: "1", body: {} as never });`;
    expect(typeErrors(forbidden).join()).toContain("subscription:write");
  });

  it("shows only commands and options that exist", () => {
    const cli = read("generator/cli/usage.ts");
    const commands = Array.from(readme.matchAll(/npx specwright (\w+)/g), (match) => match[1] ?? "");
    for (const command of commands) expect(cli).toContain(`\n  specwright ${command} `);
    for (const [option] of readme.matchAll(/--(?!save-dev)[a-z][a-z-]*/g)) expect(cli).toContain(option);
    const scripts: unknown = JSON.parse(read("package.json"));
    expect(scripts).toMatchObject({ scripts: { generate: expect.any(String), test: expect.any(String) } });
  });
});

describe("CONTRIBUTING", () => {
  it("maps rooms and files that exist", () => {
    const rows = Array.from(
      read("CONTRIBUTING.md").matchAll(/^\| `([^`]+)`\s*\|/gm),
      (match) => match[1] ?? "",
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows)
      expect(existsSync(path.join(root, row.replace("<case>", "minimal"))), row).toBe(true);
  });
});

/** The errors of a module that stands in another repository and imports the package by its name. */
function typeErrors(text: string): string[] {
  const file = path.join(root, "example.ts");
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    typeRoots: [path.join(root, "node_modules/@types")],
    paths: { "specwright/posthog": [path.join(root, "generated/posthog/index.ts")] },
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
