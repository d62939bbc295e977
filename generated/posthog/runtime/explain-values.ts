/** Keywords about single values (JSON Schema validation, sections 6.1 to 6.3). */
import {
  hasMaxLength,
  hasMinLength,
  isArray,
  isEqual,
  isFile,
  isInteger,
  isMultipleOf,
  isNumber,
  isObject,
} from "./checks.js";
import type { SchemaKeywords } from "./explain-schema.js";
import { type Visit, refuse } from "./explain-visit.js";

/** Checks the type. */
export function checkType({ type, typeTests }: SchemaKeywords, visit: Visit): void {
  if (type === undefined) return;
  const types = typeof type === "string" ? [type] : type;
  const { value } = visit;
  if (!types.some((name) => typeTests?.[name]?.(value) ?? hasType(value, name)))
    refuse(visit, "type", `must be ${list(types)}`);
}

function hasType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "integer") return isInteger(value);
  if (type === "number") return isNumber(value);
  if (type === "array") return isArray(value);
  if (type === "file") return isFile(value);
  return type === "object" ? isObject(value) : typeof value === type;
}

function list(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}` : names.join();
}

/** More members than this are counted rather than listed. */
const manyMembers = 12;

/** Checks `enum` and `const`. */
export function checkEnum(schema: SchemaKeywords, visit: Visit): void {
  const { value } = visit;
  if (schema.enum !== undefined && !(schema.open === true && typeof value === "string")) {
    const members = [...schema.enum];
    const message =
      members.length > manyMembers
        ? `must be one of ${members.length} values`
        : `must be ${list(members.map(textOf))}`;
    if (!members.some((member) => isEqual(value, member))) refuse(visit, "enum", message);
  }
  if (schema.const !== undefined && !isEqual(value, schema.const)) {
    refuse(visit, "const", `must be ${textOf(schema.const)}`);
  }
}

function textOf(member: unknown): string {
  return typeof member === "bigint" ? String(member) : JSON.stringify(member);
}

/** Checks a number; other values pass. */
export function checkNumber(schema: SchemaKeywords, visit: Visit): void {
  const { value } = visit;
  if (typeof value !== "number" && typeof value !== "bigint") return;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, numberTest } = schema;
  const check = (keyword: string, passes: boolean, message: string): void => {
    if (!passes) refuse(visit, keyword, message);
  };
  if (minimum !== undefined) check("minimum", value >= minimum, `must be at least ${minimum}`);
  if (maximum !== undefined) check("maximum", value <= maximum, `must be at most ${maximum}`);
  if (exclusiveMinimum !== undefined) {
    check("exclusiveMinimum", value > exclusiveMinimum, `must be greater than ${exclusiveMinimum}`);
  }
  if (exclusiveMaximum !== undefined) {
    check("exclusiveMaximum", value < exclusiveMaximum, `must be less than ${exclusiveMaximum}`);
  }
  if (multipleOf !== undefined) {
    check("multipleOf", isMultipleOf(value, multipleOf), `must be a multiple of ${multipleOf}`);
  }
  if (numberTest !== undefined && typeof value === "number")
    check("format", numberTest(value), `must have the format ${format}`);
}

/** Checks a string; other values pass. */
export function checkString(schema: SchemaKeywords, visit: Visit): void {
  const { value } = visit;
  const { minLength, maxLength, pattern, format, textTest } = schema;
  if (typeof value !== "string") return;
  if (minLength !== undefined && !hasMinLength(value, minLength)) {
    refuse(visit, "minLength", `must have at least ${minLength} characters`);
  }
  if (maxLength !== undefined && !hasMaxLength(value, maxLength)) {
    refuse(visit, "maxLength", `must have at most ${maxLength} characters`);
  }
  if (pattern !== undefined && !regExp(pattern).test(value)) {
    refuse(visit, "pattern", `must match the pattern ${pattern}`);
  }
  if (textTest?.(value) === false) refuse(visit, "format", `must have the format ${format}`);
}

const regExps = new Map<string, RegExp>();

/** The regular expression of a pattern: made when it is first needed, since few values are ever explained. */
export function regExp(source: string): RegExp {
  const known = regExps.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, "u");
  regExps.set(source, made);
  return made;
}
