/** What options there are and what each takes, for configurations and calls that no compiler has checked. */
import type { GenerateOptions } from "./generate.js";
import { type WordOption, listed, wordOf } from "./option-words.js";
import { isHost } from "./source/url.js";

/** Options of calls: what a configuration cannot say, or has no use for. */
const ofCalls = ["read", "onStage", "memory", "needed"] as const;

/** One document and its output, in the words of {@link GenerateOptions}. Paths start at the configuration's folder. */
export type Config = Omit<GenerateOptions, (typeof ofCalls)[number]>;

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string" && value !== "";
const isFlag: Check = (value) => typeof value === "boolean";
const isFunction: Check = (value) => typeof value === "function";
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isHosts: Check = (value) =>
  Array.isArray(value) && value.every((host) => typeof host === "string" && isHost(host));
const isHostHeaders: Check = (value) =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(([host, give]) => isHost(host) && isFunction(give));
const isSelection: Check = (value) => hasOnly(value, { include: isTexts, exclude: isTexts });

function hasOnly(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([key, member]) => Object.hasOwn(checks, key) && (member === undefined || checks[key]?.(member) === true),
  );
}

type Taken = readonly [words: string, check: Check];

function oneOf(option: WordOption): Taken {
  return [listed(option), (value) => wordOf(option, value) !== undefined];
}

/** What each option takes, in words and as a check. */
const options: { readonly [Name in keyof GenerateOptions]-?: Taken } = {
  input: ["the path of a document", isText],
  output: ["the path of a folder", isText],
  name: ["a name, such as PostHog", isText],
  formats: oneOf("formats"),
  int64: oneOf("int64"),
  dates: oneOf("dates"),
  paths: ["true or false", isFlag],
  javascript: ["true or false", isFlag],
  tsNocheck: ["true or false", isFlag],
  importExtension: oneOf("importExtension"),
  strict: ["true or false", isFlag],
  force: ["true or false", isFlag],
  overlays: ["a list of paths", isTexts],
  allowHosts: ["a list of hosts, such as example.com or localhost:8080", isHosts],
  hostHeaders: ["a map of functions by host, each of which gives headers", isHostHeaders],
  filter: [
    "a map of `tags`, `paths` and `operations`, each with lists `include` and `exclude`, and `deprecated`",
    (value) =>
      hasOnly(value, { tags: isSelection, paths: isSelection, operations: isSelection, deprecated: isFlag }),
  ],
  transform: ["a function", isFunction],
  memory: ["a Memory", (value) => typeof value === "object" && value !== null],
  needed: ["a set of paths", (value) => value instanceof Set],
  read: ["a function", isFunction],
  onStage: ["a function", isFunction],
};

type Name = keyof GenerateOptions;

function isOption(key: string): key is Name {
  return Object.hasOwn(options, key);
}

/** The options that a configuration may have. */
export const configOptions: readonly Name[] = Object.keys(options)
  .filter(isOption)
  .filter((name) => !ofCalls.some((other) => other === name));

/**
 * What is wrong with options, as a sentence; undefined where nothing is.
 * @param required names of those that must be there.
 * @param known names of those that may be there.
 */
export function wrongOption(
  given: object,
  required: readonly Name[],
  known: readonly string[] = Object.keys(options),
): string | undefined {
  const names = [...required, ...Object.keys(given)];
  for (const name of names) {
    if (!isOption(name) || !known.includes(name))
      return `there is no option "${name}". Options are: ${known.join(", ")}.`;
    const [words, check] = options[name];
    const value: unknown = Object(given)[name];
    if (value === undefined ? required.includes(name) : !check(value)) return `"${name}" must be ${words}.`;
  }
  return undefined;
}

/** @throws TypeError for options of a call that are missing, unknown or of the wrong type. */
export function checkOptions(given: object, ...required: readonly Name[]): void {
  const problem = wrongOption(given, required);
  if (problem !== undefined) throw new TypeError(`specwright cannot use its options: ${problem}`);
}
