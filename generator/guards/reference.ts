/** `$ref` (core, section 8.2.3): a call of the other schema's guard. */
import { type Code, type Identifier, code } from "../emit/text.js";
import type { ReferenceRule, SchemaId } from "../model/types.js";
import type { Scope } from "./scope.js";

/** The test that the target's guard accepts a value. */
export function referenceTest(rule: ReferenceRule, { operand, host, view }: Scope): Code {
  const guard = host.guardName(rule.target, view);
  if (!host.isRecursive(rule.target)) return code`${guard}(${operand})`;
  return code`${descent(rule.target, host)}(${guard}, ${operand})`;
}

/** The helper by which the guard of a recursive schema is called. */
export function descent(target: SchemaId, host: Scope["host"]): Identifier {
  return host.helper(host.isBranching(target) ? "descendOnce" : "descend");
}
