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

/** What integers of 64 bits are in the program. A number holds those up to 2 ** 53 exactly. */
export type Int64Type = "number" | "bigint";

/** What dates, with a time and without, are in the program. */
export type DateType = "string" | "Date";

/** What values are in the program where JSON has no type of its own for them. */
export interface ValueTypes {
  /** Of integers whose format is `int64` or `uint64`; `number` by default. */
  readonly int64?: Int64Type;
  /** Of strings whose format is `date-time` or `date`; `string` by default. */
  readonly dates?: DateType;
}

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
