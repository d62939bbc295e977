/**
 * Small tests that many members share, `isOptionalString(value["title"])`: equal ones are one function, named
 * after what it asks where that is short, and after the place where it first came up otherwise. Engines
 * write functions of this size into those that call them.
 */
import { code } from "../emit/text.js";
import type { Schema } from "../model/types.js";
import { type Expression, and, or } from "./expression.js";
import { returned, testFunction, valueParameter } from "./functions.js";
import { mentions, predicateKey } from "./predicate-uses.js";
import { saidName } from "./schema-words.js";
import type { Scope, Step } from "./scope.js";

/** What of a member is asked beside its schema. */
export type Presence = "optional" | "required" | "present";

/**
 * Engines write only so many calls of small functions into the function that makes them: with more members
 * than this, texts and flags are asked in place. A list of GitHub's repositories, which have ninety members,
 * takes an eighth less time so. With numbers and null in place too it does not: those tests are longer.
 */
const manyMembers = 40;

/** A member, seen from its object. */
interface Member {
  readonly presence: Presence;
  /** How many members the object has. */
  readonly siblings: number;
}

/**
 * True where a function is worth it: the test in place would read the member several times, and others are
 * asked the same or there is much to ask.
 */
export function isPredicate(schema: Schema, { presence, siblings }: Member, { host }: Scope): boolean {
  if (siblings > manyMembers && isTextOrFlag(schema)) return false;
  const optional = presence === "optional";
  const more = mentions(schema) + (presence === "required" ? 0 : 1) - 1;
  // The key is a long text: it is made only where the answer depends on it.
  if (more <= 0 || more > 2) return more > 2;
  return host.isWorthFunction(predicateKey(schema, optional), more);
}

function isTextOrFlag({ rules }: Schema): boolean {
  const [rule] = rules;
  if (rule?.kind !== "type" || rules.length > 1 || rule.types.length > 1) return false;
  return rule.types.every((type) => type === "string" || type === "boolean");
}

/** The call of a function that tests a member, whether it is there or not. */
export function predicateTest(
  schema: Schema,
  { step, presence }: { readonly step: Step; readonly presence: Presence },
  scope: Scope,
): Expression {
  const said = presence === "present" ? undefined : saidName(schema, scope, presence === "optional");
  const part = scope.at(said === undefined ? step : { ...step, name: said.name });
  return part.hoist((own) => {
    const test = own.test(schema, {});
    if (presence === "optional") return whole(or([code`value === undefined`, test]));
    return whole(presence === "present" ? and([code`value !== undefined`, test]) : test);
  }, said?.asks);
}

function whole(test: Expression): Expression {
  return testFunction([valueParameter], returned(test));
}
