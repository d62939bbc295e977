/** Diagnostics as text, in the formats that people and tools read. One file for each format. */
import type { LocatedDiagnostic } from "../diagnostics.js";
import type { Formatter, ReportOptions } from "./format.js";
import { github } from "./github.js";
import { json } from "./json.js";
import { sarif } from "./sarif.js";
import { stylish } from "./stylish.js";

export { abridge } from "./abridge.js";
export type { ReportOptions } from "./format.js";

/** To add a format, add its file and its entry here. */
const formatters = { stylish, json, github, sarif } as const satisfies Readonly<Record<string, Formatter>>;

/** The name of a format. */
export type ReportFormat = keyof typeof formatters;

/** True for the name of a format. */
export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(formatters, name);
}

/** The names of all formats, the one for terminals first. */
export const reportFormats: readonly ReportFormat[] = Object.keys(formatters).filter(isReportFormat);

/**
 * Diagnostics as text without a final line break. Whatever a document holds, no control character of it
 * reaches the output, and none of its text is taken for a part of the format.
 * @param diagnostics in the order in which they are to be shown.
 */
export function formatDiagnostics(
  format: ReportFormat,
  diagnostics: readonly LocatedDiagnostic[],
  options: ReportOptions,
): string {
  return formatters[format](diagnostics, options);
}
