/** Finds and loads the user's configuration of Redocly. */
import { existsSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { BaseResolver, Config } from "@redocly/openapi-core";
import type { Diagnostic, Position, Severity } from "../diagnostics.js";
import type { Core } from "../source/document-resolver.js";
import { step } from "../source/pointer.js";
import { readingProblem } from "../source/refusals.js";
import { corrections } from "../source/redocly-types.js";

const names = ["redocly.yaml", "redocly.yml", ".redocly.yaml"];

/**
 * The configuration that applies to a document: the one beside it, or else in the nearest folder above it,
 * up to the working folder. For a document elsewhere: beside it, or else in the working folder.
 * @param file absolute path of the document.
 * @returns an absolute path; undefined where there is none.
 */
export function findConfig(file: string, cwd: string): string | undefined {
  const candidates = folders(path.dirname(file), cwd).flatMap((folder) =>
    names.map((name) => path.join(folder, name)),
  );
  return candidates.find((candidate) => existsSync(candidate));
}

function folders(start: string, cwd: string): string[] {
  const inside = start === cwd || start.startsWith(cwd.endsWith(path.sep) ? cwd : cwd + path.sep);
  if (!inside) return [start, cwd];
  const found = [start];
  for (let folder = start; folder !== cwd; folder = path.dirname(folder)) found.push(path.dirname(folder));
  return found;
}

/** A configuration, or why there is none; problems of a configuration that works all the same are warnings. */
export interface LoadedConfig {
  readonly config?: Config;
  readonly problems: readonly Diagnostic[];
}

interface Loading {
  readonly core: Core;
  readonly resolver: BaseResolver;
  readonly cwd: string;
}

/** Redocly's recommended rules, for documents without a configuration; a list of exceptions counts all the same. */
export async function recommended({ core, resolver, cwd }: Loading): Promise<LoadedConfig> {
  const file = path.join(cwd, core.IGNORE_FILE);
  try {
    const ignore = await core.loadIgnoreConfig(file, resolver);
    const options = { externalRefResolver: resolver, ignore, plugins: [corrections] };
    return { config: await core.createConfig({ extends: ["recommended"] }, options), problems: [] };
  } catch (error) {
    return { problems: [unusable(file, error)] };
  }
}

/**
 * Loads a configuration file, its plugins and what it extends.
 * @param file absolute path.
 */
export async function loadConfig(file: string, { core, resolver }: Loading): Promise<LoadedConfig> {
  try {
    const plugins = [corrections];
    const config = await core.loadConfig({ configPath: file, externalRefResolver: resolver, plugins });
    const found = await core.lintConfig({ config, severity: "warn", externalRefResolver: resolver });
    // Redocly goes on without what it cannot load, and would find nothing wrong for want of rules.
    const missing = found.find(({ ruleId }) => ruleId.endsWith("no-unresolved-refs"));
    if (missing !== undefined) return { problems: [misconfigured(missing, "error", core)] };
    return { config, problems: found.map((problem) => misconfigured(problem, "warning", core)) };
  } catch (error) {
    return { problems: [unusable(file, error)] };
  }
}

const code = "redocly-config";

type Problem = Awaited<ReturnType<Core["lintConfig"]>>[number];

function misconfigured(
  { message, location: [location] }: Problem,
  severity: Severity,
  core: Core,
): Diagnostic {
  const start = location && core.getLineColLocation(location).start;
  const place = location && start && { file: location.source.absoluteRef, position: positionOf(start) };
  return {
    code,
    severity,
    message: `Redocly's configuration: ${firstLine(message)}`,
    ...(place && { place: { ...place, pointer: "" } }),
  };
}

/** @param file the configuration, for errors that do not say which file they are about. */
function unusable(file: string, error: unknown): Diagnostic {
  const position = parseErrorPosition(error);
  return {
    code,
    severity: "error",
    message: `Redocly's configuration cannot be used: ${firstLine(readingProblem(error))}`,
    help: "Correct it, as described at https://redocly.com/docs/cli/configuration.",
    place: { file: parseErrorFile(error) ?? file, pointer: "", ...(position && { position }) },
  };
}

function parseErrorFile(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("source" in error)) return undefined;
  const file = step(error.source, "absoluteRef");
  return typeof file === "string" ? file : undefined;
}

/** The first line of what an error says, without colours: the rest is a code frame or a stack. */
export function messageOf(error: unknown): string {
  return firstLine(error instanceof Error ? error.message : String(error));
}

/** The first line of a text, without escape sequences and without a final full stop. */
export function firstLine(text: string): string {
  const [line = ""] = stripVTControlCharacters(text).split("\n");
  return line.replace(/\.\s*$/, "");
}

/** Where the file cannot be parsed, for errors of that kind. */
export function parseErrorPosition(error: unknown): Position | undefined {
  if (!(error instanceof Error) || !("line" in error) || !("col" in error)) return undefined;
  const { line, col } = error;
  return typeof line === "number" && typeof col === "number" ? positionOf({ line, col }) : undefined;
}

/** Redocly's lines and columns count from 1 too; NaN stands for unknown. */
export function positionOf({ line, col }: { readonly line: number; readonly col: number }): Position {
  return { line: Math.max(1, line || 1), column: Math.max(1, col || 1) };
}
