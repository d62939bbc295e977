import { hasLabels } from "./idna.js";

/** RFC 1123, section 2.1; labels that begin with `xn--` are A-labels (RFC 5890, section 2.3.2.1). */
export function hasHostnameFormat(text: string): boolean {
  return text.length <= 253 && !/[^\dA-Za-z.-]/.test(text) && hasLabels(text.split("."));
}
