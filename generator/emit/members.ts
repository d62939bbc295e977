/** The members of object types (JSON Schema 2020-12, core, section 10.3.2). */
import { accessOf, hiddenAccess, requiredNames } from "../guards/access.js";
import type { ObjectRule, Schema } from "../model/types.js";
import { memberDocs } from "./docs.js";
import { type Code, code, docComment, typeKey } from "./text.js";
import { type Type, intersection, simple, union, unknown } from "./type-text.js";
import { type TypeScope, schemaType, typeOfAll } from "./types.js";

/** A member, and the schemas that its value obeys, all of them. */
export interface Member {
  readonly schemas: readonly Schema[];
  /** What is said of it as one of all members without a name, where it is only required. */
  readonly rest: readonly Type[];
  readonly required: boolean;
}

/** What rules together say of an object. */
export interface Members {
  readonly named: ReadonlyMap<string, Member>;
  /** Members that this side does not see, and that a guard accepts all the same. */
  readonly hidden: readonly Schema[];
  /** What the members may be that nobody names; undefined where nothing is said of them. */
  readonly others: Type | undefined;
  /** No member at all is welcome. */
  readonly closed: boolean;
}

/** The members as one side sees them. */
export function membersOf(rules: readonly ObjectRule[], scope: TypeScope): Members {
  const named = new Map<string, Member>();
  const hidden: Schema[] = [];
  const away = hiddenAccess(scope.view);
  const others = othersType(rules, scope);
  for (const { properties } of rules) {
    for (const [name, schema] of properties) {
      if (away !== undefined && accessOf(schema, scope.lookup) === away) hidden.push(schema);
      else
        named.set(name, {
          schemas: [...(named.get(name)?.schemas ?? []), schema],
          rest: noTypes,
          required: false,
        });
    }
  }
  for (const name of rules.flatMap((rule) => requiredNames(rule, scope.view, scope.lookup)))
    named.set(name, { ...(named.get(name) ?? { schemas: [], rest: present(others) }), required: true });
  const closed = rules.some(({ patternProperties, additionalProperties: rest }) => {
    return patternProperties.size === 0 && rest !== undefined && isNever(rest);
  });
  return {
    named,
    hidden,
    others,
    closed: closed && named.size === 0 && hidden.length === 0,
  };
}

const noTypes: readonly Type[] = [];

function present(type: Type | undefined): readonly Type[] {
  return type === undefined ? noTypes : [type];
}

function isNever(schema: Schema): boolean {
  return schema.rules.some((rule) => rule.kind === "never");
}

/** What is said of the members without a name of their own: by patterns, and by what is left over by these. */
function othersType(rules: readonly ObjectRule[], scope: TypeScope): Type | undefined {
  const types = rules.flatMap(({ patternProperties, additionalProperties: rest }) => {
    const patterns = [...patternProperties.values()];
    if (patterns.length === 0 && (rest === undefined || isNever(rest))) return [];
    if (rest === undefined) return [unknown];
    return [...patterns, rest].map((schema) => schemaType(schema, scope));
  });
  return types.length === 0 ? undefined : union(types);
}

/**
 * The type of an index signature; undefined where there is none. It speaks for the named members too
 * (TS2411), so that their types join it; and for the hidden ones, which are members without a name here.
 * @param inherited members that an interface has from elsewhere.
 */
export function indexType(
  { named, hidden, others }: Members,
  scope: TypeScope,
  inherited: Iterable<Member> = [],
): Type | undefined {
  if (others === undefined) return undefined;
  const members = [...named.values(), ...inherited];
  const types = members.map((member) => memberType(member, scope));
  const absent = members.some(({ required }) => !required) ? [simple(code`undefined`)] : [];
  return union([others, ...types, ...hidden.map((schema) => schemaType(schema, scope)), ...absent]);
}

/** The type of a member; one that is only required is what members without a name are. */
function memberType({ schemas, rest, required }: Member, scope: TypeScope): Type {
  const type = intersection([typeOfAll(schemas, scope), ...rest]);
  return required && scope.beside === true && type.text === unknown.text ? anythingPresent : type;
}

/**
 * What a required member is that may be anything, where a type beside it may know it as optional: to the compiler
 * `{ id?: string } & { id: unknown }` has an id that may be undefined.
 */
const anythingPresent: Type = { text: code`{} | null`, compound: true };

/** The lines of an interface or of a type literal. */
export function memberLines(
  { named }: Pick<Members, "named">,
  index: Type | undefined,
  scope: TypeScope,
): Code[] {
  const own = Array.from(named, ([name, member]) => {
    const described = member.schemas.findLast(({ docs }) => docs.description !== undefined);
    const docs = described ?? member.schemas.at(-1);
    const comment = docs === undefined ? code`` : docComment(memberDocs(docs, name));
    const optional = member.required ? code`` : code`?`;
    return code`${comment}${typeKey(name)}${optional}: ${memberType(member, scope).text};`;
  });
  return index === undefined ? own : [...own, code`[key: string]: ${index.text};`];
}
