/** Writes JSON with bigints, which JSON.stringify refuses, and with dates, which it turns into null where invalid. */
import { JsonText, isBinary, isLost } from "./body.js";
import { RequestError } from "./errors.js";
import type { FieldEncoding } from "./parameters.js";

/**
 * JSON of a value, with bigints as integers, for wherever a value is written as JSON. What is left out there,
 * undefined and null, stays what it is.
 * @throws RequestError for a value that JSON cannot hold, an invalid date among them.
 */
export function exactJson(value: unknown): JsonText | null | undefined {
  if (value === undefined || value === null) return value;
  try {
    const text = jsonOf(value);
    if (text !== undefined) return new JsonText(text);
  } catch (cause) {
    throw new RequestError("A value cannot be written as JSON", { cause });
  }
  throw new RequestError("A value cannot be written as JSON: it is a function or a symbol");
}

/** The fields of a form, with {@link exactJson} where they are written as JSON. */
export function withJsonFields(
  form: unknown,
  encodings: Readonly<Record<string, FieldEncoding>> = {},
): unknown {
  if (typeof form !== "object" || form === null) return form;
  const fields = Object.entries(form).map(([name, value]: [string, unknown]) => [
    name,
    jsonField(value, Object.hasOwn(encodings, name) ? encodings[name] : undefined),
  ]);
  return Object.fromEntries(fields);
}

/** Where a style is given, it writes the value; without one, lists repeat their field. */
function jsonField(value: unknown, { contentType, ...style }: FieldEncoding = {}): unknown {
  if (Object.keys(style).length > 0) return style.style === "deepObject" ? value : withJsonMembers(value);
  const isFile = (Array.isArray(value) ? value : [value]).some(isBinary);
  if (contentType !== undefined && /[/+]json\b/i.test(contentType) && !isFile) return exactJson(value);
  return isPlain(value) ? exactJson(value) : withJsonMembers(value);
}

/** A list or an object, with {@link exactJson} of the lists and objects in it, for styles of one level. */
export function withJsonMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonMember);
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, jsonMember(member)]));
}

function jsonMember(value: unknown): unknown {
  return Array.isArray(value) || isPlain(value) ? exactJson(value) : value;
}

/** An object that becomes JSON: no file, and nothing that is written as a text, as dates are. */
function isPlain(value: unknown): boolean {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** What JSON.stringify gives (ECMA-262, section 25.5.2), but for bigints. */
function jsonOf(value: unknown): string | undefined {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isLost(value)) throw new TypeError("JSON holds no file");
  if (value instanceof Date && Number.isNaN(value.getTime())) throw new RangeError("A date is invalid");
  if ("toJSON" in value && typeof value.toJSON === "function") return jsonOf(value.toJSON());
  if (Array.isArray(value)) {
    // By index, since a list may have holes.
    return `[${Array.from(value, (item: unknown) => jsonOf(item) ?? "null").join()}]`;
  }
  const members = Object.entries(value).flatMap(([name, member]) => {
    const text = jsonOf(member);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${members.join()}}`;
}
