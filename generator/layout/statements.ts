/** Layout of statements and declarations. */
import {
  type Doc,
  beside,
  concat,
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
import { assignment, fluid, isComplex, leftFirst } from "./assignment.js";
import { commented } from "./comments.js";
import { layOutExpression } from "./expressions.js";
import { isLogical } from "./operators.js";
import { parameterList } from "./parameters.js";
import type { Block, Expression, FunctionDeclaration, Import, Statement } from "./syntax.js";
import { interfaceBody, layOutType, typeParameters } from "./types.js";

export function layOutStatement(statement: Statement): Doc {
  return commented(statement.comments, form(statement));
}

function form(statement: Statement): Doc {
  switch (statement.kind) {
    case "import":
      return imported(statement);
    case "exportAll":
      return concat("export * from ", statement.from, ";");
    case "interface":
      return declaredInterface(statement);
    case "alias":
      return alias(statement);
    case "variable":
      return concat(variable(statement), ";");
    case "functionDeclaration":
      return declaredFunction(statement);
    case "if":
      return conditional(statement);
    case "forEach":
      return group(
        concat("for (", statement.head, layOutExpression(statement.list), ")", clause(statement.body)),
      );
    case "for":
      return counted(statement);
    case "return":
      return concat("return", statement.value === undefined ? "" : returned(statement.value), ";");
    case "nothing":
      return "";
    case "switch":
      return choice(statement);
    case "continue":
    case "break":
      return `${statement.kind};`;
    case "expression":
      return concat(layOutExpression(statement.value), ";");
    case "assignment":
      return concat(assigned(statement), ";");
    case "block":
      return block(statement);
    default:
      return statement satisfies never;
  }
}

function imported({ keyword, typeOnly, names, from }: Import): Doc {
  const docs = names.map((specifier) =>
    specifier.typeOnly ? beside("type ", specifier.name) : specifier.name,
  );
  return concat(`${keyword} ${typeOnly ? "type " : ""}`, specifiers(docs), " from ", from, ";");
}

function specifiers(names: readonly Doc[]): Doc {
  if (names.length === 1) return concat("{ ", names[0] ?? "", " }");
  return group(concat("{", indent(concat(line, join(names, nextItem))), ifBroken(","), line, "}"));
}

function declaredInterface({
  modifiers,
  name,
  typeParameters: parameters,
  bases,
  body,
}: Statement & { kind: "interface" }): Doc {
  const head = concat(`${modifiers}interface `, name);
  const generic = parameters.length > 0 ? typeParameters(parameters) : undefined;
  const members = concat(" ", interfaceBody(body));
  if (bases.length === 0) return group(concat(head, generic ?? "", members));
  const list = join(
    bases.map((base) => layOutType(base)),
    nextItem,
  );
  const extended = concat("extends ", bases.length === 1 ? list : indent(list));
  if (generic === undefined) return group(concat(group(indent(concat(head, line, extended))), members));
  const space = ifBroken(line, " ", generic);
  return group(concat(group(concat(head, generic, indent(concat(space, extended)))), members));
}

function alias({ modifiers, name, typeParameters: parameters, type }: Statement & { kind: "alias" }): Doc {
  const head = concat(`${modifiers}type `, name);
  const left = parameters.length > 0 ? concat(head, typeParameters(parameters)) : head;
  const isTold = ({ constraint, fallback }: (typeof parameters)[number]): boolean =>
    (constraint ?? fallback) !== undefined;
  const isLong = parameters.length > 1 && parameters.some(isTold);
  return concat((isLong ? leftFirst : fluid)(left, " =", layOutType(type)), ";");
}

function variable({ modifiers, keyword, name, type, value }: Statement & { kind: "variable" }): Doc {
  const head = concat(`${modifiers}${keyword} `, name);
  const left = type === undefined ? head : concat(head, ": ", layOutType(type));
  if (value === undefined) return left;
  const doc = layOutExpression(value, "aligned");
  return isComplex(type)
    ? leftFirst(left, " =", doc)
    : assignment(left, " =", { value, doc, isMember: false });
}

function assigned({ target, value }: Statement & { kind: "assignment" }): Doc {
  const doc = layOutExpression(value, "aligned");
  return assignment(layOutExpression(target), " ??=", { value, doc, isMember: false });
}

function declaredFunction({
  modifiers,
  async: isAsync,
  name,
  typeParameters: generic,
  parameters,
  result,
  body,
}: FunctionDeclaration): Doc {
  const returned = result === undefined ? "" : concat(": ", layOutType(result));
  const list = parameterList(parameters);
  const isPlain =
    generic.length < 2 && generic.every(({ constraint, fallback }) => (constraint ?? fallback) === undefined);
  const isGrouped =
    parameters.length === 1 && isPlain && (result?.kind === "typeLiteral" || mustBreak(returned));
  return concat(
    `${modifiers}${isAsync ? "async " : ""}function `,
    name,
    generic.length > 0 ? typeParameters(generic) : "",
    group(concat(isGrouped ? group(list) : list, returned)),
    body === undefined ? ";" : concat(" ", block(body)),
  );
}

/** Operators that do not fit get parentheses of their own. */
function returned(value: Expression): Doc {
  const doc = layOutExpression(value, value.kind === "binary" ? "aligned" : "returned");
  if (value.kind !== "binary") return concat(" ", doc);
  return concat(" ", group(concat(ifBroken("("), indent(concat(softLine, doc)), softLine, ifBroken(")"))));
}

function conditional({ test, then, else: otherwise }: Statement & { kind: "if" }): Doc {
  const doc = layOutExpression(test, "parentheses");
  const tested = isRefusal(test) ? doc : group(concat(indent(concat(softLine, doc)), softLine));
  const opening = group(concat("if (", tested, ")", clause(then)));
  if (otherwise === undefined) return opening;
  const body = otherwise.kind === "if" ? concat(" ", layOutStatement(otherwise)) : clause(otherwise);
  return concat(opening, then.kind === "block" ? " " : hardLine, "else", group(body));
}

/** `!(a && b)`: its own parentheses are enough of a frame. */
function isRefusal(test: Expression): boolean {
  return test.kind === "unary" && test.operator === "!" && isLogical(test.operand);
}

function counted({ start, test, update, body }: Statement & { kind: "for" }): Doc {
  const parts = concat(
    variable(start),
    ";",
    line,
    layOutExpression(test, "aligned"),
    ";",
    line,
    layOutExpression(update),
  );
  const head = group(concat(indent(concat(softLine, parts)), softLine));
  return group(concat("for (", head, ")", clause(body)));
}

function choice({ value, cases }: Statement & { kind: "switch" }): Doc {
  const head = group(
    concat("switch (", indent(concat(softLine, layOutExpression(value, "parentheses"))), softLine, ")"),
  );
  const parts = cases.flatMap(({ comments, apart, test, statements }): Doc[] => {
    const label = test === undefined ? "default:" : concat("case ", layOutExpression(test), ":");
    const doc = concat(label, caseBody(statements));
    return [hardLine, ...(apart ? [hardLine] : []), commented(comments, doc)];
  });
  return concat(head, " {", indent(sequence(parts)), hardLine, "}");
}

function caseBody(statements: readonly Statement[]): Doc {
  const [only, ...others] = statements;
  if (only === undefined) return "";
  if (others.length === 0 && only.kind === "block") return concat(" ", layOutStatement(only));
  return indent(concat(hardLine, layOutStatements(statements)));
}

function clause(body: Statement): Doc {
  const doc = layOutStatement(body);
  return body.kind === "block" ? concat(" ", doc) : indent(concat(line, doc));
}

function block({ statements }: Block): Doc {
  if (statements.length === 0) return "{}";
  return concat("{", indent(concat(hardLine, layOutStatements(statements))), hardLine, "}");
}

function layOutStatements(statements: readonly Statement[]): Doc {
  const parts: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    if (index > 0) parts.push(hardLine);
    if (statement.apart) parts.push(hardLine);
    parts.push(layOutStatement(statement));
  }
  return sequence(parts);
}
