/** Objects as types: the members of their own, and the objects whose members they have too. */
import { admittedTypes } from "../model/admitted-types.js";
import { simplified } from "../model/evaluated.js";
import type { ObjectRule, Schema, SchemaId } from "../model/types.js";
import { indexType, memberLines, membersOf } from "./members.js";
import { type Code, code, join, lines } from "./text.js";
import { type Type, intersection, simple } from "./type-text.js";
import { type TypeScope, amongOthers } from "./types.js";

/** What a schema says that says nothing but which object a value is. */
export interface ObjectShape {
  /** The schemas that the value obeys too. */
  readonly bases: readonly SchemaId[];
  /** What it says itself, in `allOf` or beside it. */
  readonly rules: readonly ObjectRule[];
}

/** The shape of a schema; undefined where values that are no objects obey it, or where it has alternatives. */
export function objectShape(written: Schema, scope: TypeScope): ObjectShape | undefined {
  const schema = simplified(written);
  if (!schema.rules.some(({ kind }) => kind === "object" || kind === "allOf")) return undefined;
  const bases: SchemaId[] = [];
  const rules: ObjectRule[] = [];
  if (!collect(schema, bases, rules)) return undefined;
  return admittedTypes(schema, scope)?.join() === "object"
    ? { bases: [...new Set(bases)], rules }
    : undefined;
}

/** Adds what a schema consists of; false where that is more than a shape. */
function collect(schema: Schema, bases: SchemaId[], rules: ObjectRule[]): boolean {
  return simplified(schema).rules.every((rule) => {
    switch (rule.kind) {
      case "object":
        rules.push(rule);
        return true;
      case "reference":
        bases.push(rule.target);
        return true;
      case "allOf":
        return rule.schemas.every((part) => collect(part, bases, rules));
      case "never":
      case "enum":
      case "anyOf":
      case "oneOf":
        return false;
      // These say nothing that the type of an object could say.
      case "type":
      case "number":
      case "string":
      case "array":
      case "not":
      case "conditional":
      case "unevaluated":
        return true;
      default:
        return rule satisfies never;
    }
  });
}

/** The shape as an expression: `Base & { id: string }`. */
export function shapeType({ bases, rules }: ObjectShape, around: TypeScope): Type {
  const scope = bases.length > 0 ? amongOthers(around) : around;
  const parts = bases.map((base) => simple(code`${scope.refer(base, scope.view)}`));
  const members = membersOf(rules, scope);
  const own = memberLines(members, indexType(members, scope), scope);
  if (own.length > 0) return intersection([...parts, simple(literalType(own))]);
  return parts.length > 0 ? intersection(parts) : simple(members.closed ? noMembers : anyMembers);
}

const noMembers = code`{ [key: string]: never }`;
const anyMembers = code`{ [key: string]: unknown }`;

/** Layout keeps a literal on one line where it begins so. */
function literalType(members: readonly Code[]): Code {
  const short = members.length <= 2 && members.every((line) => !line.includes("\n"));
  return short ? code`{ ${join(members, code` `)} }` : code`{\n${lines(members)}\n}`;
}
