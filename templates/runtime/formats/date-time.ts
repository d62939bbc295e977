import { daysOfMonth, hasDateFormat } from "./date.js";
import { utcMinutes } from "./time.js";

/** RFC 3339, section 5.6: `date-time`. */
export function hasDateTimeFormat(text: string): boolean {
  const [date, separator, time] = [text.slice(0, 10), text.charAt(10), text.slice(11)];
  if (!hasDateFormat(date) || (separator !== "T" && separator !== "t")) return false;
  const minutes = utcMinutes(time);
  if (minutes === undefined) return false;
  if (time.slice(6, 8) !== "60") return true;
  // A leap second ends the last day of a month, in UTC (section 5.7).
  return Number(date.slice(8)) === (minutes < 0 ? 1 : daysOfMonth(date));
}
