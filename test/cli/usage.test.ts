/** How the command is called: what is wrong with its arguments, and what it says of itself. */
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { contents, fill, temporaryFolder } from "../output/folder.js";
import { specwright } from "./command.js";

const document = { "openapi.yaml": "openapi: 3.1.1\ninfo: { title: Pets, version: '1' }\npaths: {}\n" };

describe("bad usage", () => {
  test.concurrent.for<[string, { args: string[]; says: RegExp }]>([
    [
      "an unknown command",
      { args: ["generat", "openapi.yaml"], says: /"generat"\. Commands are: generate, lint, bundle/ },
    ],
    ["a command that every object has", { args: ["toString"], says: /There is no command "toString"/ }],
    [
      "an unknown option",
      {
        args: ["generate", "openapi.yaml", "-o", "out", "--nope"],
        says: /"--nope"\. Options are: --output, /,
      },
    ],
    ["an output that is empty", { args: ["generate", "openapi.yaml", "-o", ""], says: /--output .* empty/ }],
    ["a document that is empty", { args: ["lint", ""], says: /path is missing/ }],
    ...["https://example.com", "example.com/", "*.example.com", "user@example.com"].map(
      (host): [string, { args: string[]; says: RegExp }] => [
        `${host} in the place of a host`,
        { args: ["lint", "openapi.yaml", "--allow-host", host], says: /--allow-host takes a host, such as/ },
      ],
    ),
    ["no document", { args: ["generate", "-o", "out"], says: /Give a document/ }],
    ["two documents", { args: ["generate", "a.yaml", "b.yaml", "-o", "out"], says: /only one/ }],
    [
      "a watch over what is elsewhere",
      {
        args: ["generate", "https://example.com/api.yaml", "-o", "out", "--watch"],
        says: /--watch follows files of this machine/,
      },
    ],
    ["no output", { args: ["generate", "openapi.yaml"], says: /-o <folder>/ }],
    ["an output without its value", { args: ["generate", "openapi.yaml", "-o"], says: /-o/ }],
    [
      "a type for integers that there is not",
      { args: ["generate", "openapi.yaml", "-o", "out", "--int64", "yes"], says: /"number" or "bigint"/ },
    ],
    [
      "a type for dates that there is not",
      { args: ["generate", "openapi.yaml", "-o", "out", "--dates", "date"], says: /"string" or "Date"/ },
    ],
    [
      "a behavior of formats that there is not",
      { args: ["generate", "openapi.yaml", "-o", "out", "--formats", "yes"], says: /"annotate" or "assert"/ },
    ],
    [
      "an ending of imports that there is not",
      {
        args: ["generate", "openapi.yaml", "-o", "out", "--import-extension", ".ts"],
        says: /--import-extension takes "js", "ts" or "none"/,
      },
    ],
    [
      "a configuration beside a document",
      {
        args: ["generate", "openapi.yaml", "-o", "out", "--config", "nope.json"],
        says: /--config names documents/,
      },
    ],
    ["an output of a bundle", { args: ["bundle", "openapi.yaml"], says: /-o <file\.json>/ }],
    ["nothing to lint", { args: ["lint"], says: /at least one document/ }],
    [
      "an unknown format",
      { args: ["lint", "openapi.yaml", "--format", "xml"], says: /stylish, json, github, sarif/ },
    ],
  ])("%s: exit code 2 and a hint", async ([, { args, says }], context) => {
    const folder = temporaryFolder(context);
    fill(folder, document);
    const { code, stdout, stderr } = await specwright(folder, ...args);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/Run specwright --help\.\n$/);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).toBe("");
    expect(code).toBe(2);
    expect(contents(folder)).toMatchObject(document);
  });

  it("nothing at all: the help, and exit code 2", async () => {
    const { code, stdout } = await specwright(temporaryFolder());
    expect(stdout).toMatch(/specwright generate <document> -o <folder>/);
    expect(code).toBe(2);
  });
});

describe("questions", () => {
  test.concurrent.for([["--help"], ["-h"], ["help"], ["generate", "--help"]])("%j", async (args, context) => {
    const { code, stdout, stderr } = await specwright(temporaryFolder(context), ...args);
    for (const word of ["generate", "lint", "bundle", "--check", "--strict", "--version"])
      expect(stdout).toContain(word);
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("--version", async () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
    );
    const { code, stdout } = await specwright(temporaryFolder(), "--version");
    expect(manifest).toHaveProperty("version", stdout.trim());
    expect(code).toBe(0);
  });
});
