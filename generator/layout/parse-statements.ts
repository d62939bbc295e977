/** Statements: what stands in the bodies of functions. */
import { type Doc, concat, join } from "./doc.js";
import { ExpressionParser } from "./parse-expressions.js";
import type { Block, Case, Expression, Modifiers, Statement } from "./syntax.js";

export type Row = Pick<Statement, "comments" | "apart">;

export abstract class StatementParser extends ExpressionParser {
  #insideFunction = false;
  #insideLoop = false;
  #insideSwitch = false;

  /** The name behind a word: `interface Pet`. */
  protected named(): Doc {
    this.tokens.next();
    this.sameLine();
    return this.at("as") ? this.refuse() : this.name();
  }

  protected variable(modifiers: Modifiers, row: Row): Statement & { kind: "variable" } {
    const keyword = this.at("let") ? "let" : "const";
    const name = this.named();
    const type = this.eat(":") ? this.type() : undefined;
    const hasValue = this.eat("=");
    if (!hasValue && keyword === "const") this.refuse();
    const value = hasValue ? this.expression() : undefined;
    this.expect(";");
    return { ...row, kind: "variable", modifiers, keyword, name, type, value };
  }

  protected functionBody(): Block {
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
      if (this.at("const") || this.at("let")) statements.push(this.variable("", row));
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
    if (value.kind === "name" && this.eat("??=")) return this.#assignment(value, row);
    if (value.kind !== "call" && value.kind !== "increment") this.refuse();
    this.expect(";");
    return { ...row, kind: "expression", value };
  }

  #assignment(target: Expression, row: Row): Statement {
    const value = this.expression();
    this.expect(";");
    return { ...row, kind: "assignment", target, value };
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
    const start = this.variable("", { comments: [], apart: false });
    const test = this.expression();
    this.expect(";");
    const update = this.expression();
    this.expect(")");
    return { ...row, kind: "for", start, test, update, body: this.#loopBody() };
  }
}
