/**
 * `unevaluatedItems` and `unevaluatedProperties` (core, section 11): they apply to what no keyword beside
 * them, or below them in place, has looked at. Which parts these are depends on which alternatives match,
 * so the tests of such a schema note what they look at; see `tracking.ts`.
 */
import { type Code, code } from "../emit/text.js";
import type { Schema, UnevaluatedRule } from "../model/types.js";
import { subschemas } from "../model/walk.js";
import type { Checks } from "./array.js";
import { type Expression, and, not, printed, refuseUnless } from "./expression.js";
import type { Scope } from "./scope.js";

/** True where one of the schemas has such a keyword, in whatever part of it. */
export function hasUnevaluated(schemas: Iterable<Schema>): boolean {
  for (const schema of schemas) {
    for (const part of subschemas(schema)) {
      if (part.rules.some((rule) => rule.kind === "unevaluated")) return true;
    }
  }
  return false;
}

/** The checks of a schema with such keywords, for a function of `value`. */
export function unevaluatedChecks(schema: Schema, scope: Scope): Checks {
  const loops = restLoops(schema, scope);
  if (loops.length > 0) return { tests: [], loops: [...trackedSteps(schema, scope), ...loops] };
  return { tests: [scope.test(withoutUnevaluated(schema), { words: "rest", form: "call" })], loops };
}

/** The statements of a test that notes in `seen`: after these keywords, every part has been looked at. */
export function restSteps(schema: Schema, scope: Scope): readonly Code[] {
  const { host } = scope;
  const see = host.helper("see");
  const notes = schema.rules.flatMap((rule) => {
    if (rule.kind !== "unevaluated") return [];
    return rule.keyword === "unevaluatedItems"
      ? [code`if (${host.helper("isArray")}(value)) ${see}(seen, value.keys());`]
      : [code`if (${host.helper("isObject")}(value)) ${see}(seen, Object.keys(value));`];
  });
  return [...trackedSteps(schema, scope), ...restLoops(schema, scope), code`${see}(seen, noted);`, ...notes];
}

/** The rules beside the keywords note in a set of their own: what stands around cannot be seen from here. */
function trackedSteps(schema: Schema, scope: Scope): readonly Code[] {
  const test = scope.track(withoutUnevaluated(schema), { words: "seen", seen: code`noted` });
  if (test === false) return [refuseUnless(test)];
  return [code`const noted: ${scope.host.helper("Seen")} = new Set();`, refuseUnless(test)];
}

function withoutUnevaluated(schema: Schema): Schema {
  return { ...schema, rules: schema.rules.filter((rule) => rule.kind !== "unevaluated") };
}

function restLoops(schema: Schema, scope: Scope): readonly Code[] {
  return schema.rules.flatMap((rule) => (rule.kind === "unevaluated" ? restLoop(rule, scope) : []));
}

function restLoop({ keyword, schema }: UnevaluatedRule, scope: Scope): readonly Code[] {
  const { host } = scope;
  const isItems = keyword === "unevaluatedItems";
  const test = scope.test(schema, {
    words: "rest",
    operand: isItems ? code`value[index]` : code`value[name]`,
    form: "call",
  });
  if (test === true) return [];
  const part = isItems ? code`index` : code`name`;
  const parts = isItems ? code`value.keys()` : code`Object.keys(value)`;
  const present: Expression = isItems || code`value[name] !== undefined`;
  const refused = and([present, code`!noted.has(${part})`, not(test)]);
  const loop = code`for (const ${part} of ${parts}) {\nif (${printed(refused)}) return false;\n}`;
  return [code`if (${host.helper(isItems ? "isArray" : "isObject")}(value)) {\n${loop}\n}`];
}
