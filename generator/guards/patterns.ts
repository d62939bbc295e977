/** Regular expressions: JSON Schema's are those of ECMA-262, read with the flag `u` (core, section 6.4). */
import type { ObjectRule, Schema } from "../model/types.js";

/** Why ECMAScript cannot read the pattern; undefined where it can. */
export function patternProblem(source: string): string | undefined {
  try {
    void new RegExp(source, "u");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : "unreadable";
  }
}

/** The members of `patternProperties` whose patterns can be read. */
export function readablePatterns(rule: ObjectRule): readonly (readonly [string, Schema])[] {
  return [...rule.patternProperties].filter(([source]) => patternProblem(source) === undefined);
}

/**
 * What `additionalProperties` says, unless a pattern cannot be read: which members are additional is
 * then not known, and a guard must not refuse what the document may allow.
 */
export function additionalSchema(rule: ObjectRule): Schema | undefined {
  const complete = readablePatterns(rule).length === rule.patternProperties.size;
  return complete ? rule.additionalProperties : undefined;
}
