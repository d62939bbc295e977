/** Keywords about arrays (JSON Schema core, section 10.3.1; validation, section 6.4); other values pass. */
import { isArray, maxDepth } from "./checks.js";
import { hasUniqueItems } from "./equality.js";
import { anyValue } from "./explain-combinators.js";
import { arrayType } from "./explain-types.js";
import { type Explain, addPart, matches, none, unless } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** Items from an index on. @param otherwise explains what is no array. */
export function itemsOf(part: Explain, from = 0, otherwise: Explain = anyValue): Explain {
  return (value, seen) => {
    if (!isArray(value)) return otherwise(value);
    const issues: Issue[] = [];
    for (let index = from; index < value.length; index++) {
      addPart(issues, part, value[index], index, "items");
      seen?.add(index);
    }
    return issues;
  };
}

/** An array of alike items: `type` and `items`. */
export function arrayOf(part: Explain): Explain {
  return itemsOf(part, 0, arrayType);
}

export function prefixItems(parts: readonly Explain[]): Explain {
  return (value, seen) => {
    const issues: Issue[] = [];
    parts.forEach((part, index) => {
      if (!isArray(value) || index >= value.length) return;
      addPart(issues, part, value[index], index, "prefixItems", index);
      seen?.add(index);
    });
    return issues;
  };
}

/** `contains`, with `minContains` and `maxContains` where the schema has them. */
export function containsOf(part: Explain, least: number | null = null, most?: number): Explain {
  return (value, seen) => {
    if (!isArray(value)) return none;
    const found = [...value.keys()].filter((index) => matches(part, value[index]));
    for (const index of found) seen?.add(index);
    const keyword = least === null ? "contains" : "minContains";
    const enough = found.length >= (least ?? 1);
    return [
      ...unless(enough, value, keyword, `contain at least ${least ?? 1} matching items`),
      ...unless(
        found.length <= (most ?? Infinity),
        value,
        "maxContains",
        `contain at most ${most} matching items`,
      ),
    ];
  };
}

export function minItems(count: number): Explain {
  const message = `have at least ${count} items`;
  return (value) => (isArray(value) ? unless(value.length >= count, value, "minItems", message) : none);
}

export function maxItems(count: number): Explain {
  const message = `have at most ${count} items`;
  return (value) => (isArray(value) ? unless(value.length <= count, value, "maxItems", message) : none);
}

export function uniqueItems(value: unknown): readonly Issue[] {
  if (!isArray(value) || hasUniqueItems(value)) return none;
  const isTooDeep = value.some((item) => !hasUniqueItems([item]));
  const message = isTooDeep ? `not hold items nested more than ${maxDepth} deep` : "not repeat an item";
  return unless(false, value, "uniqueItems", message);
}
