/** Texts of the formats `date-time` and `date` as dates, and back (RFC 3339, section 5.6). None of these throws. */
import { type JsonObject, isObject } from "./checks.js";
import { hasDateTimeFormat } from "./formats/date-time.js";
import { hasDateFormat } from "./formats/date.js";

/** A date that RFC 3339 can write: its years have four digits. */
export function isDateTime(value: unknown): value is Date {
  if (!(value instanceof Date)) return false;
  const time = value.getTime();
  return time >= -62_167_219_200_000 && time < 253_402_300_800_000;
}

/** A day: a date at midnight in UTC. */
export function isDate(value: unknown): value is Date {
  return isDateTime(value) && value.getTime() % 86_400_000 === 0;
}

/** A JSON object. A Date is an object to the language, and a text in JSON. */
export function isDatelessObject(value: unknown): value is JsonObject {
  return isObject(value) && !(value instanceof Date);
}

/** The moment of a `date-time`, in milliseconds: smaller parts of a second are lost. Other values stay as they are. */
export function decodeDateTime(json: unknown): unknown {
  if (typeof json !== "string" || !hasDateTimeFormat(json)) return json;
  // A leap second is none to Date, and stays text.
  const date = new Date(json.toUpperCase());
  return isDateTime(date) ? date : json;
}

/** The day of a `date`, as midnight in UTC. Other values stay as they are. */
export function decodeDate(json: unknown): unknown {
  return typeof json === "string" && hasDateFormat(json) ? new Date(json) : json;
}

/** The day of a date in UTC, as a `date`. Other values stay as they are. */
export function encodeDate(value: unknown): unknown {
  return isDateTime(value) ? value.toISOString().slice(0, 10) : value;
}
