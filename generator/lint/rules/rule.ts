/** What a rule is. */
import type { Place, Severity } from "../../diagnostics.js";
import type { Api, Operation } from "../../model/types.js";
import { child } from "../../source/pointer.js";
import type { Source } from "../../source/source.js";

/** What a rule finds; the code and the severity are the rule's own. */
export interface Finding {
  readonly place: Place;
  /** What is wrong, as one sentence without a final full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
}

export interface RuleContext {
  /** The document's files, for what the model leaves out. */
  readonly source: Source;
  readonly report: (finding: Finding) => void;
}

/** One thing to look for in a document. */
export interface LintRule {
  readonly code: string;
  readonly severity: Severity;
  /** What a finding means in general, as one sentence: reports describe the rule with it. */
  readonly about: string;
  readonly check: (api: Api, context: RuleContext) => void;
}

/** The place of a member of a node, whether the node has one or not. */
export function memberPlace(place: Place, name: string): Place {
  return { file: place.file, pointer: child(place.pointer, name) };
}

/** How messages call an operation: `GET /pets/{id}`. */
export function label({ method, path }: Operation): string {
  return `${method} ${path}`;
}
