/** Lists and tuples as types (JSON Schema 2020-12, core, section 10.3.1). */
import type { ArrayRule, Schema } from "../model/types.js";
import { type Code, code, join } from "./text.js";
import { type Type, atom, unknown } from "./type-text.js";

/** Places of a tuple that have a type without a schema of their own: beyond them the list goes on. */
const longTuple = 8;

/**
 * A list; a tuple where `prefixItems` says what stands at each place. Places that `minItems` does not promise
 * are optional, and there are none that `maxItems` forbids.
 */
export function arrayType(rule: ArrayRule | undefined, typeOf: (schema: Schema) => Type): Code {
  const rest = rule?.items === undefined ? unknown : typeOf(rule.items);
  if (rule === undefined || rule.prefixItems.length === 0) return code`${atom(rest)}[]`;
  const { prefixItems, minItems = 0, maxItems = Infinity } = rule;
  const most = rest.text === "never" ? Math.min(maxItems, prefixItems.length) : maxItems;
  const told = Math.min(
    most,
    Math.max(prefixItems.length, most <= longTuple ? most : Math.min(minItems, longTuple)),
  );
  const places = Array.from({ length: told }, (_, index) => {
    const item = prefixItems[index];
    const type = item === undefined ? rest : typeOf(item);
    return index < minItems ? type.text : code`${atom(type)}?`;
  });
  return code`[${join(told < most ? [...places, code`...${atom(rest)}[]`] : places, code`, `)}]`;
}
