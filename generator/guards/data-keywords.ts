/** The data of each group of keywords. */
import type { Format } from "../model/formats.js";
import type {
  ArrayRule,
  EnumRule,
  JsonValue,
  NumberRule,
  ObjectRule,
  Rule,
  Schema,
  StringRule,
  ValueType,
} from "../model/types.js";
import { segments } from "../source/pointer.js";
import { type DataTree, type Entries, json, list, map } from "./data-tree.js";
import { formatHelper } from "./formats.js";
import { formatTypeGuard } from "./type.js";

/** The data of a schema below the one at hand, found there by the path. */
export type PartOf = (schema: Schema, ...path: readonly (string | number)[]) => DataTree;

type TypeRule = Extract<Rule, { readonly kind: "type" }>;
type AlternativesRule = Extract<Rule, { readonly kind: "anyOf" | "oneOf" }>;

/** @param file where the schema is a file in the program, whose type JSON does not have. */
export function typeEntries(rule: TypeRule, file: boolean): Entries {
  const types = rule.types.map((type) => (file && type === "string" ? "file" : (valueWords[type] ?? type)));
  const [only, ...others] = types;
  return [["type", json(only !== undefined && others.length === 0 ? only : types)], ...typeTests(rule)];
}

/** What the types of the program that JSON has not are called. */
const valueWords: { readonly [type in ValueType]?: string } = {
  int64: "a bigint of 64 bits",
  uint64: "a bigint of 64 bits, not negative",
  date: "a Date at midnight in UTC",
  "date-time": "a Date",
};

/** The functions that know the types which JSON has not, by their words. */
function typeTests({ types }: TypeRule): Entries {
  const tests = types.flatMap((type) => {
    const [word, name] = [valueWords[type], formatTypeGuard(type)];
    return word === undefined || name === undefined ? [] : [[word, { kind: "helper", name }] as const];
  });
  return tests.length === 0 ? [] : [["typeTests", map(tests)]];
}

/** The keywords for single values. */
export function valueEntries(rule: EnumRule | NumberRule | StringRule): Entries {
  switch (rule.kind) {
    case "enum":
      return enumEntries(rule);
    case "number":
      return [
        ...scalars(rule, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
        ...formatEntries(rule.format, "numberTest"),
      ];
    case "string":
      return [
        ...scalars(rule, ["minLength", "maxLength", "pattern"]),
        ...formatEntries(rule.format, "textTest"),
      ];
    default:
      return rule satisfies never;
  }
}

/** The name of a format is for the reader; the function checks it, so that no table of all of them is needed. */
function formatEntries(format: Format | undefined, test: "textTest" | "numberTest"): Entries {
  if (format === undefined) return [];
  return [
    ["format", json(format)],
    [test, { kind: "helper", name: formatHelper(format) }],
  ];
}

function enumEntries({ keyword, values, open }: EnumRule): Entries {
  const [only] = values;
  if (keyword === "const" && only !== undefined) return [["const", json(only)]];
  return [["enum", json(values)], ...(open ? ([["open", json(true)]] as const) : [])];
}

/** The keywords for arrays. */
export function arrayEntries(rule: ArrayRule, part: PartOf): Entries {
  return [
    ...scalars(rule, ["minItems", "maxItems", "minContains", "maxContains"]),
    ...(rule.uniqueItems ? ([["uniqueItems", json(true)]] as const) : []),
    ...partList("prefixItems", rule.prefixItems, part),
    ...partEntries(rule, ["items", "contains"], part),
  ];
}

/** An object rule, and the names that are required in the view at hand. */
interface ViewedObject {
  readonly rule: ObjectRule;
  readonly required: readonly string[];
}

/** The keywords for objects. */
export function objectEntries({ rule, required }: ViewedObject, part: PartOf): Entries {
  const names = new Set(required);
  const undeclared = required.filter((name) => !rule.properties.has(name));
  const needed = [...rule.properties].filter(([name]) => names.has(name));
  const others = [...rule.properties].filter(([name]) => !names.has(name));
  return [
    ...(undeclared.length > 0 ? ([["required", json(undeclared)]] as const) : []),
    ...partMap("requiredProperties", "properties", needed, part),
    ...partMap("properties", "properties", others, part),
    ...partMap("patternProperties", "patternProperties", [...rule.patternProperties], part),
    ...partEntries(rule, ["additionalProperties", "propertyNames"], part),
    ...scalars(rule, ["minProperties", "maxProperties"]),
    ...jsonMap("dependentRequired", [...rule.dependentRequired]),
    ...partMap("dependentSchemas", "dependentSchemas", [...rule.dependentSchemas], part),
  ];
}

function jsonMap(keyword: string, entries: readonly (readonly [string, JsonValue])[]): Entries {
  if (entries.length === 0) return [];
  return [[keyword, map(entries.map(([name, value]) => [name, json(value)]))]];
}

function scalars<Name extends string>(
  rule: { readonly [name in Name]?: JsonValue },
  names: readonly Name[],
): Entries {
  return names.flatMap((name) => {
    const value = rule[name];
    return value === undefined ? [] : [[name, json(value)] as const];
  });
}

/** Keywords that hold one schema. */
export function partEntries<Name extends string>(
  rule: { readonly [name in Name]?: Schema | undefined },
  names: readonly Name[],
  part: PartOf,
): Entries {
  return names.flatMap((name) => {
    const schema = rule[name];
    return schema === undefined ? [] : [[name, part(schema, name)] as const];
  });
}

/** A keyword that holds a list of schemas. */
export function partList(keyword: string, schemas: readonly Schema[], part: PartOf): Entries {
  if (schemas.length === 0) return [];
  return [[keyword, list(schemas.map((schema, index) => part(schema, keyword, index)))]];
}

/** Schemas by name, which stand in the document under a keyword that may be another than the data's. */
function partMap(
  name: string,
  keyword: string,
  schemas: readonly (readonly [string, Schema])[],
  part: PartOf,
): Entries {
  if (schemas.length === 0) return [];
  return [[name, map(schemas.map(([key, schema]) => [key, part(schema, keyword, key)]))]];
}

/**
 * Which alternative each value of the discriminator selects. Without a mapping the name of the schema
 * is the value (OpenAPI 3.1, section 4.8.25).
 */
export function discriminatorEntries({ schemas, discriminator }: AlternativesRule): Entries {
  if (discriminator === undefined) return [];
  const targets = schemas.map(({ rules: [rule] }) => (rule?.kind === "reference" ? rule.target : undefined));
  const indices = new Map<string, number>();
  for (const [index, target] of targets.entries()) {
    const name = target === undefined ? undefined : segments(target.slice(target.indexOf("#") + 1)).at(-1);
    if (name !== undefined) indices.set(name, index);
  }
  for (const [name, target] of discriminator.mapping) {
    const index = targets.indexOf(target);
    if (index >= 0) indices.set(name, index);
  }
  const mapping = map([...indices].map(([name, index]) => [name, json(index)]));
  return [
    [
      "discriminator",
      map([
        ["property", json(discriminator.property)],
        ["mapping", mapping],
      ]),
    ],
  ];
}
