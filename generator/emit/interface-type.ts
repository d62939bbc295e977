/** Objects as interfaces, which extend those that `allOf` names (JSON Schema 2020-12, core, section 10.2.1.1). */
import type { Schema, SchemaId } from "../model/types.js";
import { losesPresence } from "./lost-presence.js";
import { type Member, type Members, indexType, memberLines, membersOf } from "./members.js";
import { objectShape } from "./object-type.js";
import type { Code } from "./text.js";
import { type Type, unknown } from "./type-text.js";
import type { TypeScope } from "./types.js";

/** What an interface consists of. */
export interface Interface {
  readonly bases: readonly SchemaId[];
  /** The lines of its own. */
  readonly members: readonly Code[];
}

/**
 * The schema as an interface; undefined where none says it. An interface may only narrow what it inherits: a
 * member that is described in several places has one type, which obeys all of them.
 */
export function interfaceOf(schema: Schema, scope: TypeScope): Interface | undefined {
  const resolved = resolve(schema, scope, new Set());
  if (resolved === undefined) return undefined;
  const { bases, own, index, all } = resolved;
  if (all.size === 0 && index?.text === unknown.text) return undefined;
  return { bases, members: memberLines(own, index, scope) };
}

interface Resolved {
  readonly bases: readonly SchemaId[];
  /** What stands in the interface itself: what it adds, and what it says anew. */
  readonly own: Members;
  /** Its index signature, and the one that it has or inherits. */
  readonly index: Type | undefined;
  readonly open: Type | undefined;
  /** All members, inherited ones included. */
  readonly all: ReadonlyMap<string, Member>;
}

function resolve(schema: Schema, scope: TypeScope, above: ReadonlySet<Schema>): Resolved | undefined {
  const shape = above.has(schema) ? undefined : objectShape(schema, scope);
  if (shape === undefined) return undefined;
  const within = new Set([...above, schema]);
  const bases = shape.bases.map((id) => {
    const target = scope.lookup(id);
    return target && resolve(target, scope, within);
  });
  const members = membersOf(shape.rules, scope);
  if (!bases.every((base) => base !== undefined) || (bases.length === 0 && members.closed)) return undefined;
  const opens = bases.flatMap(({ open }) => open ?? []);
  // An inherited index signature speaks for the members here too.
  if (opens.some(({ text }) => text !== unknown.text)) return undefined;
  const inherited = bases.map(({ all }) => all);
  const own = { ...members, named: withInherited(members.named, inherited) };
  const anew = [...own.named].filter(([name]) => inherited.some((base) => base.has(name)));
  // An interface is checked against those that it extends, an intersection is not.
  if (anew.some(([, { schemas }]) => losesPresence(schemas, scope))) return undefined;
  const all = new Map([...inherited.flatMap((base) => [...base]), ...own.named]);
  const empty = all.size === 0 && bases.length === 0;
  const index = empty ? (indexType(own, scope) ?? unknown) : indexType(own, scope, all.values());
  return { bases: shape.bases, own, all, index, open: index ?? opens[0] };
}

/** The members that an interface must name: its own, and those in which the interfaces that it extends differ. */
function withInherited(
  named: ReadonlyMap<string, Member>,
  bases: readonly ReadonlyMap<string, Member>[],
): ReadonlyMap<string, Member> {
  if (bases.length === 0) return named;
  const result = new Map<string, Member>();
  for (const name of new Set([...bases.flatMap((base) => [...base.keys()]), ...named.keys()])) {
    const inherited = bases.flatMap((base) => base.get(name) ?? []);
    const [first, ...others] = inherited;
    const own = named.get(name);
    const says = own !== undefined && (own.schemas.length > 0 || first?.required !== true);
    if (says || others.some((other) => first === undefined || !isSame(first, other)))
      result.set(name, merged([...inherited, ...(own === undefined ? [] : [own])]));
  }
  return result;
}

function isSame(one: Member, other: Member): boolean {
  const { schemas, rest, required } = one;
  if (required !== other.required || schemas.length !== other.schemas.length) return false;
  if (rest.map(({ text }) => text).join() !== other.rest.map(({ text }) => text).join()) return false;
  return schemas.every((schema, index) => schema === other.schemas[index]);
}

function merged(members: readonly Member[]): Member {
  return {
    schemas: [...new Set(members.flatMap(({ schemas }) => schemas))],
    rest: members.flatMap(({ rest }) => rest),
    required: members.some(({ required }) => required),
  };
}
