/** Layout of what functions take. */
import { type Doc, beside, concat, ifBroken, indent, join, nextItem, softLine } from "./doc.js";
import { layOutExpression } from "./expressions.js";
import type { Parameter } from "./syntax.js";
import { layOutType } from "./types.js";

export function parameterList(parameters: readonly Parameter[]): Doc {
  if (parameters.length === 0) return "()";
  const list = join(parameters.map(parameter), nextItem);
  return concat("(", indent(concat(softLine, list)), ifBroken(","), softLine, ")");
}

function parameter({ name, optional, type, value }: Parameter): Doc {
  const named = optional ? beside(name, "?") : name;
  const typed = type === undefined ? named : concat(named, ": ", layOutType(type));
  return value === undefined ? typed : concat(typed, " = ", layOutExpression(value));
}
