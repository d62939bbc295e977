/** What runs: statements without their types. */
import { UnknownForm } from "../layout/scanner.js";
import type { Block, Case, Expression, ObjectMember, Parameter, Statement } from "../layout/syntax.js";

/** The statement as JavaScript; undefined for one that says something of types alone. @throws UnknownForm */
export function asScript(statement: Statement): Statement | undefined {
  switch (statement.kind) {
    case "interface":
    case "alias":
      return undefined;
    case "import": {
      if (statement.typeOnly) return undefined;
      const names = statement.names.filter(({ typeOnly }) => !typeOnly);
      // It would load the file all the same, for what that does (`verbatimModuleSyntax`).
      if (names.length === 0) throw new UnknownForm(0);
      return { ...statement, names };
    }
    case "functionDeclaration": {
      const { parameters, body } = statement;
      // The signatures of an overload.
      if (body === undefined) return undefined;
      const untyped = { typeParameters: [], parameters: parameters.map(parameter), result: undefined };
      return { ...statement, ...untyped, body: block(body) };
    }
    default:
      return inner(statement);
  }
}

/** A statement that does something: it stays, whatever types it speaks of. */
function inner<Form extends Statement>(statement: Form): Form;
function inner(statement: Statement): Statement {
  switch (statement.kind) {
    case "variable":
      return { ...statement, type: undefined, value: statement.value && expression(statement.value) };
    case "if": {
      const otherwise = statement.else && inner(statement.else);
      return { ...statement, test: expression(statement.test), then: inner(statement.then), else: otherwise };
    }
    case "forEach":
      return { ...statement, list: expression(statement.list), body: inner(statement.body) };
    case "for": {
      const { start, test, update, body } = statement;
      const head = { start: inner(start), test: expression(test), update: expression(update) };
      return { ...statement, ...head, body: inner(body) };
    }
    case "return":
      return { ...statement, value: statement.value && expression(statement.value) };
    case "switch":
      return { ...statement, value: expression(statement.value), cases: statement.cases.map(caseOf) };
    case "expression":
      return { ...statement, value: expression(statement.value) };
    case "assignment":
      return { ...statement, value: expression(statement.value) };
    case "block":
      return { ...statement, ...block(statement) };
    case "import":
    case "exportAll":
    case "interface":
    case "alias":
    case "functionDeclaration":
    case "continue":
    case "break":
    case "nothing":
      return statement;
    default:
      return statement satisfies never;
  }
}

function block({ kind, statements }: Block): Block {
  return { kind, statements: statements.map((statement) => inner(statement)) };
}

function caseOf(clause: Case): Case {
  const test = clause.test && expression(clause.test);
  return { ...clause, test, statements: clause.statements.map((statement) => inner(statement)) };
}

function parameter({ name, value }: Parameter): Parameter {
  return { name, optional: false, type: undefined, value: value && expression(value) };
}

function expression(value: Expression): Expression {
  switch (value.kind) {
    case "name":
    case "string":
    case "number":
    case "literal":
    case "increment":
      return value;
    case "template":
      return { ...value, values: value.values.map(expression) };
    case "array":
      return { ...value, items: value.items.map(expression) };
    case "object":
      return { ...value, members: value.members.map(member) };
    case "call":
    case "new": {
      const { callee, items } = value;
      return { ...value, callee: expression(callee), typeArguments: [], items: items.map(expression) };
    }
    case "member":
      return { ...value, object: expression(value.object) };
    case "element":
      return { ...value, object: expression(value.object), index: expression(value.index) };
    case "unary":
      return { ...value, operand: expression(value.operand) };
    case "binary":
      return { ...value, left: expression(value.left), right: expression(value.right) };
    case "conditional": {
      const { test, yes, no } = value;
      return { ...value, test: expression(test), yes: expression(yes), no: expression(no) };
    }
    case "arrow":
      return { ...value, parameters: value.parameters.map(parameter), body: expression(value.body) };
    case "cast":
      return expression(value.value);
    default:
      return value satisfies never;
  }
}

function member(written: ObjectMember): ObjectMember {
  return written.value === undefined ? written : { ...written, value: expression(written.value) };
}
