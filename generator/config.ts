/** `specwright.config.*`: the options of `generate`, kept beside the code that they are for. */
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { loadingHelp, positionIn } from "./config-help.js";
import { type Config, configOptions, wrongOption } from "./options.js";
import { rememberHook } from "./output/hook.js";
import { withoutMark } from "./source/encoding.js";
import { jsonMistake, parseJson } from "./source/json.js";
import { readText } from "./source/read-text.js";
import { readingProblem } from "./source/refusals.js";
import { absoluteName } from "./source/url.js";

export type { Config };

/** What a configuration file exports: one document, or a list of them. */
export type ConfigFile = Config | readonly Config[];

/** A configuration that cannot be used; the message says what to do. */
export class ConfigError extends Error {}

/** Gives editors the types of a configuration, and gives it back as it is. */
export function defineConfig(config: ConfigFile): ConfigFile {
  return config;
}

/** The names under which a configuration is looked for, in this order. */
const names = ["ts", "mts", "js", "mjs", "cjs", "json"].map((extension) => `specwright.config.${extension}`);

/** The configuration of a folder; undefined where it has none. */
export function findConfig(folder: string): string | undefined {
  return names.map((name) => path.join(folder, name)).find((file) => existsSync(file));
}

/**
 * Loads a configuration and makes its paths absolute.
 * @throws ConfigError where it cannot be loaded, or holds what no option takes.
 */
export async function loadConfig(file: string): Promise<Config[]> {
  const loaded = await load(path.resolve(file));
  const list: readonly unknown[] = Array.isArray(loaded) ? loaded : [loaded];
  if (list.length === 0)
    throw new ConfigError(`${file} holds an empty list. Give it a map with \`input\` and \`output\`.`);
  const configs = list.map((entry, index) => {
    const at = Array.isArray(loaded) ? `${file}, entry ${index + 1}` : file;
    const config = validate(entry, at);
    if (config.transform !== undefined) rememberHook(config.transform, path.resolve(file));
    return absolute(config, path.dirname(path.resolve(file)));
  });
  refuseSharedOutputs(file, configs);
  return configs;
}

/** An output folder holds one output and nothing else, and so no other output either. */
function refuseSharedOutputs(file: string, configs: readonly Config[]): void {
  for (const [inner, { output }] of configs.entries()) {
    const outer = configs.findIndex((other, index) => index !== inner && isWithin(output, other.output));
    if (outer === -1) continue;
    const isSame = configs[outer]?.output === output;
    const what = isSame
      ? "have the same output"
      : "write into each other: the output of one lies in the other's";
    throw new ConfigError(
      `${file}: entries ${Math.min(inner, outer) + 1} and ${Math.max(inner, outer) + 1} ${what}. Give each a folder of its own.`,
    );
  }
}

function isWithin(folder: string, outer: string): boolean {
  return `${folder}${path.sep}`.startsWith(`${outer}${path.sep}`);
}

async function load(file: string): Promise<unknown> {
  if (file.endsWith(".json")) return loadJson(file);
  // What Node says of these is about modules.
  textOf(file);
  if (!/\.[cm]?[jt]s$/.test(file))
    throw new ConfigError(
      `${file} is no configuration: its name ends in .ts, .mts, .js, .mjs, .cjs or .json.`,
    );
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    return typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const said = `${file}${positionIn(file, error)} cannot be loaded: ${reason.replace(/\.$/, "")}.${loadingHelp(file, reason)}`;
    throw new ConfigError(said, { cause: error });
  }
}

/** JSON, in which there may be comments. */
function loadJson(file: string): unknown {
  const text = withoutMark(textOf(file));
  const parsed = parseJson(file, text);
  if (parsed !== undefined) return parsed.value;
  const { position, reason } = jsonMistake(text);
  const at = `${file}:${position.line}:${position.column}`;
  throw new ConfigError(`${at} cannot be loaded: it is no JSON${reason === undefined ? "" : `: ${reason}`}.`);
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch (error) {
    throw new ConfigError(`${file} cannot be loaded: ${readingProblem(error)}.`, { cause: error });
  }
}

function validate(config: unknown, at: string): Config {
  if (typeof config !== "object" || config === null)
    throw new ConfigError(`${at} exports no configuration. Export a map with \`input\` and \`output\`.`);
  if (isConfig(config)) return config;
  throw new ConfigError(`${at}: ${problemOf(config)}`);
}

function isConfig(config: object): config is Config {
  return problemOf(config) === undefined;
}

function problemOf(config: object): string | undefined {
  return wrongOption(config, ["input", "output"], configOptions);
}

function absolute(config: Config, folder: string): Config {
  const { overlays } = config;
  return {
    ...config,
    input: absoluteName(config.input, folder),
    output: path.resolve(folder, config.output),
    ...(overlays === undefined ? {} : { overlays: overlays.map((overlay) => absoluteName(overlay, folder)) }),
  };
}
