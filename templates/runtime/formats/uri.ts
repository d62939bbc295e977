import { hasScheme, isReference } from "./reference.js";
import { uriRules } from "./uri-rules.js";

/** RFC 3986, section 3. */
export function hasUriFormat(text: string): boolean {
  return hasScheme(text) && isReference(text, uriRules);
}
