import { type ExitCode, UsageError, allowed, hosts, parse } from "./arguments.js";
import { deliver } from "./deliver.js";
import { print, wantsColor } from "./print.js";

/** `specwright lint`: what is wrong or missing in documents. */
export async function lint(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, {
    format: { type: "string" },
    config: { type: "string" },
    ...hosts,
  });
  if (positionals.length === 0) throw new UsageError("Give at least one document");
  const [{ lint: run, ruleDescriptions: about }, { formatDiagnostics, isReportFormat, reportFormats }] =
    await Promise.all([import("../lint/lint.js"), import("../report/report.js")]);
  const format = values.format ?? "stylish";
  if (!isReportFormat(format)) throw new UsageError(`Formats are: ${reportFormats.join(", ")}`);
  const result = await run({
    documents: positionals,
    ...allowed(values),
    ...(values.config === undefined ? {} : { config: values.config }),
  });
  const { diagnostics, texts } = result;
  const color = wantsColor(process.stdout);
  const problem = await deliver(
    formatDiagnostics(format, diagnostics, { cwd: process.cwd(), texts, color, about }),
  );
  if (problem !== undefined) await print({ diagnostics: [problem], inputs: texts });
  if (result.unreadable || problem !== undefined) return 2;
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}
