/** For people at a terminal: what is wrong, the lines around it, and what to do. */
import { styleText } from "node:util";
import type { LocatedDiagnostic, Severity } from "../diagnostics.js";
import { type Formatter, type ReportOptions, countSeverities } from "./format.js";
import { type FrameLine, Lines, codeFrame } from "./frame.js";
import { relativeName, visible, visibleLines } from "./text.js";

type Style = "red" | "yellow" | "blue" | "gray" | "bold" | "green";
type Paint = (style: Style, text: string) => string;

const severityStyles: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", info: "blue" };

/** Blocks of text, one for each diagnostic, and a line that counts them. */
export const stylish: Formatter = (diagnostics, options) => {
  // Whether colour is wanted is the caller's to say: styleText is not to look at the streams itself.
  const paint: Paint = (style, text) =>
    options.color ? styleText(style, text, { validateStream: false }) : text;
  const lines = new Lines(options.texts);
  const blocks = diagnostics.map((diagnostic) => block(diagnostic, { options, paint, lines }));
  return [...blocks, summary(options.counted ?? diagnostics, paint)].join("\n\n");
};

interface Printing {
  readonly options: ReportOptions;
  readonly paint: Paint;
  readonly lines: Lines;
}

function block(diagnostic: LocatedDiagnostic, { options, paint, lines }: Printing): string {
  const { severity, code, place, position, message, help } = diagnostic;
  const where = place && paint("bold", location(diagnostic, options.cwd));
  const style = severityStyles[severity];
  const head = [where, paint(style, severity), paint("gray", visible(code))];
  // A remark needs no proof: a document may hold hundreds, and their frames would bury the problems.
  const frame =
    place === undefined || position === undefined || severity === "info"
      ? []
      : codeFrame(lines, place.file, position);
  return [
    head.filter((part) => part !== undefined).join("  "),
    ...visibleLines(message).map((line) => `  ${line}`),
    ...printFrame(frame, paint, style),
    ...(help === undefined ? [] : visibleLines(help).map((line, index) => helpLine(line, index, paint))),
  ]
    .join("\n")
    .trimEnd();
}

function location({ place, position }: LocatedDiagnostic, cwd: string): string {
  const file = visible(relativeName(place?.file ?? "", cwd));
  return position === undefined ? file : `${file}:${position.line}:${position.column}`;
}

function helpLine(line: string, index: number, paint: Paint): string {
  return index === 0 ? `  ${paint("green", "help:")} ${line}` : `        ${line}`;
}

function printFrame(frame: readonly FrameLine[], paint: Paint, style: Style): string[] {
  const digits = String(frame.at(-1)?.number ?? 0).length;
  const lines = frame.flatMap(({ number, text, mark }) => {
    const bar = `${String(number).padStart(digits)} |`;
    const line = `${mark === undefined ? "   " : `  ${paint(style, ">")}`} ${paint("gray", bar)} ${text}`;
    if (mark === undefined) return [line.trimEnd()];
    const pointer = `${" ".repeat(mark.indent)}${paint(style, "^".repeat(mark.length))}`;
    return [line, `    ${paint("gray", `${" ".repeat(digits)} |`)} ${pointer}`];
  });
  return lines.length === 0 ? [] : ["", ...lines, ""];
}

function summary(diagnostics: readonly LocatedDiagnostic[], paint: Paint): string {
  const { error, warning, info } = countSeverities(diagnostics);
  const parts = [count(error, "error"), count(warning, "warning"), count(info, "info")];
  const text = parts.filter((part) => part !== "").join(", ");
  if (text === "") return paint("green", "no problems");
  return paint(error > 0 ? "red" : warning > 0 ? "yellow" : "green", text);
}

function count(number: number, noun: string): string {
  if (number === 0) return "";
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
