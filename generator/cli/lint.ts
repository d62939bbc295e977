import { type ExitCode, UsageError, allowed, hosts, parse } from "./arguments.js";

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
  const color = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
  console.log(
    formatDiagnostics(format, result.diagnostics, { cwd: process.cwd(), texts: result.texts, color, about }),
  );
  if (result.unreadable) return 2;
  return result.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}
