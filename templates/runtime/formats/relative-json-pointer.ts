import { hasJsonPointerFormat } from "./json-pointer.js";

/** draft-bhutton-relative-json-pointer-00, section 3. */
export function hasRelativeJsonPointerFormat(text: string): boolean {
  const [start] = /^(?:0|[1-9]\d*)(?:[+-](?:0|[1-9]\d*))?/.exec(text) ?? [];
  if (start === undefined) return false;
  const rest = text.slice(start.length);
  return rest === "#" || hasJsonPointerFormat(rest);
}
