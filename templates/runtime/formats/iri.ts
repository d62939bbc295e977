import { iriRules } from "./iri-rules.js";
import { hasScheme, isReference } from "./reference.js";

/** RFC 3987, section 2.2: `IRI`. */
export function hasIriFormat(text: string): boolean {
  return hasScheme(text) && isReference(text, iriRules);
}
