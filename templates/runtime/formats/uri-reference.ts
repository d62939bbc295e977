import { isReference } from "./reference.js";
import { uriRules } from "./uri-rules.js";

/** RFC 3986, section 4.1. */
export function hasUriReferenceFormat(text: string): boolean {
  return isReference(text, uriRules);
}
