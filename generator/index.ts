/** The public API of specwright. Heavy parts load when they are first used. */
export type { Diagnostic, LocatedDiagnostic, Place, Position, Severity } from "./diagnostics.js";
export { type Config, type ConfigFile, defineConfig } from "./config.js";
export { type BundleResult, bundle } from "./bundle.js";
export { type CheckResult, type GenerateOptions, type GenerateResult, check, generate } from "./generate.js";
export { type GuardsOptions, type GuardsResult, generateGuards } from "./guards.js";
export { type LintOptions, type LintResult, lint } from "./lint/lint.js";
export { Memory } from "./memory/memory.js";
export type { Filter, Selection } from "./model/filter.js";
export type { FinishedFile } from "./output/form.js";
export type { Transform } from "./output/transform.js";
export { type PipelineOptions, type Result, type Stage, run } from "./pipeline.js";
export type { HostHeaders } from "./source/host-headers.js";
export { type ReportFormat, formatDiagnostics, reportFormats } from "./report/report.js";
