/** Expressions. */
import { LiteralParser } from "./parse-literals.js";
import type { Binary, Expression, Parameter, Type } from "./syntax.js";

/** How tightly the binary operators bind (ECMA-262, section 13); those that no emitter writes are missing. */
const precedence: ReadonlyMap<string, number> = new Map([
  ["??", 1],
  ["||", 2],
  ["&&", 3],
  ["===", 4],
  ["!==", 4],
  ["<", 5],
  ["<=", 5],
  [">", 5],
  [">=", 5],
  ["instanceof", 5],
  ["+", 6],
  ["-", 6],
  ["*", 7],
  ["/", 7],
  ["%", 7],
]);

const unaryOperators = new Set(["!", "-", "typeof"]);

export abstract class ExpressionParser extends LiteralParser {
  protected expression(): Expression {
    // Most arguments and members are a name.
    if (this.tokens.kind === "word" && /[,;)]/.test(this.tokens.following)) return this.#primary();
    if (this.tokens.takePureNote()) return this.#pure("/* @__PURE__ */ ");
    if (this.#isArrow()) return this.#arrow();
    const test = this.#binary(0);
    if (!this.at("?")) return this.#casts(test);
    this.tokens.next();
    const yes = this.expression();
    this.expect(":");
    const no = this.expression();
    // Chains go on in their last branch.
    if (yes.kind === "conditional" || [test, yes, no].some(({ kind }) => kind === "cast")) this.refuse();
    return { kind: "conditional", test, yes, no };
  }

  /** `as const satisfies Type` behind a literal or a name. */
  #casts(value: Expression): Expression {
    let cast = value;
    while (this.at("as") || this.at("satisfies")) {
      this.sameLine();
      if (["binary", "unary", "increment", "arrow"].includes(value.kind)) this.refuse();
      const operator = this.tokens.value;
      this.tokens.next();
      const isConst = operator === "as" && this.at("const");
      const type: Type = isConst ? { kind: "reference", name: this.word(), typeArguments: [] } : this.union();
      cast = { kind: "cast", value: cast, operator, type };
    }
    return cast;
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      if (this.at(">")) this.tokens.joinGreater();
      const operator = this.tokens.value;
      const binds = this.tokens.kind === "string" ? undefined : precedence.get(operator);
      if (binds === undefined || binds <= least) return left;
      this.tokens.next();
      const right = this.#binary(binds);
      // What looks like a comparison may be a call with type arguments.
      if (operator === "<" && (this.at(">") || this.at(","))) this.refuse();
      const joined = combine(operator, left, right);
      this.#checkMixture(joined);
      left = joined;
    }
  }

  /** Mixtures in which prettier adds parentheses, or which need them. */
  #checkMixture({ operator, left, right }: Binary): void {
    for (const side of [left, right]) {
      if (side.kind !== "binary") continue;
      const outer = precedence.get(operator) ?? 0;
      const inner = precedence.get(side.operator) ?? 0;
      if (outer > 3 && inner < 6) this.refuse();
      if (outer > 5 && (operator !== "+" || side.operator !== "+" || side === right)) this.refuse();
      if (outer < 4 && inner < 4 && (operator === "??") !== (side.operator === "??")) this.refuse();
    }
  }

  #unary(): Expression {
    const { value, kind } = this.tokens;
    if (kind !== "string" && unaryOperators.has(value)) {
      this.tokens.next();
      const operand = this.#unary();
      if (value === "-" && operand.kind !== "number") this.refuse();
      if (value === "typeof" && operand.kind === "unary") this.refuse();
      return { kind: "unary", operator: value, operand };
    }
    const operand = this.#postfix();
    if (!this.at("++") && !this.at("--")) return operand;
    this.sameLine();
    if (operand.kind !== "name") this.refuse();
    const operator = this.tokens.value;
    this.tokens.next();
    return { kind: "increment", operand, operator };
  }

  #postfix(): Expression {
    let value = this.at("new") ? this.#construction("") : this.#primary();
    for (;;) {
      if (this.eat(".")) value = { kind: "member", object: value, name: this.word() };
      else if (this.at("[")) {
        this.tokens.next();
        value = { kind: "element", object: value, index: this.expression() };
        this.expect("]");
      } else if (this.at("(")) value = this.#call(value);
      else if (this.at("`") && value.kind === "name") value = this.template(value.text);
      else return value;
      if ((value.kind === "member" || value.kind === "element") && !isReadable(value.object)) this.refuse();
    }
  }

  #call(callee: Expression): Expression {
    if (hasCall(callee) && !isMethodOfMade(callee)) this.refuse();
    return { kind: "call", callee, typeArguments: [], items: this.#argumentList(), note: "" };
  }

  /** @param note a comment for bundlers that stands before what it makes. */
  #pure(note: string): Expression {
    if (this.at("new")) return this.#construction(note);
    const callee: Expression = { kind: "name", text: this.name() };
    return { kind: "call", callee, typeArguments: this.typeArguments(), items: this.#argumentList(), note };
  }

  #construction(note: string): Expression {
    this.expect("new");
    const callee: Expression = { kind: "name", text: this.name() };
    const typeArguments = this.typeArguments();
    return { kind: "new", callee, typeArguments, items: this.#argumentList(), note };
  }

  #argumentList(): readonly Expression[] {
    this.expect("(");
    return this.list(")", () => this.expression());
  }

  #primary(): Expression {
    const { tokens } = this;
    if (tokens.kind === "string") return { kind: "string", text: this.stringText() };
    if (tokens.kind === "number") return { kind: "number", text: this.numberText() };
    if (tokens.kind === "word") {
      const isLiteral = this.at("true") || this.at("false") || this.at("null");
      return isLiteral ? { kind: "literal", text: this.word() } : { kind: "name", text: this.name() };
    }
    if (this.eat("[")) return this.array();
    if (this.at("{")) return this.object();
    if (this.at("`")) return this.template("");
    this.expect("(");
    const value = this.expression();
    this.expect(")");
    return ["arrow", "cast", "conditional"].includes(value.kind) ? this.refuse() : value;
  }

  /** True where the current token begins the parameters of an arrow function; the scanner stays where it is. */
  #isArrow(): boolean {
    if (!this.at("(")) return false;
    const { tokens } = this;
    const before = tokens.start;
    tokens.next();
    let is = this.at(")");
    if (tokens.kind === "word") {
      tokens.next();
      is = this.at(",") || this.at(":");
      if (this.at(")")) {
        tokens.next();
        is = this.at("=>");
      }
    }
    tokens.rewind(before);
    return is;
  }

  #arrow(): Expression {
    const parameters = this.parameters();
    this.sameLine();
    this.expect("=>");
    const isObject = this.at("(");
    if (this.at("{")) this.refuse();
    const body = this.expression();
    if (["arrow", "conditional", "cast"].includes(body.kind) || (isObject && body.kind !== "object"))
      this.refuse();
    return { kind: "arrow", parameters, body };
  }

  protected parameters(): readonly Parameter[] {
    this.expect("(");
    return this.list(")", () => {
      const name = this.name();
      const optional = this.eat("?");
      const type = this.eat(":") ? this.type() : undefined;
      // The only parameter is laid out in another way where its type is an object.
      if (type?.kind === "typeLiteral") this.refuse();
      return { name, optional, type, value: this.eat("=") ? this.expression() : undefined };
    });
  }

  protected functionType(): Type {
    this.expect("(");
    const parameters = this.list(")", () => {
      const name = this.name();
      const optional = this.eat("?");
      this.expect(":");
      const type = this.type();
      if (type.kind === "typeLiteral") this.refuse();
      return { name, optional, type, value: undefined };
    });
    this.expect("=>");
    return { kind: "function", parameters, result: this.type() };
  }
}

/** True for what members are read from; what else there is needs parentheses or is laid out in other ways. */
function isReadable(value: Expression): boolean {
  return ["name", "member", "element", "call"].includes(value.kind);
}

/** True for `members().has`, whose call is never broken at its dot. */
function isMethodOfMade(value: Expression): boolean {
  if (value.kind !== "member" || value.object.kind !== "call") return false;
  return value.object.callee.kind === "name" && value.object.items.length === 0;
}

/** True for a chain with a call in it: with a second one, the chain may be broken at its dots. */
function hasCall(value: Expression): boolean {
  if (value.kind === "member" || value.kind === "element") return hasCall(value.object);
  return value.kind !== "name";
}

/** `a && (b && c)` is `(a && b) && c`, and laid out as such. */
function combine(operator: string, left: Expression, right: Expression): Binary {
  const isLogical = operator === "&&" || operator === "||" || operator === "??";
  if (!isLogical || right.kind !== "binary" || right.operator !== operator)
    return { kind: "binary", operator, left, right };
  return { kind: "binary", operator, left: combine(operator, left, right.left), right: right.right };
}
