import { iriRules } from "./iri-rules.js";
import { isReference } from "./reference.js";

/** RFC 3987, section 2.2: `IRI-reference`. */
export function hasIriReferenceFormat(text: string): boolean {
  return isReference(text, iriRules);
}
