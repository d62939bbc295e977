/**
 * Alternatives of which each requires members that others do not: where such a member is absent, the
 * alternative need not be asked. Two may still match the same value, so that no member decides alone.
 */
import type { Schema } from "../model/types.js";
import { type Surroundings, isObjectSchema, requiredMembers } from "./exclusive.js";

/** An alternative for objects, and a member without which it matches nothing; undefined where all have that. */
export interface Candidate {
  readonly schema: Schema;
  readonly member: string | undefined;
}

/** Candidates that all require a member, which the others do not. */
export interface CandidateGroup {
  readonly member: string;
  readonly candidates: readonly Candidate[];
}

/** Alternatives as members tell them apart, and those of which members tell nothing. */
export interface UnionByMembers {
  readonly groups: readonly CandidateGroup[];
  readonly single: readonly Candidate[];
  readonly others: readonly Schema[];
}

/** With fewer alternatives than this, asking one after the other reads better and takes no longer. */
export const manyObjects = 3;

interface Requiring {
  readonly schema: Schema;
  readonly members: ReadonlySet<string>;
}

/**
 * Finds which members tell whether an alternative is worth asking. Each alternative is in it once.
 * @returns undefined where members tell too few apart.
 */
export function unionByMembers(schemas: readonly Schema[], around: Surroundings): UnionByMembers | undefined {
  const objects = schemas
    .filter((schema) => isObjectSchema(schema, around))
    .map((schema): Requiring => ({ schema, members: requiredMembers(schema, around) }));
  const telling = tellingMembers(objects);
  const groups: CandidateGroup[] = [];
  const left = new Map(telling);
  let rest = objects.filter(({ members }) => [...members].some((name) => telling.has(name)));
  for (let name = mostShared(left); name !== undefined; name = mostShared(left)) {
    const member = name;
    const group = rest.filter(({ members }) => members.has(member));
    groups.push({ member, candidates: candidates(group) });
    rest = rest.filter(({ members }) => !members.has(member));
    for (const { members } of group) for (const shared of members) takeAway(left, shared);
  }
  const single = rest.map((one) => candidate(one, telling));
  const told = new Set(
    [...groups.flatMap((group) => group.candidates), ...single].map(({ schema }) => schema),
  );
  if (told.size < manyObjects) return undefined;
  return { groups, single, others: schemas.filter((schema) => !told.has(schema)) };
}

/** All alternatives that members tell apart, in the order in which they stand in the schema. */
export function oneByOne(
  { groups, single }: UnionByMembers,
  schemas: readonly Schema[],
): readonly Candidate[] {
  const grouped = groups.flatMap((group) =>
    group.candidates.map(({ schema, member = group.member }) => ({ schema, member })),
  );
  return [...grouped, ...single].sort((a, b) => schemas.indexOf(a.schema) - schemas.indexOf(b.schema));
}

/** The members that some require and others do not, with the number of those that do. */
function tellingMembers(alternatives: readonly Requiring[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { members } of alternatives) {
    for (const name of members) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count < alternatives.length));
}

/** The member that most of those left require, if it is more than one: asked once, it rules out all of them. */
function mostShared(left: ReadonlyMap<string, number>): string | undefined {
  let most: string | undefined;
  let highest = 1;
  for (const [name, count] of left) {
    if (count > highest) [most, highest] = [name, count];
  }
  return most;
}

/** One fewer of those left requires the member. */
function takeAway(left: Map<string, number>, name: string): void {
  const count = left.get(name);
  if (count !== undefined) left.set(name, count - 1);
}

/** Those that no member tells from the rest of their group come last. */
function candidates(group: readonly Requiring[]): readonly Candidate[] {
  const telling = tellingMembers(group);
  const all = group.map((one) => candidate(one, telling));
  return [
    ...all.filter(({ member }) => member !== undefined),
    ...all.filter(({ member }) => member === undefined),
  ];
}

/** The alternative with the member that fewest others require. */
function candidate({ schema, members }: Requiring, telling: ReadonlyMap<string, number>): Candidate {
  const own = [...telling].filter(([name]) => members.has(name)).sort(([, a], [, b]) => a - b);
  return { schema, member: own[0]?.[0] };
}
