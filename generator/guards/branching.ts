/**
 * Recursive schemas that can lead a part of a value to the same guard in several ways: alternatives that
 * each look into the same member, say. Without a memory each level of nesting would multiply the work.
 */
import { cycles } from "../model/cycles.js";
import type { ListedValue, ObjectRule, Rule, Schema, SchemaId } from "../model/types.js";
import { schemasOf } from "../model/walk.js";
import { cost } from "./inline.js";
import { referenceGraph } from "./recursion.js";

/** The identities of those whose guards need a memory, where they are asked in several ways; see `descendOnce`. */
export function branchingSchemas(schemas: ReadonlyMap<SchemaId, Schema>): ReadonlySet<SchemaId> {
  const branching = cycles(referenceGraph(schemas)).flatMap((cycle) => {
    const inside = new Map(cycle.map((id) => [id, schemas.get(id)] as const));
    return cycle.flatMap((id) => meetingTargets(waysBack(id, inside)));
  });
  return new Set(branching);
}

/** Into which part of a value a schema looks. */
type Step =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "members"; readonly except: ReadonlyMap<string, Schema> }
  | { readonly kind: "item"; readonly index: number }
  | { readonly kind: "items"; readonly from: number };

/** A way from a value into its parts. */
interface Way {
  readonly schema: Schema;
  readonly steps: readonly Step[];
  /** The rules of objects by which each step is taken, and by which the next would be from where it ends. */
  readonly rules: readonly (ObjectRule | undefined)[];
}

/** A way that ends where a schema of the cycle is referred to. */
interface WayBack extends Way {
  readonly target: SchemaId;
}

type Cycle = ReadonlyMap<SchemaId, Schema | undefined>;

/** The ways from a value of the schema to the next references into the cycle. */
function waysBack(id: SchemaId, cycle: Cycle): readonly WayBack[] {
  const found: WayBack[] = [];
  const entered = new Map<SchemaId, number>();
  const pending: Way[] = [];
  const enter = (target: SchemaId): void => {
    const schema = cycle.get(target);
    const times = (entered.get(target) ?? 0) + 1;
    entered.set(target, times);
    // Twice is enough to find that ways meet; and the circle may never leave the value.
    if (schema !== undefined && times <= 2) pending.push({ schema, steps: [], rules: [] });
  };
  enter(id);
  for (let way = pending.pop(); way !== undefined; way = pending.pop()) {
    for (const rule of way.schema.rules) {
      if (rule.kind !== "reference") pending.push(...waysThrough(rule, way));
      else if (way.steps.length === 0) enter(rule.target);
      else if (cycle.has(rule.target)) {
        const { target } = rule;
        found.push({ ...way, rules: [...way.rules, ruleOf(target, cycle)], target });
      }
    }
  }
  return found;
}

/** The rule by which the target itself looks into an object. */
function ruleOf(target: SchemaId, cycle: Cycle): ObjectRule | undefined {
  return cycle.get(target)?.rules.find((rule) => rule.kind === "object");
}

function waysThrough(rule: Rule, way: Way): readonly Way[] {
  const into = (step: Step, schema: Schema | undefined, by?: ObjectRule): readonly Way[] =>
    schema === undefined ? [] : [{ schema, steps: [...way.steps, step], rules: [...way.rules, by] }];
  if (rule.kind === "array") {
    return [
      ...rule.prefixItems.flatMap((schema, index) => into({ kind: "item", index }, schema)),
      ...into({ kind: "items", from: rule.prefixItems.length }, rule.items),
      ...into({ kind: "items", from: 0 }, rule.contains),
    ];
  }
  if (rule.kind === "unevaluated") {
    const isItems = rule.keyword === "unevaluatedItems";
    return into(isItems ? { kind: "items", from: 0 } : { kind: "members", except: new Map() }, rule.schema);
  }
  if (rule.kind !== "object") return schemasOf(rule).map((schema) => ({ ...way, schema }));
  const { properties, patternProperties, additionalProperties, dependentSchemas } = rule;
  return [
    ...[...properties].flatMap(([name, schema]) => into({ kind: "member", name }, schema, rule)),
    ...[...patternProperties.values()].flatMap((schema) =>
      into({ kind: "members", except: new Map() }, schema, rule),
    ),
    ...into({ kind: "members", except: properties }, additionalProperties, rule),
    ...[...dependentSchemas.values()].map((schema) => ({ ...way, schema })),
  ];
}

/** What is referred to where several ways can lead into the same part of one value. */
function meetingTargets(ways: readonly WayBack[]): readonly SchemaId[] {
  const found = new Set<SchemaId>();
  const named = new Map<string, WayBack[]>();
  const others: WayBack[] = [];
  for (const way of ways) {
    const [first] = way.steps;
    const alike = first?.kind === "member" ? (named.get(first.name) ?? []) : others;
    const candidates = first?.kind === "member" ? [...alike, ...others] : [...named.values(), others].flat();
    for (const other of candidates) if (waysMeet(way, other)) found.add(way.target).add(other.target);
    alike.push(way);
    if (first?.kind === "member") named.set(first.name, alike);
  }
  return [...found];
}

/** One may lead further than the other: what it passes on the way is asked again from there. */
function waysMeet(one: Way, other: Way): boolean {
  const meet = one.steps.every((step, index) => {
    const beside = other.steps[index];
    return beside === undefined || stepsMeet(step, beside);
  });
  return meet && !one.rules.some((rule, index) => areExclusive(rule, other.rules[index]));
}

function stepsMeet(one: Step, other: Step): boolean {
  switch (one.kind) {
    case "member":
      if (other.kind === "member") return one.name === other.name;
      return other.kind === "members" && !other.except.has(one.name);
    case "members":
      return other.kind === "members" || (other.kind === "member" && stepsMeet(other, one));
    case "item":
      if (other.kind === "item") return one.index === other.index;
      return other.kind === "items" && one.index >= other.from;
    case "items":
      return other.kind === "items" || (other.kind === "item" && stepsMeet(other, one));
    default:
      return one satisfies never;
  }
}

/** True where a member has other constants in each, which guards ask before they look further. */
function areExclusive(one: ObjectRule | undefined, other: ObjectRule | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.required.some((name) => {
    const [some, others] = [constants(name, one), constants(name, other)];
    return some !== undefined && others !== undefined && !some.some((value) => others.includes(value));
  });
}

function constants(name: string, rule: ObjectRule): readonly ListedValue[] | undefined {
  const schema = rule.required.includes(name) ? rule.properties.get(name) : undefined;
  if (schema === undefined || schema.access !== undefined || cost(schema) > 0) return undefined;
  const listed = schema.rules.find((part) => part.kind === "enum" && !part.open);
  const values = listed?.kind === "enum" ? listed.values : undefined;
  return values?.every((value) => value === null || typeof value !== "object") === true ? values : undefined;
}
