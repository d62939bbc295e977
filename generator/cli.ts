#!/usr/bin/env node
/** Arguments, exit codes and progress; the only file that touches `process`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { LocatedDiagnostic } from "./diagnostics.js";
import type { CheckResult, GenerateResult } from "./generate.js";
import type { Stage } from "./pipeline.js";

/** 0: fine. 1: findings (lint errors, stale output). 2: bad usage, or input that cannot be read. */
type ExitCode = 0 | 1 | 2;

const usage = `specwright turns an OpenAPI document into TypeScript: types, request builders, response guards and a client.

  specwright generate <document> -o <folder>   writes the output
      --check       writes nothing; exit code 1 and a list where the folder is stale
      --paths       adds paths.ts, the types of openapi-typescript
      --name NAME   what the client is called: PostHog gives createPostHogClient
      --strict      warnings count as errors
      --force       replaces generated files even where they were edited by hand
  specwright lint <document...>                finds what is wrong or missing
      --format      stylish (default), json, github or sarif
      --config      a redocly.yaml to use in place of the one that is found
  specwright bundle <document> -o <file.json>  writes many files as one

  --help, --version`;

/** A mistake in the arguments. */
class UsageError extends Error {}

const commands: Readonly<Record<string, (args: string[]) => Promise<ExitCode>>> = { generate, lint, bundle };

async function main(args: string[]): Promise<ExitCode> {
  const [command = "", ...rest] = args;
  if (command === "" || args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    return command === "" ? 2 : 0;
  }
  if (command === "--version" || command === "-v") {
    console.log(version());
    return 0;
  }
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (run === undefined) throw new UsageError(`There is no command "${command}"`);
  return run(rest);
}

function version(): string {
  // The package's root is one folder up from the sources, and two up from the build.
  for (const candidate of ["../package.json", "../../package.json"]) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(candidate, import.meta.url), "utf8"));
      if (typeof found === "object" && found !== null && "version" in found) return String(found.version);
    } catch {
      continue;
    }
  }
  return "unknown";
}

async function generate(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, {
    output: { type: "string", short: "o" },
    check: { type: "boolean" },
    paths: { type: "boolean" },
    name: { type: "string" },
    strict: { type: "boolean" },
    force: { type: "boolean" },
  });
  const input = single(positionals, "a document");
  if (values.output === undefined) throw new UsageError("An output folder is needed: -o <folder>");
  const { generate: write, check } = await import("./generate.js");
  const options = {
    input,
    output: values.output,
    paths: values.paths === true,
    strict: values.strict === true,
    force: values.force === true,
    ...(values.name === undefined ? {} : { name: values.name }),
  };
  if (values.check === true) return reportCheck(await check(options), options.output);
  const began = performance.now();
  return reportGenerate(
    await write({ ...options, onStage: printStage }),
    options.output,
    performance.now() - began,
  );
}

function printStage({ name, milliseconds, summary }: Stage): void {
  console.log(`  ${name.padEnd(7)} ${`${Math.round(milliseconds)} ms`.padStart(8)}  ${summary}`);
}

async function reportGenerate(
  result: GenerateResult,
  output: string,
  milliseconds: number,
): Promise<ExitCode> {
  await print(result);
  if (!result.ok) return 2;
  const { written, unchanged, deleted } = result.files;
  const counts = `${written.length} written, ${unchanged.length} unchanged, ${deleted.length} deleted`;
  console.log(`${output}: ${counts}, in ${(milliseconds / 1000).toFixed(1)} s`);
  return 0;
}

async function reportCheck(result: CheckResult, output: string): Promise<ExitCode> {
  await print(result);
  for (const { path: file, state } of result.stale)
    console.log(`${state.padEnd(7)}  ${path.join(output, file)}`);
  if (result.stale.length > 0) {
    console.log(`${output} is stale: ${result.stale.length} files differ. Run specwright generate.`);
    return 1;
  }
  if (result.ok) console.log(`${output} is up to date.`);
  return result.ok ? 0 : 2;
}

async function print(result: {
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly inputs: ReadonlyMap<string, string>;
}): Promise<void> {
  const shown = result.diagnostics.filter(({ severity }) => severity !== "info");
  if (shown.length === 0) return;
  const { formatDiagnostics } = await import("./report/report.js");
  const color = process.stderr.isTTY === true && process.env["NO_COLOR"] === undefined;
  console.error(formatDiagnostics("stylish", shown, { cwd: process.cwd(), texts: result.inputs, color }));
}

async function lint(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, { format: { type: "string" }, config: { type: "string" } });
  if (positionals.length === 0) throw new UsageError("Give at least one document");
  const [{ lint: run, ruleDescriptions: about }, { formatDiagnostics, isReportFormat, reportFormats }] =
    await Promise.all([import("./lint/lint.js"), import("./report/report.js")]);
  const format = values.format ?? "stylish";
  if (!isReportFormat(format)) throw new UsageError(`Formats are: ${reportFormats.join(", ")}`);
  const result = await run({
    documents: positionals,
    ...(values.config === undefined ? {} : { config: values.config }),
  });
  const color = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
  console.log(
    formatDiagnostics(format, result.diagnostics, { cwd: process.cwd(), texts: result.texts, color, about }),
  );
  if (result.unreadable) return 2;
  return result.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

async function bundle(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, { output: { type: "string", short: "o" } });
  const input = path.resolve(single(positionals, "a document"));
  if (values.output === undefined) throw new UsageError("An output file is needed: -o <file.json>");
  const [{ bundle: run }, { writeFile }] = await Promise.all([
    import("./bundle.js"),
    import("./output/write.js"),
  ]);
  const result = await run(input);
  await print(result);
  if (result.text === undefined) return 2;
  const problem = writeFile(path.resolve(values.output), result.text);
  if (problem !== undefined) {
    await print({ diagnostics: [problem], inputs: result.inputs });
    return 2;
  }
  console.log(`${values.output}: ${Math.ceil(result.text.length / 1024)} kB`);
  return 0;
}

type OptionTable = NonNullable<Parameters<typeof parseArgs>[0]>["options"] & {};

function parse<Options extends OptionTable>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function single(positionals: readonly string[], what: string): string {
  const [first, ...rest] = positionals;
  if (first === undefined || rest.length > 0) throw new UsageError(`Give ${what}, and only one`);
  return first;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\nRun specwright --help.`);
  else console.error(error);
  process.exitCode = 2;
}
