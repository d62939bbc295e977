/** Layout of operators between two operands. */
import { type Doc, concat, group, indent, line, sequence, softLine } from "./doc.js";
import { isInlined } from "./assignment.js";
import { type Place, layOutExpression } from "./expressions.js";
import type { Binary, Expression } from "./syntax.js";

export function binary(value: Binary, place: Place): Doc {
  const parts = operands(value, place);
  switch (place) {
    case "parentheses":
      return sequence(parts);
    case "unary":
    case "object":
      return group(concat(indent(concat(softLine, ...parts)), softLine));
    case "aligned":
      return group(sequence(parts));
    case "list":
    case "returned":
    case "operand":
    case "logicalOperand": {
      const continues = value.left.kind === "binary" && value.left.operator === value.operator;
      if (isInlined(value) && !continues) return group(sequence(parts));
      const [first = "", ...rest] = parts;
      return group(concat(first, indent(sequence(rest))));
    }
    default:
      return place satisfies never;
  }
}

/** True for `&&`, `||` and `??`. */
export function isLogical(value: Expression): boolean {
  return (
    value.kind === "binary" && (value.operator === "&&" || value.operator === "||" || value.operator === "??")
  );
}

/** The operands of one level, each behind the operator before it. Not by recursion: alternatives can be thousands. */
function operands(value: Binary, place: Place): Doc[] {
  const logical = isLogical(value);
  const inner = logical ? "logicalOperand" : "operand";
  const levels = [value];
  let { left } = value;
  for (; left.kind === "binary" && left.operator === value.operator; { left } = left) levels.push(left);
  const parts: Doc[] = [group(operand(left, value))];
  for (const level of levels.reverse()) {
    const outer = level === value || place === "parentheses" ? place : inner;
    const mayBeAlone = outer !== inner && !(outer === "parentheses" && logical);
    parts.push(" ", behindOperator(level, mayBeAlone));
  }
  return parts;
}

/** The operator and the operand that follows it: a group of its own where it is alone. */
function behindOperator(value: Binary, mayBeAlone: boolean): Doc {
  const { operator, left, right } = value;
  const logical = isLogical(value);
  const doc = operand(right, value);
  const last = isInlined(value) ? concat(operator, " ", doc) : concat(operator, line, doc);
  const isAlone = mayBeAlone && !isSameKind(left, logical) && !isSameKind(right, logical);
  return isAlone ? group(last) : last;
}

function isSameKind(side: Expression, logical: boolean): boolean {
  return side.kind === "binary" && isLogical(side) === logical;
}

/** An operand; logical operators within others are in parentheses. */
function operand(side: Expression, outer: Binary): Doc {
  const doc = layOutExpression(side, isLogical(outer) ? "logicalOperand" : "operand");
  return isLogical(side) && side.kind === "binary" && side.operator !== outer.operator
    ? concat("(", doc, ")")
    : doc;
}
