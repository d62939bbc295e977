/** The words for what should be JSON, and is not, or not quite. */
import type { Diagnostic, Place } from "../diagnostics.js";
import type { Addition } from "./json-additions.js";

const additions: { readonly [Kind in Addition["kind"]]: string } = {
  comment: "JSON has no comments: this one is passed over",
  comma: "JSON has no comma behind the last member: this one is passed over",
};

export function additionWarning(kind: Addition["kind"], place: Place): Diagnostic {
  const help = "Remove it: other tools will not read the file.";
  return { code: "json-invalid", severity: "warning", message: additions[kind], help, place };
}

/** For a file that is named `.json`, and does not begin as JSON does. */
export function readAsYaml(file: string): Diagnostic {
  return {
    code: "json-invalid",
    severity: "warning",
    message: "This is not JSON, though the file's name says so, and is read as YAML",
    help: "Name the file .yaml.",
    place: { file, pointer: "", position: { line: 1, column: 1 } },
  };
}

/** What is wrong, by the names that jsonc-parser has for it. */
const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is no text in double quotes, no number, and none of true, false and null",
  InvalidNumberFormat: "this is no number",
  PropertyNameExpected: "a key in double quotes is expected here",
  ValueExpected: "a value is expected here",
  ColonExpected: "a colon is expected here",
  CommaExpected: "a comma is expected here",
  CloseBraceExpected: "the } of an object is missing",
  CloseBracketExpected: "the ] of a list is missing",
  EndOfFileExpected: "the document has ended before this",
  UnexpectedEndOfComment: "this comment has no end",
  UnexpectedEndOfString: "this text has no quotation mark at the end of the line",
  UnexpectedEndOfNumber: "this number has no end",
  InvalidUnicode: "an escape of this text has no four hexadecimal digits",
  InvalidEscapeCharacter: "this text has an escape that JSON does not know",
  InvalidCharacter: "this text has a control character, such as a tab, that is not escaped",
};

/** @param name of jsonc-parser's for a mistake. */
export function reasonOf(name: string): string | undefined {
  return reasons[name];
}

/** @param reason undefined where none is known. */
export function syntaxError(reason: string | undefined, place: Place): Diagnostic {
  return {
    code: "syntax",
    severity: "error",
    message: reason === undefined ? "This is not JSON" : `This is not JSON: ${reason}`,
    help: "Correct the JSON at this place.",
    place,
  };
}
