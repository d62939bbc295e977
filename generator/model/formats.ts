/** The formats that guards can check, and the types of the values that they are defined for. */

/** Validation, section 7.3; `byte` is OpenAPI's (3.0, section 4.4; registry of formats). */
const stringFormats = [
  "byte",
  "date",
  "date-time",
  "duration",
  "email",
  "hostname",
  "idn-email",
  "idn-hostname",
  "ipv4",
  "ipv6",
  "iri",
  "iri-reference",
  "json-pointer",
  "regex",
  "relative-json-pointer",
  "time",
  "uri",
  "uri-reference",
  "uri-template",
  "uuid",
] as const;

/** OpenAPI 3.0, section 4.4. */
const numberFormats = ["double", "float", "int32", "int64"] as const;

export type StringFormat = (typeof stringFormats)[number];
export type NumberFormat = (typeof numberFormats)[number];
export type Format = StringFormat | NumberFormat;

/** Whether `format` is checked, or only said. */
export type FormatBehavior = "annotate" | "assert";

/** The format of strings that a name stands for; undefined for all others, which say nothing of values. */
export function stringFormat(name: string | undefined): StringFormat | undefined {
  return stringFormats.find((format) => format === name);
}

/** The same for numbers. */
export function numberFormat(name: string | undefined): NumberFormat | undefined {
  return numberFormats.find((format) => format === name);
}

/** Every format that can be checked. */
export const formats: readonly Format[] = [...stringFormats, ...numberFormats];
