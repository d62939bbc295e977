/** Statements and declarations. */
import { type Doc, concat, join } from "./doc.js";
import { ExpressionParser } from "./parse-expressions.js";
import { isFree } from "./parse-tokens.js";
import type { Block, Case, FunctionDeclaration, Statement, Type } from "./syntax.js";

type Row = Pick<Statement, "comments" | "apart">;

export class Parser extends ExpressionParser {
  #insideFunction = false;
  #insideLoop = false;
  #insideSwitch = false;

  /** The next declaration of the file; undefined at its end. */
  declaration(): Statement | undefined {
    const row = this.row();
    if (this.tokens.kind === "end") return row.comments.length > 0 ? { ...row, kind: "nothing" } : undefined;
    if (this.at("import")) return this.#imported(row);
    if (!this.eat("export")) return this.#declared("", row);
    this.sameLine();
    const list = this.at("{") || this.at("*") || this.at("type") ? this.#exported(row) : undefined;
    return list ?? this.#declared("export ", row);
  }

  #imported(row: Row): Statement {
    this.tokens.next();
    const head = this.eat("type") ? "import type " : "import ";
    return { ...row, kind: "import", head, ...this.#specifiers() };
  }

  /** `export { a }`, `export type { A }`, `export *`; undefined for `export type A`. */
  #exported(row: Row): Statement | undefined {
    if (this.eat("*")) return { ...row, kind: "exportAll", from: this.#from() };
    const before = this.tokens.start;
    const head = this.eat("type") ? "export type " : "export ";
    if (this.at("{")) return { ...row, kind: "import", head, ...this.#specifiers() };
    this.tokens.rewind(before);
    return undefined;
  }

  #specifiers(): { readonly names: readonly Doc[]; readonly from: Doc } {
    this.expect("{");
    const names = this.list("}", () => {
      const isType = this.eat("type");
      const name = this.#specifier();
      const local = this.eat("as") ? concat(name, " as ", this.#specifier()) : name;
      return isType ? concat("type ", local) : local;
    });
    return { names: names.length > 0 ? names : this.refuse(), from: this.#from() };
  }

  #specifier(): Doc {
    return this.at("as") || this.at("type") ? this.refuse() : this.name();
  }

  #from(): Doc {
    this.expect("from");
    const from = this.stringText();
    this.expect(";");
    return from;
  }

  #declared(exported: string, row: Row): Statement {
    if (this.at("interface")) return this.#interface(exported, row);
    if (this.at("type")) return this.#alias(exported, row);
    if (this.at("const")) return this.#variable(exported, row);
    if (this.at("async") || this.at("function")) return { ...row, ...this.#function(exported) };
    return this.refuse();
  }

  /** A word and the name behind it: `interface Pet`. */
  #head(exported: string): Doc {
    const { value } = this.tokens;
    this.tokens.next();
    this.sameLine();
    return this.at("as") ? this.refuse() : concat(`${exported}${value} `, this.name());
  }

  #interface(exported: string, row: Row): Statement {
    const head = this.#head(exported);
    const typeParameters = this.typeParameters();
    const bases: Type[] = [];
    if (this.eat("extends")) {
      do bases.push({ kind: "reference", name: this.name(), typeArguments: this.typeArguments() });
      while (this.eat(","));
    }
    return { ...row, kind: "interface", head, typeParameters, bases, body: this.typeLiteral() };
  }

  #alias(exported: string, row: Row): Statement {
    const head = this.#head(exported);
    const typeParameters = this.typeParameters();
    this.expect("=");
    const type = this.type();
    // Prettier has several layouts for these.
    if (type.kind === "conditionalType") this.refuse();
    this.expect(";");
    return { ...row, kind: "alias", head, typeParameters, type };
  }

  #variable(exported: string, row: Row): Statement & { kind: "variable" } {
    const head = this.#head(exported);
    const type = this.eat(":") ? this.type() : undefined;
    this.expect("=");
    const value = this.tokens.takePureNote() ? this.pure("/* @__PURE__ */ ") : this.expression();
    this.expect(";");
    return { ...row, kind: "variable", head, type, value };
  }

  #function(exported: string): FunctionDeclaration {
    const prefix = this.eat("async") ? "async " : "";
    if (prefix !== "") this.sameLine();
    if (!this.at("function")) this.refuse();
    this.tokens.next();
    const head = concat(`${exported}${prefix}function `, this.name());
    const typeParameters = this.typeParameters();
    const parameters = this.parameters();
    const result = this.eat(":") ? this.#resultType() : undefined;
    const body = this.eat(";") ? undefined : this.#functionBody();
    return { kind: "functionDeclaration", head, typeParameters, parameters, result, body };
  }

  /** The type of a result, or what it says of a parameter: `value is Pet`. */
  #resultType(): Type {
    const { tokens } = this;
    const before = tokens.start;
    if (tokens.kind === "word" && isFree(tokens.value)) {
      const name = this.word();
      if (this.at("is")) {
        this.sameLine();
        tokens.next();
        return { kind: "predicate", name, type: this.type() };
      }
      tokens.rewind(before);
    }
    return this.type();
  }

  #functionBody(): Block {
    const outer = this.#insideFunction;
    this.#insideFunction = true;
    const body = this.#block();
    this.#insideFunction = outer;
    return body;
  }

  #block(): Block {
    this.expect("{");
    const statements: Statement[] = [];
    while (!this.at("}")) {
      const { comments, apart } = this.row();
      const row = { comments, apart: apart && statements.length > 0 };
      if (this.at("const") || this.at("let")) statements.push(this.#variable("", row));
      else statements.push(this.#statement(row));
    }
    this.tokens.next();
    return { kind: "block", statements };
  }

  /** A statement that declares nothing, so that it may stand behind `if`. */
  #statement(row: Row): Statement {
    if (this.at("{")) return { ...row, ...this.#block() };
    if (this.at("if")) return this.#if(row);
    if (this.at("for")) return this.#for(row);
    if (this.at("return")) return this.#return(row);
    if (this.at("continue") || this.at("break")) return this.#jump(row);
    if (this.at("switch")) return this.#switch(row);
    if (this.tokens.kind !== "word" || this.at("async")) this.refuse();
    const value = this.expression();
    if (value.kind !== "call" && value.kind !== "increment") this.refuse();
    this.expect(";");
    return { ...row, kind: "expression", value };
  }

  #return(row: Row): Statement {
    if (!this.#insideFunction) this.refuse();
    this.tokens.next();
    this.sameLine();
    const value = this.at(";") ? undefined : this.expression();
    this.expect(";");
    return { ...row, kind: "return", value };
  }

  #jump(row: Row): Statement {
    const kind = this.at("break") ? "break" : "continue";
    if (!this.#insideLoop && !(kind === "break" && this.#insideSwitch)) this.refuse();
    this.tokens.next();
    this.sameLine();
    this.expect(";");
    return { ...row, kind };
  }

  #switch(row: Row): Statement {
    this.tokens.next();
    this.expect("(");
    const value = this.expression();
    this.expect(")");
    this.expect("{");
    const outer = this.#insideSwitch;
    this.#insideSwitch = true;
    const cases: Case[] = [];
    while (!this.eat("}")) cases.push(this.#case(cases.length === 0));
    this.#insideSwitch = outer;
    const defaults = cases.filter(({ test }) => test === undefined);
    return defaults.length > 1 ? this.refuse() : { ...row, kind: "switch", value, cases };
  }

  #case(isFirst: boolean): Case {
    const { comments, apart } = this.row();
    const test = this.eat("case") ? this.expression() : undefined;
    if (test === undefined) this.expect("default");
    this.expect(":");
    const statements: Statement[] = [];
    while (!this.at("case") && !this.at("default") && !this.at("}")) {
      const row = this.row();
      statements.push(this.#statement({ ...row, apart: row.apart && statements.length > 0 }));
    }
    return { comments, apart: apart && !isFirst, test, statements };
  }

  #if(row: Row): Statement {
    this.tokens.next();
    this.expect("(");
    const test = this.expression();
    this.expect(")");
    const then = this.#statement(this.row());
    // An `else` would belong to the inner `if`.
    const otherwise = this.eat("else") ? this.#statement(this.row()) : undefined;
    return { ...row, kind: "if", test, then, else: otherwise };
  }

  #for(row: Row): Statement {
    this.tokens.next();
    this.expect("(");
    if (this.at("let")) return this.#counted(row);
    this.expect("const");
    const names = this.eat("[") ? this.list("]", () => this.name()) : undefined;
    const target = names === undefined ? this.name() : concat("[", join(names, ", "), "]");
    const isIn = names === undefined && this.at("in");
    const head = concat("const ", target, isIn ? " in " : " of ");
    this.expect(isIn ? "in" : "of");
    const list = this.expression();
    this.expect(")");
    return { ...row, kind: "forEach", head, list, body: this.#loopBody() };
  }

  #loopBody(): Statement {
    const outer = this.#insideLoop;
    this.#insideLoop = true;
    const body = this.#statement(this.row());
    this.#insideLoop = outer;
    return body;
  }

  #counted(row: Row): Statement {
    const start = this.#variable("", { comments: [], apart: false });
    const test = this.expression();
    this.expect(";");
    const update = this.expression();
    this.expect(")");
    return { ...row, kind: "for", start, test, update, body: this.#loopBody() };
  }
}
