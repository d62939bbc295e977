/** SARIF 2.1.0 (OASIS), which code scanners and editors read. Numbers of sections are that standard's. */
import type { LocatedDiagnostic, Severity } from "../diagnostics.js";
import type { Formatter, ReportOptions } from "./format.js";
import { Lines } from "./frame.js";
import { folderUri, jsonText, relativeUri } from "./text.js";

/** Section 3.27.10. */
const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** The name for the working folder in URIs; GitHub takes this one for the root of the repository. */
const root = "%SRCROOT%";

/** A log of one run. Codes are its rules, in the order in which they first occur. */
export const sarif: Formatter = (diagnostics, options) => {
  const codes = [...new Set(diagnostics.map(({ code }) => code))];
  const lines = new Lines(options.texts);
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "specwright", rules: codes.map((code) => rule(code, diagnostics, options)) },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [root]: { uri: folderUri(options.cwd) } },
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: codes.indexOf(diagnostic.code),
          level: levels[diagnostic.severity],
          message: { text: text(diagnostic) },
          locations: location(diagnostic, options.cwd, lines),
        })),
      },
    ],
  });
};

/**
 * Section 3.49. GitHub shows no rule without descriptions and a help text. What a finding says to do is about that
 * place alone, and stands in its result.
 */
function rule(
  code: string,
  diagnostics: readonly LocatedDiagnostic[],
  { about }: Pick<ReportOptions, "about">,
): object {
  const first = diagnostics.find((diagnostic) => diagnostic.code === code);
  const description = plain(about?.get(code) ?? code.replace(/^.*\//, "").replaceAll("-", " "));
  return {
    id: code,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: description },
    defaultConfiguration: { level: levels[first?.severity ?? "warning"] },
  };
}

/** A result has no help of its own (section 3.27), so that the help becomes part of the message. */
function text({ message, help }: LocatedDiagnostic): string {
  return plain(help === undefined ? message : `${message}\n${help}`);
}

/**
 * Text that holds no placeholder and no link, which viewers would replace (sections 3.11.5 and 3.11.6).
 * The standard wants every brace doubled; viewers show that as it stands, so that only what would be a
 * placeholder is, and `/pets/{id}` stays readable.
 */
function plain(message: string): string {
  return message.replace(/\{(\d+)\}/g, "{{$1}}").replaceAll("](", "] (");
}

/** Sections 3.28 to 3.30. */
function location({ place, position }: LocatedDiagnostic, cwd: string, lines: Lines): object[] {
  if (place === undefined) return [];
  const { uri, inside } = relativeUri(place.file, cwd);
  const region = position && {
    startLine: position.line,
    startColumn: position.column,
    endColumn: lines.endColumn(place.file, position),
  };
  const artifactLocation = inside ? { uri, uriBaseId: root } : { uri };
  return [{ physicalLocation: { artifactLocation, region } }];
}
