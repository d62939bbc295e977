#!/usr/bin/env node
/** Arguments, exit codes and progress; the only file that touches `process`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Config } from "./config.js";
import { type LocatedDiagnostic, hasErrors, isProblem } from "./diagnostics.js";
import type { FormatBehavior } from "./model/formats.js";
import type { CheckResult, GenerateResult } from "./generate.js";
import type { Stage } from "./pipeline.js";

/**
 * 0: fine, be it with warnings. 1: findings (errors, stale output). 2: bad usage, a document that cannot be
 * read, an output that cannot be written.
 */
type ExitCode = 0 | 1 | 2;

const usage = `specwright turns an OpenAPI document into TypeScript: types, request builders, response guards and a client.

  specwright generate <document> -o <folder>   writes the output
      --check       writes nothing; exit code 1 and a list where the folder is stale
      --paths       adds paths.ts, the types of openapi-typescript
      --formats     assert: guards check formats such as date-time and email; annotate (default): they do not
      --name NAME   what the client is called: PostHog gives createPostHogClient
      --overlay     an overlay to apply to the document first; may be repeated
      --allow-host  a host from which files may be fetched, for lint and bundle too; may be repeated
      --strict      writes nothing where there are errors or warnings
      --profile     tells the time of each stage, its speed, and the memory that was needed
      --force       replaces generated files even where they were edited by hand
  specwright generate                          does what specwright.config.ts (or .js, .json) says
      --config      another configuration file
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
    config: { type: "string" },
    check: { type: "boolean" },
    paths: { type: "boolean" },
    formats: { type: "string" },
    name: { type: "string" },
    strict: { type: "boolean" },
    force: { type: "boolean" },
    overlay: { type: "string", multiple: true },
    profile: { type: "boolean" },
    ...hosts,
  });
  const { output, config, check, profile, formats, overlay, "allow-host": allowHosts, ...flags } = values;
  const given = {
    ...flags,
    ...(formats === undefined ? {} : { formats: formatBehavior(formats) }),
    ...(overlay === undefined ? {} : { overlays: overlay }),
    ...(allowHosts === undefined ? {} : { allowHosts }),
  };
  const jobs =
    positionals.length > 0
      ? [{ input: single(positionals, "a document"), output: needed(output), ...given }]
      : (await configured(config, output)).map((job) => ({ ...job, ...given }));
  let code: ExitCode = 0;
  for (const job of jobs) {
    const next = check === true ? await runCheck(job) : await runGenerate(job, profile === true);
    if (next > code) code = next;
  }
  return code;
}

function formatBehavior(text: string): FormatBehavior {
  if (text === "annotate" || text === "assert") return text;
  throw new UsageError('--formats takes "annotate" or "assert"');
}

const hosts = { "allow-host": { type: "string", multiple: true } } as const;

function allowed(values: { readonly "allow-host"?: string[] | undefined }): { allowHosts?: string[] } {
  return values["allow-host"] === undefined ? {} : { allowHosts: values["allow-host"] };
}

function needed(output: string | undefined): string {
  if (output === undefined) throw new UsageError("An output folder is needed: -o <folder>");
  return output;
}

/** What the configuration file says, where no document is given. */
async function configured(file: string | undefined, output: string | undefined): Promise<Config[]> {
  const { ConfigError, findConfig, loadConfig } = await import("./config.js");
  const found = file ?? findConfig(process.cwd());
  if (found === undefined)
    throw new UsageError("Give a document, or write a specwright.config.ts (or .js, .mjs, .json)");
  if (output !== undefined) throw new UsageError("The output folder comes from the configuration");
  try {
    return await loadConfig(found);
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message);
    throw error;
  }
}

async function runCheck(options: Config): Promise<ExitCode> {
  const { check } = await import("./generate.js");
  return reportCheck(await check(options), shown(options.output));
}

async function runGenerate(options: Config, profiled: boolean): Promise<ExitCode> {
  const { generate: write } = await import("./generate.js");
  const began = performance.now();
  const stages: Stage[] = [];
  const onStage = (stage: Stage): void => void (profiled ? stages.push(stage) : printStage(stage));
  const result = await write({ ...options, onStage });
  const milliseconds = performance.now() - began;
  if (profiled) await printProfile(stages, { began, milliseconds });
  return reportGenerate(result, shown(options.output), milliseconds);
}

async function printProfile(
  stages: readonly Stage[],
  run: { readonly began: number; readonly milliseconds: number },
): Promise<void> {
  const { formatProfile } = await import("./report/profile.js");
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(formatProfile(stages, { ...run, megabytes }));
}

/** A folder as a person at this place would write it: a configuration's paths are absolute. */
function shown(folder: string): string {
  const relative = path.relative(process.cwd(), folder) || ".";
  return path.isAbsolute(folder) && !relative.startsWith("..") ? relative : folder;
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
  if (!result.ok) return exitCode(result);
  const { written, unchanged, deleted } = result.files;
  const counts = `${written.length} written, ${unchanged.length} unchanged, ${deleted.length} deleted`;
  console.log(`${output}: ${counts}, in ${(milliseconds / 1000).toFixed(1)} s`);
  return exitCode(result);
}

/** Errors are findings, whether the rest was written or not. */
function exitCode({ stopped, diagnostics }: GenerateResult | CheckResult): ExitCode {
  if (stopped === "unreadable" || stopped === "output") return 2;
  return stopped === "strict" || hasErrors(diagnostics) ? 1 : 0;
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
  return exitCode(result);
}

async function print(result: {
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly inputs: ReadonlyMap<string, string>;
}): Promise<void> {
  const problems = result.diagnostics.filter(isProblem);
  if (problems.length === 0) return;
  const { abridge, formatDiagnostics } = await import("./report/report.js");
  const color = process.stderr.isTTY === true && process.env["NO_COLOR"] === undefined;
  const { shown, hidden } = abridge(problems);
  console.error(formatDiagnostics("stylish", shown, { cwd: process.cwd(), texts: result.inputs, color }));
  for (const [code, count] of hidden) console.error(`${count} more of ${code}`);
  if (hidden.size > 0) console.error("All of them are in specwright.json, and in what specwright lint says.");
}

async function lint(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, {
    format: { type: "string" },
    config: { type: "string" },
    ...hosts,
  });
  if (positionals.length === 0) throw new UsageError("Give at least one document");
  const [{ lint: run, ruleDescriptions: about }, { formatDiagnostics, isReportFormat, reportFormats }] =
    await Promise.all([import("./lint/lint.js"), import("./report/report.js")]);
  const format = values.format ?? "stylish";
  if (!isReportFormat(format)) throw new UsageError(`Formats are: ${reportFormats.join(", ")}`);
  const result = await run({
    documents: positionals,
    ...allowed(values),
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
  const { values, positionals } = parse(args, { output: { type: "string", short: "o" }, ...hosts });
  const input = single(positionals, "a document");
  if (values.output === undefined) throw new UsageError("An output file is needed: -o <file.json>");
  const [{ bundle: run }, { writeFile }] = await Promise.all([
    import("./bundle.js"),
    import("./output/write.js"),
  ]);
  const result = await run(input, allowed(values));
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
