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

/** The operands of one level, each behind the operator before it. */
function operands(value: Binary, place: Place): Doc[] {
  const { operator, left, right } = value;
  const logical = isLogical(value);
  const inner = logical ? "logicalOperand" : "operand";
  const parts =
    left.kind === "binary" && left.operator === operator
      ? operands(left, place === "parentheses" ? place : inner)
      : [group(operand(left, value))];
  const doc = operand(right, value);
  const last = isInlined(value) ? concat(operator, " ", doc) : concat(operator, line, doc);
  const isAlone =
    place !== inner &&
    !(place === "parentheses" && logical) &&
    !isSameKind(left, logical) &&
    !isSameKind(right, logical);
  // Added and not copied: a chain can have a thousand operands.
  parts.push(" ", isAlone ? group(last) : last);
  return parts;
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
