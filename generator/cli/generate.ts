import path from "node:path";
import type { Config } from "../config.js";
import { type Unchanged, findUnchanged, remember } from "../cache/stamp.js";
import { hasErrors } from "../diagnostics.js";
import type { CheckResult, GenerateResult } from "../generate.js";
import type { ProfiledRun } from "../report/profile.js";
import { type WordOption, listed, wordOf } from "../option-words.js";
import type { Stage } from "../pipeline.js";
import { type ExitCode, UsageError, allowed, hosts, parse, single } from "./arguments.js";
import { print } from "./print.js";
import type { WriteAgain } from "./watch-jobs.js";

const taken = {
  output: { type: "string", short: "o" },
  config: { type: "string" },
  check: { type: "boolean" },
  paths: { type: "boolean" },
  formats: { type: "string" },
  javascript: { type: "boolean" },
  "ts-nocheck": { type: "boolean" },
  "import-extension": { type: "string" },
  int64: { type: "string" },
  dates: { type: "string" },
  name: { type: "string" },
  strict: { type: "boolean" },
  force: { type: "boolean" },
  overlay: { type: "string", multiple: true },
  profile: { type: "boolean" },
  watch: { type: "boolean" },
  ...hosts,
} as const;

/** `specwright generate`: the output of one document, or of all that a configuration names. */
export async function generate(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, taken);
  const { output, config, check, profile, watch: watched, formats, int64, dates, ...others } = values;
  const { overlay, "allow-host": _, "ts-nocheck": tsNocheck, ...rest } = others;
  const { "import-extension": importExtension, ...flags } = rest;
  const given = present({
    ...flags,
    formats: chosen("formats", formats),
    int64: chosen("int64", int64),
    dates: chosen("dates", dates),
    importExtension: chosen("importExtension", importExtension, "import-extension"),
    tsNocheck,
    overlays: overlay,
    ...allowed(values),
  });
  if (positionals.length > 0 && config !== undefined)
    throw new UsageError("--config names documents by itself: give it, or a document");
  const jobs =
    positionals.length > 0
      ? [{ input: single(positionals, "a document"), output: needed(output), ...given }]
      : (await configured(config, output)).map((job) => ({ ...job, ...given }));
  if (watched === true) {
    if (check === true) throw new UsageError("--watch writes, and --check does not: choose one");
    return watchAll(jobs, positionals.length > 0 ? undefined : await configFile(config), profile);
  }
  let code: ExitCode = 0;
  let profiled = profileIf(profile);
  for (const job of jobs) {
    const next = check === true ? await runCheck(job) : await runGenerate(job, profiled);
    profiled &&= laterRun;
    if (next > code) code = next;
  }
  return code;
}

/** @param config the configuration that the jobs come from, if any does. */
async function watchAll(
  jobs: readonly Config[],
  config: string | undefined,
  profile: boolean | undefined,
): Promise<ExitCode> {
  const { isElsewhere, watchJobs } = await import("./watch-jobs.js");
  if (jobs.every(isElsewhere))
    throw new UsageError("--watch follows files of this machine, and what it is to follow is on other hosts");
  let profiled = profileIf(profile);
  const again: WriteAgain = async (job, kept) => {
    const { result } = await writeOutput(job, { kept, profile: profiled });
    profiled &&= laterRun;
    return result;
  };
  await watchJobs(jobs, config, again);
  return 2;
}

/** Asks for a profile. The first run of the process counts from the start of that. */
type Profile = Pick<ProfiledRun, "start">;

const laterRun: Profile = { start: 0 };

function profileIf(asked: boolean | undefined): Profile | undefined {
  return asked === true ? { start: performance.now() } : undefined;
}

/** The word that is given for an option. */
function chosen<Option extends WordOption>(
  option: Option,
  text: string | undefined,
  flag: string = option,
): ReturnType<typeof wordOf<Option>> {
  const word = wordOf(option, text);
  if (word === undefined && text !== undefined) throw new UsageError(`--${flag} takes ${listed(option)}`);
  return word;
}

/** Options without those that are not given, which a configuration may have. */
function present<Options extends object>(
  options: Options,
): { [Name in keyof Options]?: Exclude<Options[Name], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;
}

function needed(output: string | undefined): string {
  if (output === undefined) throw new UsageError("An output folder is needed: -o <folder>");
  return output;
}

async function configFile(given: string | undefined): Promise<string | undefined> {
  return given ?? (await import("../config.js")).findConfig(process.cwd());
}

/** What the configuration file says, where no document is given. */
async function configured(file: string | undefined, output: string | undefined): Promise<Config[]> {
  const { ConfigError, loadConfig } = await import("../config.js");
  const found = await configFile(file);
  if (found === undefined)
    throw new UsageError(
      "Give a document, or write a specwright.config.ts (or .mts, .js, .mjs, .cjs, .json)",
    );
  if (output !== undefined) throw new UsageError("The output folder comes from the configuration");
  try {
    return await loadConfig(found);
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message);
    throw error;
  }
}

async function runCheck(options: Config): Promise<ExitCode> {
  const unchanged = findUnchanged(stamped(options));
  if (unchanged !== undefined)
    return reportCheck({ ok: true, stale: [], ...unchanged }, shown(options.output));
  const { check } = await import("../generate.js");
  return reportCheck(await check(options), shown(options.output));
}

/** What a stamp compares: `force` has no effect on what comes out. */
function stamped({ force: _, ...options }: Config): Omit<Config, "force"> {
  return options;
}

async function runGenerate(options: Config, profile: Profile | undefined): Promise<ExitCode> {
  const began = performance.now();
  const unchanged = profile === undefined ? findUnchanged(stamped(options)) : undefined;
  if (unchanged !== undefined) return reportUnchanged(unchanged, options, performance.now() - began);
  return (await writeOutput(options, { profile, began })).code;
}

interface Run {
  readonly profile: Profile | undefined;
  readonly kept?: Parameters<WriteAgain>[1];
  readonly began?: number;
}

async function writeOutput(
  options: Config,
  { profile, kept, began = performance.now() }: Run,
): Promise<{ readonly code: ExitCode; readonly result: GenerateResult }> {
  const { generate: write } = await import("../generate.js");
  const stages: Stage[] = [];
  const onStage = (stage: Stage): void =>
    void (profile === undefined ? printStage(stage) : stages.push(stage));
  const result = await write({ ...options, onStage, ...kept });
  const milliseconds = performance.now() - began;
  if (result.ok) remember(stamped(options), result);
  if (profile !== undefined) await printProfile(stages, { ...profile, milliseconds });
  return { code: await reportGenerate(result, shown(options.output), milliseconds), result };
}

async function printProfile(stages: readonly Stage[], run: Omit<ProfiledRun, "megabytes">): Promise<void> {
  const { formatProfile } = await import("../report/profile.js");
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

function reportUnchanged(
  { diagnostics, inputs, files }: Unchanged,
  { output }: Config,
  milliseconds: number,
): Promise<ExitCode> {
  const written = { written: [], unchanged: files, deleted: [] };
  return reportGenerate({ ok: true, diagnostics, inputs, files: written }, shown(output), milliseconds);
}

async function reportGenerate(
  result: GenerateResult,
  output: string,
  milliseconds: number,
): Promise<ExitCode> {
  await print(result, result.ok);
  if (!result.ok) return exitCode(result);
  const { written, unchanged, deleted } = result.files;
  const counts = `${written.length} written, ${unchanged.length} unchanged, ${deleted.length} deleted`;
  console.log(`${output}: ${counts}, in ${(milliseconds / 1000).toFixed(1)} s`);
  return exitCode(result);
}

/** Errors are findings, whether the rest was written or not. */
function exitCode({ stopped, diagnostics }: GenerateResult | CheckResult): ExitCode {
  if (stopped !== undefined && stopped !== "strict") return 2;
  return stopped === "strict" || hasErrors(diagnostics) ? 1 : 0;
}

async function reportCheck(result: CheckResult, output: string): Promise<ExitCode> {
  await print(result, result.ok && result.stale.length === 0);
  for (const { path: file, state } of result.stale)
    console.log(`${state.padEnd(7)}  ${path.join(output, file)}`);
  if (result.stale.length > 0) {
    const count = result.stale.length === 1 ? "1 file differs" : `${result.stale.length} files differ`;
    console.log(`${output} is stale: ${count}. Run specwright generate.`);
    return 1;
  }
  if (result.ok) console.log(`${output} is up to date.`);
  return exitCode(result);
}
