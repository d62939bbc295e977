/** What can be told of alternatives before any value is there: which of them exclude each other, and by what. */
import type { View } from "../model/declarations.js";
import { isFile } from "../model/files.js";
import type { ListedValue, ObjectRule, Schema, ValueType } from "../model/types.js";
import { type SchemaLookup, applied } from "../model/applied.js";
import { typesOfValues } from "../model/listed-values.js";
import { requiredNames } from "./access.js";
import { rulesOf } from "./rules-of.js";

/** What the answers depend on: where schemas are found, and from which side they are seen. A scope has both. */
export interface Surroundings {
  readonly host: { readonly schema: SchemaLookup };
  readonly view: View;
}

type Scalar = boolean | number | string;

/** An alternative that only objects match, and the values that its tag may have. */
export interface TaggedAlternative {
  readonly schema: Schema;
  readonly values: readonly Scalar[];
}

/** Alternatives that a member tells apart, and those that it does not concern. */
export interface TaggedUnion {
  readonly tag: string;
  readonly tagged: readonly TaggedAlternative[];
  readonly others: readonly Schema[];
}

/**
 * Finds a member that each of the alternatives for objects requires, with constants that no two share.
 * @returns undefined where there is no such member, or fewer than two alternatives to tell apart.
 */
export const taggedUnion = remembered(findTaggedUnion);

function findTaggedUnion(schemas: readonly Schema[], around: Surroundings): TaggedUnion | undefined {
  const objects = schemas.filter((schema) => isObjectSchema(schema, around));
  const [first, second] = objects;
  if (first === undefined || second === undefined) return undefined;
  for (const tag of constantsOf(first, around).keys()) {
    const tagged = objects.map((schema) => ({ schema, values: constantsOf(schema, around).get(tag) ?? [] }));
    const values = tagged.flatMap((part) => part.values);
    const isTag = tagged.every((part) => part.values.length > 0) && new Set(values).size === values.length;
    if (isTag) return { tag, tagged, others: schemas.filter((schema) => !objects.includes(schema)) };
  }
  return undefined;
}

/** True for a schema that only objects match. */
export function isObjectSchema(schema: Schema, around: Surroundings): boolean {
  return typesOf(schema, around)?.join() === "object";
}

/** True where no value can match two of the schemas: they want other types, or other constants. */
export function areExclusive(schemas: readonly Schema[], around: Surroundings): boolean {
  const tagged = new Set(taggedUnion(schemas, around)?.tagged.map(({ schema }) => schema));
  const types = schemas.map((schema) => typesOf(schema, around));
  return schemas.every((schema, index) =>
    schemas.slice(0, index).every((other, before) => {
      if (tagged.has(schema) && tagged.has(other)) return true;
      return areDisjoint(types[index], types[before]);
    }),
  );
}

function areDisjoint(
  some: readonly ValueType[] | undefined,
  others: readonly ValueType[] | undefined,
): boolean {
  return some !== undefined && others !== undefined && !some.some((type) => others.includes(type));
}

/** The types of the values that a schema may match, integers among numbers; undefined where any may. */
function typesOf(schema: Schema, around: Surroundings, depth = 0): readonly ValueType[] | undefined {
  if (depth > maxDepth || isFile(schema, around.view)) return undefined;
  for (const rule of schema.rules) {
    if (rule.kind === "type") return rule.types.map(widest);
    if (rule.kind === "enum" && !rule.open) {
      return typesOfValues(rule.values).map(widest);
    }
    const target = rule.kind === "reference" ? around.host.schema(rule.target) : undefined;
    const parts = rule.kind === "allOf" ? rule.schemas : target === undefined ? [] : [target];
    for (const part of parts) {
      const types = typesOf(part, around, depth + 1);
      if (types !== undefined) return types;
    }
  }
  return undefined;
}

/** One word for types that share values. */
function widest(type: ValueType): ValueType {
  if (type === "integer") return "number";
  if (type === "uint64") return "int64";
  return type === "date" ? "date-time" : type;
}

/** References can form a ring. */
const maxDepth = 8;

/** The members that a schema requires, and that may only be one of a few scalars. */
const constantsOf = remembered(findConstants);

function findConstants(schema: Schema, around: Surroundings): ReadonlyMap<string, readonly Scalar[]> {
  const found = new Map<string, readonly Scalar[]>();
  for (const part of applied([schema], (id) => around.host.schema(id))) {
    for (const rule of rulesOf(part, "object")) {
      const required = new Set(requiredIn(rule, around));
      for (const [name, property] of rule.properties) {
        const values = required.has(name) && !found.has(name) ? membersOf(property, around) : undefined;
        if (values !== undefined) found.set(name, values);
      }
    }
  }
  return found;
}

/** The members without which no object matches the schema. */
export function requiredMembers(schema: Schema, around: Surroundings): ReadonlySet<string> {
  const parts = [...applied([schema], (id) => around.host.schema(id))];
  return new Set(
    parts.flatMap((part) => rulesOf(part, "object").flatMap((rule) => requiredIn(rule, around))),
  );
}

function requiredIn(rule: ObjectRule, { host, view }: Surroundings): readonly string[] {
  return requiredNames(rule, view, (id) => host.schema(id));
}

/** The scalars that a closed enum lists; one reference is followed. */
function membersOf(schema: Schema, { host, view }: Surroundings): readonly Scalar[] | undefined {
  if (isFile(schema, view)) return undefined;
  const targets = rulesOf(schema, "reference").map(({ target }) => host.schema(target));
  for (const part of [schema, ...targets]) {
    const rule = part === undefined ? undefined : rulesOf(part, "enum").find(({ open }) => !open);
    if (rule !== undefined) return rule.values.every(isScalar) ? rule.values : undefined;
  }
  return undefined;
}

function isScalar(value: ListedValue): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** The same is asked of a schema for its guard, for its check, and in each place that lists it. */
function remembered<Subject extends object, Answer>(
  find: (subject: Subject, around: Surroundings) => Answer,
): (subject: Subject, around: Surroundings) => Answer {
  const known = new WeakMap<Surroundings["host"], Map<View, Map<Subject, { readonly answer: Answer }>>>();
  return (subject, around) => {
    const byView = known.get(around.host) ?? new Map<View, Map<Subject, { readonly answer: Answer }>>();
    known.set(around.host, byView);
    const bySubject = byView.get(around.view) ?? new Map<Subject, { readonly answer: Answer }>();
    byView.set(around.view, bySubject);
    const found = bySubject.get(subject) ?? { answer: find(subject, around) };
    bySubject.set(subject, found);
    return found.answer;
  };
}
