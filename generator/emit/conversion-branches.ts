/** Schemas that apply only sometimes, as alternatives of which one is asked whether it does. */
import { plainSchema } from "../model/plain.js";
import type { ConditionalRule, Rule, Schema } from "../model/types.js";

/** The branches of a condition, each with what leads to it (JSON Schema core, section 10.2.2). */
export function branchesOf({ if: condition, then, else: otherwise }: ConditionalRule): readonly Schema[] {
  const branch = (...rules: readonly Rule[]): Schema => ({ ...nothingElse(condition), rules });
  return [
    ...(then === undefined ? [] : [branch({ kind: "allOf", schemas: [condition, then] })]),
    ...(otherwise === undefined
      ? []
      : [branch({ kind: "not", schema: condition }, { kind: "allOf", schemas: [otherwise] })]),
    nothingElse(condition),
  ];
}

/** The alternative that nothing applies. */
export function nothingElse({ place }: Schema): Schema {
  return plainSchema(place);
}
