/** Layout of expressions. */
import {
  type Doc,
  breakAround,
  brokenGroup,
  choice,
  concat,
  fill,
  flat,
  group,
  hardLine,
  ifBroken,
  indent,
  join,
  line,
  mustBreak,
  nextItem,
  sequence,
  softLine,
} from "./doc.js";
import { assignment } from "./assignment.js";
import { binary } from "./operators.js";
import { commented } from "./comments.js";
import { parameterList } from "./parameters.js";
import type { Call, Conditional, Expression, ObjectMember } from "./syntax.js";
import { layOutType, typeArguments } from "./types.js";

/**
 * What an expression stands in. The further lines of operators are indented, unless something else does
 * it (`aligned`) or they stand between parentheses.
 */
export type Place =
  "list" | "aligned" | "returned" | "parentheses" | "unary" | "object" | "logicalOperand" | "operand";

export function layOutExpression(value: Expression, place: Place = "list"): Doc {
  switch (value.kind) {
    case "name":
    case "string":
    case "number":
    case "literal":
      return value.text;
    case "template":
      return template(value);
    case "array":
      return array(value.items);
    case "object":
      return object(value.members, value.broken);
    case "call":
    case "new":
      return call(value);
    case "member":
      return member(value, place === "object");
    case "element":
      return concat(layOutExpression(value.object, "object"), index(value.index));
    case "unary":
      return unary(value.operator, value.operand);
    case "increment":
      return concat(layOutExpression(value.operand), value.operator);
    case "binary":
      return binary(value, place);
    case "conditional":
      return conditional(value, place);
    case "arrow":
      return arrow(value);
    case "cast":
      return concat(layOutExpression(value.value), ` ${value.operator} `, layOutType(value.type));
    default:
      return value satisfies never;
  }
}

function template({ tag, parts, values }: Expression & { kind: "template" }): Doc {
  const pieces: Doc[] = [tag, "`"];
  for (const [index, part] of parts.entries()) {
    pieces.push(part);
    const value = values[index];
    if (value !== undefined) pieces.push(flat(layOutExpression(value, "aligned")), "}");
  }
  return sequence(pieces);
}

function array(items: readonly Expression[]): Doc {
  if (items.length === 0) return "[]";
  const docs = items.map((item) => layOutExpression(item));
  const words = docs.filter((doc) => typeof doc === "string");
  if (words.length === docs.length && items.every(isNumber)) return numbers(words);
  const list = join(
    docs.map((doc) => group(doc)),
    nextItem,
  );
  const contents = concat("[", indent(concat(softLine, list, ifBroken(","))), softLine, "]");
  return isTable(items) ? brokenGroup(contents) : group(contents);
}

function isNumber(item: Expression): boolean {
  return item.kind === "number" || (item.kind === "unary" && item.operand.kind === "number");
}

/** Numbers fill their lines. */
function numbers(words: readonly string[]): Doc {
  const flat = fill(words.map((word, index) => (index < words.length - 1 ? `${word},` : word)));
  const broken = fill(words.map((word) => `${word},`));
  return group(concat("[", indent(concat(softLine, ifBroken(broken, flat))), softLine, "]"));
}

/** Several lists, or several objects, of several members each: one on each line. */
function isTable(items: readonly Expression[]): boolean {
  const [first] = items;
  return items.length > 1 && items.every((item) => item.kind === first?.kind && size(item) > 1);
}

function size(item: Expression): number {
  if (item.kind === "array") return item.items.length;
  return item.kind === "object" ? item.members.length : 0;
}

/** An object that begins with a line break stays broken. */
function object(members: readonly ObjectMember[], broken: boolean): Doc {
  if (members.length === 0) return "{}";
  const parts: Doc[] = [line];
  for (const [index, { comments, apart, key, value }] of members.entries()) {
    if (index > 0) parts.push(",", line);
    if (apart) parts.push(hardLine);
    const doc =
      value && assignment(key, ":", { value, doc: layOutExpression(value, "aligned"), isMember: true });
    parts.push(group(commented(comments, doc ?? key)));
  }
  const contents = concat("{", indent(sequence(parts)), ifBroken(","), line, "}");
  return (broken ? brokenGroup : group)(contents);
}

function call(value: Call): Doc {
  const { kind, callee, items, note } = value;
  if (callee.kind === "member") {
    const name = concat(layOutExpression(callee.object, "object"), ".", callee.name);
    return group(concat(name, argumentList(items)));
  }
  const head = kind === "new" ? `${note}new ` : note;
  return concat(head, layOutExpression(callee), typeArguments(value.typeArguments), argumentList(items));
}

function argumentList(items: readonly Expression[]): Doc {
  const item = items.at(-1);
  if (item === undefined) return "()";
  const docs = items.map((item) => layOutExpression(item, "returned"));
  const separated = join(docs, nextItem);
  const composed = isComposition(items);
  if (!composed && !isHuggable(items))
    return group(concat("(", indent(concat(softLine, separated)), ifBroken(","), softLine, ")"));
  const brokenOut = brokenGroup(concat("(", indent(concat(line, separated)), ",", line, ")"));
  const before = docs.slice(0, -1);
  if (composed || before.some(mustBreak)) return brokenOut;
  const heads = before.flatMap((doc) => [doc, nextItem]);
  const expanded = item.kind === "arrow" ? arrow(item, ifBroken(",")) : (docs.at(-1) ?? "");
  const hugged = concat("(", ...heads, brokenGroup(expanded), ")");
  if (mustBreak(expanded)) return concat(breakAround, choice(hugged, [brokenOut]));
  return choice(concat("(", ...heads, expanded, ")"), [hugged, brokenOut]);
}

/** Functions among several arguments, which stand on lines of their own. */
function isComposition(items: readonly Expression[]): boolean {
  if (items.length < 2) return false;
  const functions = items.filter(isArrow).length;
  const isDeeper = (item: Expression): boolean => item.kind === "call" && item.items.some(isArrow);
  return functions > 1 || items.some(isDeeper);
}

function isArrow({ kind }: Expression): boolean {
  return kind === "arrow";
}

/** The last argument may be broken inside, behind the others on their line. */
function isHuggable(items: readonly Expression[]): boolean {
  const last = items.at(-1);
  if (last === undefined || !isStructure(last)) return false;
  if (items.at(-2)?.kind === last.kind) return false;
  return !(items.length > 1 && last.kind === "array" && last.items.every(isNumber));
}

function isStructure(value: Expression): boolean {
  if (value.kind === "cast") return isStructure(value.value);
  if (value.kind === "arrow") return ["call", "object", "array"].includes(value.body.kind);
  return size(value) > 0;
}

function member({ object: from, name }: Expression & { kind: "member" }, isInside: boolean): Doc {
  const doc = layOutExpression(from, "object");
  if (from.kind === "name" && !isInside) return concat(doc, ".", name);
  return concat(doc, group(indent(concat(softLine, ".", name))));
}

function index(value: Expression): Doc {
  const doc = layOutExpression(value);
  if (value.kind === "number") return concat("[", doc, "]");
  return group(concat("[", indent(concat(softLine, doc)), softLine, "]"));
}

function unary(operator: string, operand: Expression): Doc {
  const sign = operator === "typeof" ? "typeof " : operator;
  const doc = layOutExpression(operand, "unary");
  if (operand.kind === "binary") return concat(sign, "(", doc, ")");
  return typeof doc === "string" ? `${sign}${doc}` : concat(sign, doc);
}

/** Several lines where the whole does not fit: the test, and each branch behind its mark. */
function conditional(value: Conditional, place: Place): Doc {
  return group(branches(value, layOutExpression(value.test, place === "returned" ? "list" : "aligned")));
}

/** A chain is broken everywhere, if anywhere. */
function branches({ yes, no }: Conditional, tested: Doc): Doc {
  const otherwise = no.kind === "conditional" ? branches(no, branch(no.test)) : branch(no);
  return concat(tested, indent(concat(line, "? ", branch(yes), line, ": ", otherwise)));
}

function branch(value: Expression): Doc {
  return indent(layOutExpression(value, "aligned"));
}

/** @param end what follows the body where it stands on lines of its own, as the last of several arguments. */
function arrow({ parameters, body }: Expression & { kind: "arrow" }, end?: Doc): Doc {
  const list = parameterList(parameters);
  const head = group(group(end === undefined ? list : flat(list)));
  const doc = layOutExpression(body, "aligned");
  if (body.kind === "object") return group(concat(head, " => (", doc, ")"));
  if (body.kind === "array") return group(concat(head, " => ", doc));
  const after = end === undefined ? "" : concat(end, softLine);
  return group(concat(head, " =>", group(concat(indent(concat(line, doc)), after))));
}
