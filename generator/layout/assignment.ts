/** Layout of what has a value behind `=` or `:`, which is where lines break first in different ways. */
import { type Doc, canBreak, concat, group, indent, line, sequence, widthOf } from "./doc.js";
import { step } from "./print.js";
import type { Expression, Type } from "./syntax.js";
import { onNextLine } from "./types.js";

/** The value on the next line, as a whole, where the line is too short. */
function afterBreak(left: Doc, operator: string, value: Doc): Doc {
  return group(concat(group(left), operator, group(indent(concat(line, value)))));
}

/** The value broken inside first, and on the next line where even its beginning does not fit. */
export function fluid(left: Doc, operator: string, value: Doc): Doc {
  return group(sequence([group(left), operator, ...onNextLine(value)]));
}

/** The value on the same line, whatever happens. */
function sameLine(left: Doc, operator: string, value: Doc): Doc {
  return group(concat(group(left), operator, " ", value));
}

/** The left side broken first. */
export function leftFirst(left: Doc, operator: string, value: Doc): Doc {
  return group(concat(left, operator, " ", group(value)));
}

/** @param isMember the left side is the key of an object's member. */
export function assignment(
  left: Doc,
  operator: string,
  { value, doc, isMember }: { readonly value: Expression; readonly doc: Doc; readonly isMember: boolean },
): Doc {
  // Nothing is won by a break behind a key that is hardly wider than the indentation.
  const isShort = isMember && typeof left === "string" && widthOf(left) < step + 3;
  if (breaksBefore(value, isShort)) return afterBreak(left, operator, doc);
  const isWhole = isShort || value.kind === "template" || value.kind === "number" || isBoolean(value);
  return isWhole && !canBreak(left) ? sameLine(left, operator, doc) : fluid(left, operator, doc);
}

function isBoolean(value: Expression): boolean {
  return value.kind === "literal" && value.text !== "null";
}

function breaksBefore(value: Expression, isShort: boolean): boolean {
  if (value.kind === "binary") return !isInlined(value);
  if (value.kind === "conditional") return value.test.kind === "binary" && !isInlined(value.test);
  if (isShort) return false;
  if (value.kind === "unary") return breaksBefore(value.operand, isShort);
  return value.kind === "string" || isPoorChain(value, false);
}

/** `a && [b]`: the list is broken, and not the line before it. */
export function isInlined({ operator, right }: Expression & { kind: "binary" }): boolean {
  if (!["&&", "||", "??"].includes(operator)) return false;
  return (
    (right.kind === "object" && right.members.length > 0) ||
    (right.kind === "array" && right.items.length > 0)
  );
}

/** Members and calls that offer hardly a place for a break. */
function isPoorChain(value: Expression, isInside: boolean): boolean {
  if (value.kind === "member" || value.kind === "element") return isPoorChain(value.object, true);
  if (value.kind !== "call") return isInside && value.kind === "name";
  const [first, ...others] = value.items;
  const isPoor = first === undefined || (others.length === 0 && isShortArgument(first));
  return isPoor && isPoorChain(value.callee, true);
}

/** A quarter of a line. */
const shortWidth = 27.5;

function isShortArgument(value: Expression): boolean {
  switch (value.kind) {
    case "name":
    case "string":
      return widthOf(value.text) <= shortWidth;
    case "template":
      return (
        value.tag === "" &&
        value.values.length === 0 &&
        value.parts.every((part) => widthOf(part) <= shortWidth + 1)
      );
    case "unary":
      return value.operator === "-" || isShortArgument(value.operand);
    default:
      return value.kind === "literal" || value.kind === "number";
  }
}

/** A generic type with generic arguments is broken before the value is. */
export function isComplex(type: Type | undefined): boolean {
  if (type?.kind !== "reference" || type.typeArguments.length < 2) return false;
  return type.typeArguments.some((argument) =>
    argument.kind === "reference" ? argument.typeArguments.length > 0 : argument.kind === "conditionalType",
  );
}
