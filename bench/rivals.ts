/** The generators that specwright is measured against: how each is called, without a formatter or linter after it. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRepository } from "./documents.js";

/** The set of packages that holds them, and the Node that runs them all. */
export const generators = inRepository("bench", "generators");

/** What a generator makes: types alone, a client too, or validators with it. */
export type Makes = "types" | "client" | "validators";

/** One run: the document, a folder for its configuration, and one (in it, and empty) for what comes out. */
export interface Run {
  readonly document: string;
  readonly folder: string;
  readonly output: string;
}

export interface Generator {
  readonly id: string;
  /** The package whose version is told; none for ourselves. */
  readonly package?: string;
  readonly makes: Makes;
  /** The script that Node runs: below `node_modules`, or in the repository. */
  readonly script: string;
  readonly arguments: (run: Run) => readonly string[];
}

const single = (run: Run): string => path.join(run.output, "api.ts");

/** Writes a configuration and gives its path. */
function config(run: Run, name: string, text: string): string {
  mkdirSync(run.folder, { recursive: true });
  const file = path.join(run.folder, name);
  writeFileSync(file, text);
  return file;
}

function orval(run: Run, clients: readonly string[]): readonly string[] {
  const outputs = clients.map((client) => {
    const output = { target: path.join(run.output, `${client}.ts`), client, mode: "single" };
    return [client, { input: { target: run.document }, output }] as const;
  });
  const text = `export default ${JSON.stringify(Object.fromEntries(outputs))};\n`;
  return ["--config", config(run, "orval.config.mjs", text)];
}

function kubb(run: Run, validators: boolean): readonly string[] {
  const text = `import { defineConfig } from "@kubb/core";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginClient } from "@kubb/plugin-client";
import { pluginZod } from "@kubb/plugin-zod";
export default defineConfig({
  root: ${JSON.stringify(run.folder)},
  input: { path: ${JSON.stringify(run.document)} },
  output: { path: ${JSON.stringify(run.output)}, clean: false, format: false, lint: false },
  plugins: [pluginOas({ validate: false, generators: [] }), pluginTs(), pluginClient({ client: "fetch" })${validators ? ", pluginZod()" : ""}],
});
`;
  return ["generate", "--config", config(run, "kubb.config.mjs", text)];
}

function heyApi(run: Run, ...more: readonly string[]): readonly string[] {
  const plugins = ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk", ...more];
  return ["-i", run.document, "-o", run.output, "--no-log-file", "-s", "-p", ...plugins];
}

/** Ourselves. */
export const own: Generator = {
  id: "specwright",
  makes: "validators",
  script: inRepository("dist", "generator", "cli.js"),
  arguments: (run) => ["generate", run.document, "-o", run.output],
};

/** Ourselves, for those whose compiler shall have less to do. */
const ownJavaScript = ownWith("--javascript");
const ownUnchecked = ownWith("--ts-nocheck");

function ownWith(option: string): Generator {
  return {
    ...own,
    id: `${own.id} ${option}`,
    arguments: (run) => [...own.arguments(run), option],
  };
}

const others: readonly Generator[] = [
  {
    id: "openapi-typescript",
    package: "openapi-typescript",
    makes: "types",
    script: "openapi-typescript/bin/cli.js",
    arguments: (run) => [run.document, "-o", single(run)],
  },
  {
    id: "hey-api",
    package: "@hey-api/openapi-ts",
    makes: "client",
    script: "@hey-api/openapi-ts/bin/run.js",
    arguments: (run) => heyApi(run),
  },
  {
    id: "hey-api + zod",
    package: "@hey-api/openapi-ts",
    makes: "validators",
    script: "@hey-api/openapi-ts/bin/run.js",
    arguments: (run) => heyApi(run, "zod"),
  },
  {
    id: "orval",
    package: "orval",
    makes: "client",
    script: "orval/dist/bin/orval.mjs",
    arguments: (run) => orval(run, ["fetch"]),
  },
  {
    id: "orval + zod",
    package: "orval",
    makes: "validators",
    script: "orval/dist/bin/orval.mjs",
    arguments: (run) => orval(run, ["fetch", "zod"]),
  },
  {
    id: "kubb",
    package: "@kubb/core",
    makes: "client",
    script: "@kubb/cli/bin/kubb.cjs",
    arguments: (run) => kubb(run, false),
  },
  {
    id: "kubb + zod",
    package: "@kubb/core",
    makes: "validators",
    script: "@kubb/cli/bin/kubb.cjs",
    arguments: (run) => kubb(run, true),
  },
  {
    id: "swagger-typescript-api",
    package: "swagger-typescript-api",
    makes: "client",
    script: "swagger-typescript-api/dist/cli.mjs",
    arguments: (run) => ["generate", "--silent", "-p", run.document, "-o", run.output, "-n", "api.ts"],
  },
  {
    id: "typed-openapi + zod",
    package: "typed-openapi",
    makes: "validators",
    script: "typed-openapi/bin.js",
    // It puts the path behind that of the working folder, absolute or not.
    arguments: (run) => [run.document, "-o", path.relative(run.folder, single(run)), "-r", "zod"],
  },
  {
    id: "oazapfts",
    package: "oazapfts",
    makes: "client",
    script: "oazapfts/dist/cli.js",
    arguments: (run) => [run.document, single(run)],
  },
  {
    id: "redocly",
    package: "@redocly/cli",
    makes: "client",
    script: "@redocly/cli/bin/cli.js",
    arguments: (run) => ["generate-client", run.document, "--output", single(run)],
  },
];

/** Those whose time to generate is measured. specwright comes first; one line more in each file costs nothing. */
export const all: readonly Generator[] = [own, ownJavaScript, ...others];

/** Those whose output is given to compilers, and ours in all forms. */
export const compiled: readonly Generator[] = [own, ownUnchecked, ownJavaScript, ...others];
