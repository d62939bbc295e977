/** The types of constants that say what they are: `{ "a": 1 } as const`. */
import { type Doc, concat } from "../layout/doc.js";
import type { Expression, ObjectMember, Type, TypeMember } from "../layout/syntax.js";

/** The type of a literal `as const`; undefined for another expression. */
export function constantType(value: Expression | undefined): Type | undefined {
  const isConstant =
    value?.kind === "cast" &&
    value.operator === "as" &&
    value.type.kind === "reference" &&
    value.type.name === "const";
  return isConstant ? typeOf(value.value) : undefined;
}

function typeOf(value: Expression): Type | undefined {
  switch (value.kind) {
    case "string":
    case "number":
    case "literal":
      return { kind: "literalType", text: value.text };
    case "unary": {
      const { operator, operand } = value;
      if (operator !== "-" || operand.kind !== "number") return undefined;
      return { kind: "literalType", text: concat("-", operand.text) };
    }
    case "array": {
      const types = all(value.items.map(typeOf));
      return types && { kind: "operator", operator: "readonly", type: { kind: "tuple", types } };
    }
    case "object": {
      const members = all(value.members.map(member));
      return members && { kind: "typeLiteral", members, broken: value.broken };
    }
    default:
      return undefined;
  }
}

function member({ comments, apart, key, value }: ObjectMember): TypeMember | undefined {
  const type = value && typeOf(value);
  return type && { comments, apart, key: concat("readonly ", nameIn(key)), type };
}

/** In a type, `["__proto__"]` is a name like any other. */
function nameIn(key: Doc): Doc {
  const [, inner] = typeof key !== "string" && key.kind === "concat" ? key.parts : [];
  return typeof inner === "string" ? inner.slice(1, -1) : key;
}

/** The list, where it is whole. */
function all<Item>(items: readonly (Item | undefined)[]): readonly Item[] | undefined {
  const present = items.filter((item) => item !== undefined);
  return present.length === items.length ? present : undefined;
}
