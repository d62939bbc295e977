/** Lints documents that a test writes out, in a temporary folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { LocatedDiagnostic } from "../../generator/diagnostics.js";
import { type LintOptions, type LintResult, lint } from "../../generator/lint/lint.js";

/** Texts by path below the folder. */
export type Files = Readonly<Record<string, string>>;

/** A configuration of Redocly with no rule switched on, for tests of our own rules. */
export const silent = { "redocly.yaml": "rules: {}\n" };

export interface Linted extends LintResult {
  /** The temporary folder, which is the working folder of the run. */
  readonly folder: string;
  /** `file:line:column severity code`, without the file where it is `openapi.yaml`. */
  readonly lines: readonly string[];
}

/** Writes the files and lints `openapi.yaml`, or the documents that the options name. */
export async function lintFiles(files: Files, options: Partial<LintOptions> = {}): Promise<Linted> {
  const folder = mkdtempSync(path.join(tmpdir(), "specwright-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const result = await lint({ documents: ["openapi.yaml"], cwd: folder, ...options });
  return { ...result, folder, lines: result.diagnostics.map((diagnostic) => lineOf(diagnostic, folder)) };
}

function lineOf({ code, severity, place, position }: LocatedDiagnostic, folder: string): string {
  const file = place === undefined ? "" : path.relative(folder, place.file).split(path.sep).join("/");
  const where = position === undefined ? "" : `${position.line}:${position.column}`;
  const parts = [file === "openapi.yaml" ? "" : file, where].filter((part) => part !== "");
  return `${parts.join(":")} ${severity} ${code}`;
}
