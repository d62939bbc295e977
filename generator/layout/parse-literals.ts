/** Arrays, objects and templates. */
import { type Doc, concat } from "./doc.js";
import { isFree } from "./parse-tokens.js";
import { TypeParser } from "./parse-types.js";
import type { Expression, ObjectMember } from "./syntax.js";

/** Tags whose templates prettier lays out as another language. */
const otherLanguages = /^(css|gql|graphql|html|keyframes|injectGlobal|createGlobalStyle|markdown|md|svg)$/;

export abstract class LiteralParser extends TypeParser {
  protected abstract expression(): Expression;

  protected array(): Expression {
    return { kind: "array", items: this.list("]", () => this.expression()) };
  }

  protected object(): Expression {
    const { tokens } = this;
    this.expect("{");
    const broken = tokens.lineBreaks > 0;
    const members: ObjectMember[] = [];
    while (!this.at("}")) {
      members.push(this.#member(members.length === 0));
      if (!this.at("}")) this.expect(",");
    }
    tokens.next();
    return { kind: "object", members, broken: broken && members.length > 0 };
  }

  #member(isFirst: boolean): ObjectMember {
    const row = this.row();
    const { comments } = row;
    const apart = row.apart && !isFirst;
    if (this.eat("...")) return { comments, apart, key: concat("...", this.name()), value: undefined };
    const key = this.at("[") ? this.#computedKey() : this.#plainKey();
    return { comments, apart, key, value: this.eat(":") ? this.expression() : undefined };
  }

  /** `["__proto__"]` */
  #computedKey(): Doc {
    this.expect("[");
    const key = concat("[", this.stringText(), "]");
    this.expect("]");
    return this.at(":") ? key : this.refuse();
  }

  /** A key, or a name that stands for its value as well. */
  #plainKey(): Doc {
    const { tokens } = this;
    const isName = tokens.kind === "word" && isFree(tokens.value);
    const key = this.key();
    return isName || this.at(":") ? key : this.refuse();
  }

  /** A template. What stands in it is kept on one line. */
  protected template(tag: Doc): Expression {
    const { tokens } = this;
    if (typeof tag === "string" && otherLanguages.test(tag)) this.refuse();
    const parts: Doc[] = [];
    const values: Expression[] = [];
    for (;;) {
      parts.push(tokens.templatePart());
      if (!tokens.opensValue) break;
      tokens.next();
      this.sameLine();
      values.push(this.expression());
      if (!this.at("}")) this.refuse();
      this.sameLine();
    }
    tokens.next();
    return { kind: "template", tag, parts, values };
  }
}
