/** `@redocly/openapi-core`: the rules that everybody knows, under the user's own configuration. */
import path from "node:path";
import type { Config, NormalizedProblem } from "@redocly/openapi-core";
import type { Diagnostic, Place } from "../diagnostics.js";
import { longChain } from "../source/chains.js";
import { type Core, documentResolver } from "../source/document-resolver.js";
import { step } from "../source/pointer.js";
import type { ReadFile } from "../source/read-text.js";
import type { Source } from "../source/source.js";
import { configResolver } from "./config-resolver.js";
import {
  type LoadedConfig,
  findConfig,
  firstLine,
  loadConfig,
  messageOf,
  parseErrorPosition,
  positionOf,
  recommended,
} from "./redocly-config.js";

/** What all runs have in common. */
export interface RedoclyOptions {
  readonly cwd: string;
  readonly read: ReadFile;
  /** Absolute path of a configuration that is used for every document. */
  readonly config?: string;
}

/** What Redocly finds in a document. */
export interface RedoclyResult {
  readonly problems: readonly RedoclyProblem[];
  /** Problems of the configuration, and of Redocly itself. */
  readonly failures: readonly Diagnostic[];
  /** False where the configuration cannot be used, and nothing was looked for. */
  readonly configured: boolean;
}

/** A finding of one of Redocly's rules. */
export interface RedoclyProblem extends Diagnostic {
  readonly place: Place;
  /** Listed in the user's `.redocly.lint-ignore.yaml`: known, and not to be told. */
  readonly ignored: boolean;
}

/** Runs Redocly's rules on documents. Loads the library, which is heavy, with the first of them. */
export class Redocly {
  readonly #options: RedoclyOptions;
  readonly #configs = new Map<string | undefined, Promise<LoadedConfig>>();

  constructor(options: RedoclyOptions) {
    this.#options = options;
  }

  /**
   * Lints one document.
   * @param file absolute path of the document.
   * @param source where its files are parsed.
   */
  async lint(file: string, source: Source): Promise<RedoclyResult> {
    const core = await import("@redocly/openapi-core");
    const { config, problems: failures } = await this.#config(file, core);
    if (config === undefined) return { problems: [], failures, configured: false };
    const chain = longChain(source);
    if (chain !== undefined) {
      const failure = stopped(chain, new Error("more than a hundred references follow each other from here"));
      return { problems: [], failures: [...failures, failure], configured: true };
    }
    try {
      const externalRefResolver = documentResolver(core, source);
      const found = await core.lint({ ref: file, config: forDocument(config, file), externalRefResolver });
      const version = step(source.peek(file), "openapi");
      const problems = found.filter((problem) => !isBooleanSchema(problem, version));
      return { problems: problems.map((problem) => translate(problem, file)), failures, configured: true };
    } catch (error) {
      return {
        problems: [],
        failures: [...failures, stopped({ file, pointer: "" }, error)],
        configured: true,
      };
    }
  }

  #config(file: string, core: Core): Promise<LoadedConfig> {
    const { cwd, read } = this.#options;
    const found = this.#options.config ?? findConfig(file, cwd);
    const loading = { core, resolver: configResolver(core, read), cwd };
    const known = this.#configs.get(found);
    const config = known ?? (found === undefined ? recommended(loading) : loadConfig(found, loading));
    this.#configs.set(found, config);
    return config;
  }
}

/** A configuration may hold special rules for some documents, under `apis`. */
function forDocument(config: Config, file: string): Config {
  const folder = path.dirname(config.configPath ?? file);
  const apis = Object.entries(config.resolvedConfig.apis ?? {});
  const own = apis.find(([, { root }]) => typeof root === "string" && path.resolve(folder, root) === file);
  return own === undefined ? config : config.forAlias(own[0]);
}

/** Since OpenAPI 3.1 a schema may be true or false (JSON Schema core, section 4.3.2), which no type of Redocly's can say. */
function isBooleanSchema({ ruleId, message }: NormalizedProblem, version: unknown): boolean {
  const mayBe = /^3\.(?!0\b)/.test(String(version));
  return (
    mayBe && ruleId === "struct" && message.startsWith("Expected type `Schema` (object) but got `boolean`")
  );
}

function translate(problem: NormalizedProblem, root: string): RedoclyProblem {
  const { message, ruleId, severity, suggest, reference } = problem;
  const hints = [
    suggest.length === 0 ? "" : `Did you mean ${suggest.slice(0, 5).join(", ")}?`,
    reference === undefined ? "" : `See ${reference}`,
  ];
  const help = hints.filter((hint) => hint !== "").join(" ");
  return {
    code: `redocly/${ruleId}`,
    severity: severity === "warn" ? "warning" : "error",
    message: firstLine(message),
    ...(help === "" ? {} : { help }),
    place: placeOf(problem, root),
    ignored: problem.ignored === true,
  };
}

/** Redocly's pointers are fragments: `#/` is the root, and everything else begins with it. */
function placeOf({ location: [location] }: NormalizedProblem, root: string): Place {
  if (location === undefined) return { file: root, pointer: "" };
  const file = location.source.absoluteRef;
  if (location.pointer === undefined) return { file, pointer: "", position: positionOf(location.start) };
  const known = location.pointer.startsWith("#/") && location.pointer !== "#/";
  return { file, pointer: known ? location.pointer.slice(1) : "" };
}

function stopped(place: Place, error: unknown): Diagnostic {
  const position = parseErrorPosition(error);
  return {
    code: "redocly-stopped",
    severity: "error",
    message: `Redocly cannot lint this document: ${messageOf(error)}`,
    help: "Where the document is right, switch off the rule that fails in redocly.yaml.",
    place: { ...place, ...(position && { position }) },
  };
}
