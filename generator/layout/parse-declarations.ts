/** Declarations: what a file consists of. */
import { type Doc, concat } from "./doc.js";
import { type Row, StatementParser } from "./parse-statements.js";
import { isFree } from "./parse-tokens.js";
import type { FunctionDeclaration, Import, Modifiers, Statement, Type } from "./syntax.js";

export class Parser extends StatementParser {
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
    const typeOnly = this.eat("type");
    return { ...row, kind: "import", keyword: "import", typeOnly, ...this.#specifiers() };
  }

  /** `export { a }`, `export type { A }`, `export *`; undefined for `export type A`. */
  #exported(row: Row): Statement | undefined {
    if (this.eat("*")) return { ...row, kind: "exportAll", from: this.#from() };
    const before = this.tokens.start;
    const typeOnly = this.eat("type");
    if (this.at("{")) return { ...row, kind: "import", keyword: "export", typeOnly, ...this.#specifiers() };
    this.tokens.rewind(before);
    return undefined;
  }

  #specifiers(): Pick<Import, "names" | "from"> {
    this.expect("{");
    const names = this.list("}", () => {
      const typeOnly = this.eat("type");
      const name = this.#specifier();
      if (!this.eat("as")) return { typeOnly, name, local: name };
      const local = this.#specifier();
      return { typeOnly, name: concat(name, " as ", local), local };
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

  #declared(modifiers: Modifiers, row: Row): Statement {
    if (this.at("interface")) return this.#interface(modifiers, row);
    if (this.at("type")) return this.#alias(modifiers, row);
    if (this.at("const") || this.at("let")) return this.variable(modifiers, row);
    if (this.at("async") || this.at("function")) return { ...row, ...this.#function(modifiers) };
    return this.refuse();
  }

  #interface(modifiers: Modifiers, row: Row): Statement {
    const name = this.named();
    const typeParameters = this.typeParameters();
    const bases: Type[] = [];
    if (this.eat("extends")) {
      do bases.push({ kind: "reference", name: this.name(), typeArguments: this.typeArguments() });
      while (this.eat(","));
    }
    const body = this.typeLiteral();
    return { ...row, kind: "interface", modifiers, name, typeParameters, bases, body };
  }

  #alias(modifiers: Modifiers, row: Row): Statement {
    const name = this.named();
    const typeParameters = this.typeParameters();
    this.expect("=");
    const type = this.type();
    // Prettier has several layouts for these.
    if (type.kind === "conditionalType") this.refuse();
    this.expect(";");
    return { ...row, kind: "alias", modifiers, name, typeParameters, type };
  }

  #function(modifiers: Modifiers): FunctionDeclaration {
    const isAsync = this.eat("async");
    if (isAsync) this.sameLine();
    if (!this.at("function")) this.refuse();
    this.tokens.next();
    const name = this.name();
    const typeParameters = this.typeParameters();
    const parameters = this.parameters();
    const result = this.eat(":") ? this.#resultType() : undefined;
    const body = this.eat(";") ? undefined : this.functionBody();
    const rest = { typeParameters, parameters, result, body };
    return { kind: "functionDeclaration", modifiers, async: isAsync, name, ...rest };
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
}
