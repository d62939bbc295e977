/** Types, by recursive descent. */
import { type Doc, concat } from "./doc.js";
import { TokenParser } from "./parse-tokens.js";
import type { Type, TypeLiteral, TypeMember, TypeParameter } from "./syntax.js";

const keywordTypes = new Set([
  "any",
  "bigint",
  "boolean",
  "never",
  "null",
  "number",
  "object",
  "string",
  "symbol",
  "undefined",
  "unknown",
  "void",
]);

/** Words before which a type may go on in another way than with a name. */
const typeOperators = new Set([
  "asserts",
  "infer",
  "unique",
  "abstract",
  "keyof",
  "readonly",
  "is",
  "intrinsic",
]);

/** Words that are taken for modifiers before the name of a type's parameter. */
const modifiers = new Set(["abstract", "accessor", "async", "declare", "out", "override", "readonly"]);

const mappedTypeStart = /\{\s*\[\w+ in /y;

export abstract class TypeParser extends TokenParser {
  protected type(): Type {
    // Most types are a name.
    if (this.tokens.kind === "word" && this.tokens.following === ";") return this.#namedType();
    // Inside other types, a function's type must stand in parentheses.
    if (this.#isFunction()) return this.functionType();
    const check = this.union();
    if (!this.at("extends")) return check;
    this.sameLine();
    this.tokens.next();
    const extended = this.union();
    this.expect("?");
    const yes = this.type();
    this.expect(":");
    const no = this.type();
    if (yes.kind === "conditionalType" || no.kind === "conditionalType") this.refuse();
    return { kind: "conditionalType", check, extended, yes, no };
  }

  protected union(): Type {
    this.eat("|");
    const types = [this.#intersection()];
    while (this.eat("|")) types.push(this.#intersection());
    const [only] = types;
    if (types.length === 1 && only !== undefined) return only;
    return { kind: "union", types };
  }

  #intersection(): Type {
    const types = [this.#postfix()];
    while (this.eat("&")) types.push(this.#postfix());
    const [only] = types;
    return types.length === 1 && only !== undefined ? only : { kind: "intersection", types };
  }

  #postfix(): Type {
    if (this.at("readonly") || this.at("keyof")) {
      const operator = this.tokens.value;
      this.tokens.next();
      this.sameLine();
      return { kind: "operator", operator, type: this.#postfix() };
    }
    let type = this.#primary();
    while (this.at("[")) {
      this.sameLine();
      this.tokens.next();
      if (this.eat("]")) type = { kind: "arrayType", type };
      else {
        type = { kind: "indexed", object: type, index: this.type() };
        this.expect("]");
      }
    }
    return type;
  }

  #primary(): Type {
    const { tokens } = this;
    if (tokens.kind === "string") return { kind: "literalType", text: this.stringText() };
    if (tokens.kind === "number") return { kind: "literalType", text: this.numberText() };
    if (tokens.kind === "word") return this.#namedType();
    if (this.eat("-")) return { kind: "literalType", text: `-${this.numberText()}` };
    if (this.eat("[")) return { kind: "tuple", types: this.list("]", () => this.#tupleItem()) };
    if (this.at("{")) return this.#isMapped() ? this.#mappedType() : this.typeLiteral();
    this.expect("(");
    const type = this.type();
    this.expect(")");
    return type;
  }

  #namedType(): Type {
    const { tokens } = this;
    const { value } = tokens;
    if (keywordTypes.has(value)) {
      const { doc } = tokens;
      tokens.next();
      if (this.at(".")) this.refuse();
      return { kind: "keyword", text: doc };
    }
    if (value === "true" || value === "false") return { kind: "literalType", text: this.word() };
    if (value === "typeof") {
      tokens.next();
      return {
        kind: "operator",
        operator: "typeof",
        type: { kind: "reference", name: this.name(), typeArguments: [] },
      };
    }
    if (typeOperators.has(value)) this.refuse();
    let name = this.name();
    while (this.eat(".")) name = concat(name, ".", this.word());
    return { kind: "reference", name, typeArguments: this.typeArguments() };
  }

  /** `<A, B>`, if it is there. */
  protected typeArguments(): readonly Type[] {
    if (!this.at("<")) return [];
    this.sameLine();
    this.tokens.next();
    const types = this.list(">", () => this.type());
    return types.length > 0 ? types : this.refuse();
  }

  #tupleItem(): Type {
    if (this.eat("...")) return { kind: "rest", type: this.type() };
    const type = this.type();
    return this.eat("?") ? { kind: "optional", type } : type;
  }

  /** True where the current token begins the parameters of a function; the scanner stays where it is. */
  #isFunction(): boolean {
    if (!this.at("(")) return false;
    const { tokens } = this;
    const before = tokens.start;
    tokens.next();
    let is = this.at(")");
    if (tokens.kind === "word") {
      tokens.next();
      is = this.at(":") || this.at("?") || this.at(",");
    }
    tokens.rewind(before);
    return is;
  }

  protected abstract functionType(): Type;

  /** True where the brace that is the current token opens a mapped type. */
  #isMapped(): boolean {
    mappedTypeStart.lastIndex = this.tokens.start;
    return mappedTypeStart.test(this.tokens.source);
  }

  /** `{ [Key in Keys]-?: Type }` */
  #mappedType(): Type {
    this.expect("{");
    const broken = this.tokens.lineBreaks > 0;
    this.expect("[");
    const name = this.name();
    this.expect("in");
    const keys: Type = { kind: "reference", name: this.name(), typeArguments: [] };
    this.expect("]");
    const sign = this.eat("-") ? "-" : "";
    const isOptional = this.eat("?");
    if (sign !== "" && !isOptional) this.refuse();
    this.expect(":");
    const type = this.type();
    this.eat(";");
    this.expect("}");
    return { kind: "mappedType", name, keys, modifier: isOptional ? `${sign}?` : "", type, broken };
  }

  /** `{ readonly name?: string; [key: string]: unknown }` */
  protected typeLiteral(): TypeLiteral {
    const { tokens } = this;
    this.expect("{");
    const broken = tokens.lineBreaks > 0;
    const members: TypeMember[] = [];
    while (!this.at("}")) {
      const { comments, apart } = this.row();
      const key = this.#memberKey();
      this.expect(":");
      const type = this.type();
      members.push({ comments, apart: apart && members.length > 0, key, type });
      if (!this.at("}")) this.expect(";");
    }
    tokens.next();
    return { kind: "typeLiteral", members, broken: broken && members.length > 0 };
  }

  #memberKey(): Doc {
    const { tokens } = this;
    let prefix = "";
    if (this.at("readonly")) {
      tokens.next();
      if (this.at(":") || this.at("?")) return this.#optional("readonly");
      this.sameLine();
      prefix = "readonly ";
    }
    if (this.eat("[")) {
      const name = this.name();
      this.expect(":");
      const key = this.type();
      if (key.kind !== "keyword") this.refuse();
      this.expect("]");
      return concat(prefix, "[", name, ": ", key.text, "]");
    }
    const key = this.key();
    return this.#optional(prefix === "" ? key : concat(prefix, key));
  }

  #optional(key: Doc): Doc {
    return this.eat("?") ? (typeof key === "string" ? `${key}?` : concat(key, "?")) : key;
  }

  /** `<const Name extends string = string>`, if it is there. */
  protected typeParameters(): readonly TypeParameter[] {
    if (!this.eat("<")) return [];
    const parameters = this.list(">", () => {
      const isConst = this.eat("const");
      if (isConst) this.sameLine();
      const prefix = isConst ? "const " : "";
      if (modifiers.has(this.tokens.value)) this.refuse();
      const name = concat(prefix, this.name());
      const constraint = this.eat("extends") ? this.type() : undefined;
      return { name, constraint, fallback: this.eat("=") ? this.type() : undefined };
    });
    return parameters.length > 0 ? parameters : this.refuse();
  }
}
