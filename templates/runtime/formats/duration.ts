/** RFC 3339, appendix A: `duration`. */
export function hasDurationFormat(text: string): boolean {
  if (/^P\d+W$/.test(text)) return true;
  const [, date, time] = /^P([^T]*)(?:T(.*))?$/s.exec(text) ?? [];
  if (date === undefined || (date === "" && time === undefined)) return false;
  const dateFits = date === "" || /^(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)$/.test(date);
  const timeFits = time === undefined || /^(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)$/.test(time);
  return dateFits && timeFits;
}
