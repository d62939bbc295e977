/** The rules of a schema by kind. */
import type { Rule, Schema } from "../model/types.js";

/** The rules of one kind. */
export function rulesOf<Kind extends Rule["kind"]>(
  schema: Schema,
  kind: Kind,
): readonly Extract<Rule, { readonly kind: Kind }>[] {
  return schema.rules.filter((rule): rule is Extract<Rule, { readonly kind: Kind }> => rule.kind === kind);
}
