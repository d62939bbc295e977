/** `$ref` (core, section 8.2.3): a call of the other schema's guard. */
import { type Code, code } from "../emit/text.js";
import type { ReferenceRule } from "../model/types.js";
import type { Scope } from "./scope.js";

/** The test that the target's guard accepts a value. */
export function referenceTest(rule: ReferenceRule, { operand, host, view }: Scope): Code {
  const guard = host.guardName(rule.target, view);
  if (!host.isRecursive(rule.target)) return code`${guard}(${operand})`;
  return code`${host.helper("descend")}(${guard}, ${operand})`;
}
