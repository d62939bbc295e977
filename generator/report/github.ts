/**
 * Workflow commands of GitHub Actions, which become annotations of a pull request
 * (docs.github.com, "Workflow commands for GitHub Actions"; escaping as in actions/toolkit).
 */
import type { LocatedDiagnostic, Severity } from "../diagnostics.js";
import type { Formatter } from "./format.js";
import { Lines } from "./frame.js";
import { relativeName, visible, visibleLines } from "./text.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** One command on a line of its own for each diagnostic; no text for no diagnostics. */
export const github: Formatter = (diagnostics, { cwd, texts }) => {
  const lines = new Lines(texts);
  return diagnostics.map((diagnostic) => command(diagnostic, cwd, lines)).join("\n");
};

function command(diagnostic: LocatedDiagnostic, cwd: string, lines: Lines): string {
  const { code, severity, message, help = "", place, position } = diagnostic;
  const properties = {
    file: place && relativeName(place.file, cwd),
    line: position?.line,
    col: position?.column,
    endColumn: place && position && lines.endColumn(place.file, position),
    title: code,
  };
  const list = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  const text = [...visibleLines(message), ...visibleLines(help)].filter((line) => line !== "").join("\n");
  return `::${commands[severity]} ${list.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(visible(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
