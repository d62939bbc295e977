/** RFC 3339, section 5.6: `full-time`. */
export function hasTimeFormat(text: string): boolean {
  return utcMinutes(text) !== undefined;
}

const minutesOfDay = 24 * 60;

/**
 * The minutes of a time, counted in UTC from midnight of the local day: they may lie outside of that day.
 * Undefined for what is no time. The second 60 comes at the end of a day in UTC alone (section 5.7).
 */
export function utcMinutes(text: string): number | undefined {
  const parts = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/.exec(text);
  if (parts === null) return undefined;
  const [hour = 0, minute = 0, second = 0] = parts.slice(1, 4).map(Number);
  const [offsetHour = 0, offsetMinute = 0] = parts.slice(5).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return undefined;
  const offset = offsetHour * 60 + offsetMinute;
  const minutes = hour * 60 + minute + (parts[4] === "-" ? offset : -offset);
  const isLast = (minutes + minutesOfDay) % minutesOfDay === minutesOfDay - 1;
  return second < 60 || isLast ? minutes : undefined;
}
