/** The values of a discriminator's mapping, as a part of the schemas that they select. */
import type { Place } from "../diagnostics.js";
import { child } from "../source/pointer.js";
import { admittedTypes } from "./admitted-types.js";
import type { SchemaLookup } from "./applied.js";
import { mapParts } from "./map.js";
import { propertiesRule } from "./plain.js";
import type { ListedValue, Rule, Schema } from "./types.js";
import { type Whole, mapWhole, schemasOfWhole } from "./whole.js";
import { anyWithin } from "./walk.js";

type Union = Extract<Rule, { readonly kind: "anyOf" | "oneOf" }>;

/**
 * Lets a union's schemas accept only the values of the tag that the mapping has for each. A mapping says which
 * values there are ("if the value does not match … validation SHOULD fail", OpenAPI 3.1.1, section 4.8.25.4),
 * and without them a tag that is any string tells nobody which schema is meant.
 *
 * The union stays as it is where its schemas tell themselves apart, and where the mapping does not speak for all
 * of them: a `defaultMapping` takes all other values, an open enum admits those to come.
 */
export function discriminate(whole: Whole): Whole {
  const { schemas } = whole;
  const lookup: SchemaLookup = (id) => schemas.get(id)?.schema;
  const isMapped = anyWithin(({ rules }) => rules.some((rule) => mappingOf(rule) !== undefined));
  const change = (schema: Schema): Schema => {
    if (!isMapped(schema)) return schema;
    return {
      ...schema,
      rules: schema.rules.map((rule) => mapParts(narrowed(rule, schema.place, lookup), change)),
    };
  };
  return schemasOfWhole(whole).some(isMapped) ? mapWhole(whole, change) : whole;
}

function mappingOf(rule: Rule): Union["discriminator"] {
  if (rule.kind !== "anyOf" && rule.kind !== "oneOf") return undefined;
  const { discriminator } = rule;
  const isWhole = discriminator?.defaultMapping === undefined;
  return isWhole && discriminator !== undefined && discriminator.mapping.size > 0 ? discriminator : undefined;
}

function narrowed(rule: Rule, { file, pointer }: Place, lookup: SchemaLookup): Rule {
  const discriminator = mappingOf(rule);
  if (discriminator === undefined || (rule.kind !== "anyOf" && rule.kind !== "oneOf")) return rule;
  const { property, mapping } = discriminator;
  const isNull = (schema: Schema): boolean =>
    admittedTypes(schema, { lookup, view: "whole" })?.join() === "null";
  const tags = rule.schemas
    .filter((schema) => !isNull(schema))
    .map((schema) => tagOf(schema, property, lookup));
  if (!tags.every((tag) => tag !== undefined) || areApart(tags)) return rule;
  const values = tags.map((tag) => valuesOf(tag, mapping));
  if (values.some((list) => list.length === 0)) return rule;
  const place = { file, pointer: child(pointer, "discriminator", "mapping") };
  const changed = new Map(
    tags.map((tag, index) => [tag.schema, withTag(tag, { place, property, values: values[index] ?? [] })]),
  );
  return { ...rule, schemas: rule.schemas.map((schema) => changed.get(schema) ?? schema) };
}

/** The tag in one of the schemas. */
interface Tag {
  readonly schema: Schema;
  /** All that is said of its value. */
  readonly parts: readonly Schema[];
  readonly required: boolean;
  /** The values that it lists itself. */
  readonly listed: readonly (readonly ListedValue[])[];
}

/** The tag of a schema for objects with a string for a tag; undefined for others, and where it may be one to come. */
function tagOf(schema: Schema, property: string, lookup: SchemaLookup): Tag | undefined {
  if (admittedTypes(schema, { lookup, view: "whole" })?.join() !== "object") return undefined;
  const rules = all(schema, lookup, new Set()).flatMap((part) => rulesOf(part, "object"));
  const parts = rules.flatMap(({ properties }) => properties.get(property) ?? []);
  const isText = parts.some((part) => admittedTypes(part, { lookup, view: "whole" })?.join() === "string");
  const enums = parts
    .flatMap((part) => all(part, lookup, new Set()))
    .flatMap((part) => rulesOf(part, "enum"));
  if (!isText || enums.some(({ open }) => open)) return undefined;
  const required = rules.some((rule) => rule.required.includes(property));
  return { schema, parts, required, listed: enums.map(({ values }) => values) };
}

/** The schema and all that its values obey too. */
function all(schema: Schema, lookup: SchemaLookup, seen: Set<Schema>): readonly Schema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const parts = schema.rules.flatMap((rule) => {
    if (rule.kind === "allOf") return rule.schemas;
    return rule.kind === "reference" ? (lookup(rule.target) ?? []) : [];
  });
  return [schema, ...parts.flatMap((part) => all(part, lookup, seen))];
}

/** True where no value is listed by two of the tags. */
function areApart(tags: readonly Tag[]): boolean {
  if (tags.some(({ listed }) => listed.length === 0)) return false;
  const values = tags.flatMap(({ listed: [first = [], ...others] }) =>
    first.filter((value) => others.every((list) => list.includes(value))),
  );
  return new Set(values).size === values.length;
}

function valuesOf({ schema, listed }: Tag, mapping: Iterable<readonly [string, string]>): readonly string[] {
  const targets = new Set(rulesOf(schema, "reference").map(({ target }) => target));
  return Array.from(mapping)
    .filter(([name, target]) => targets.has(target) && listed.every((list) => list.includes(name)))
    .map(([name]) => name);
}

/** What the mapping says of a tag, and where. */
interface Selection {
  readonly place: Place;
  readonly property: string;
  readonly values: readonly string[];
}

/** The schema, of objects whose tag has one of the values. */
function withTag({ schema, parts, required, listed }: Tag, { place, property, values }: Selection): Schema {
  const [first] = parts;
  const isTold = listed.some((list) =>
    list.every((value) => typeof value === "string" && values.includes(value)),
  );
  if (first === undefined || isTold) return schema;
  const selected: Rule = { kind: "enum", keyword: "enum", values, open: false };
  const tag: Schema = { ...first, place, docs: {}, examples: [], rules: [...first.rules, selected] };
  const rule = propertiesRule(new Map([[property, tag]]), required ? [property] : []);
  return { ...schema, rules: [...schema.rules, { kind: "type", types: ["object"] }, rule] };
}

function rulesOf<Kind extends Rule["kind"]>(
  { rules }: Schema,
  kind: Kind,
): readonly Extract<Rule, { readonly kind: Kind }>[] {
  return rules.filter((rule): rule is Extract<Rule, { readonly kind: Kind }> => rule.kind === kind);
}
