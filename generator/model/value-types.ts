/**
 * What values are in the program where JSON has no type for them: integers of 64 bits, dates. A format is only
 * an annotation (validation, section 7), so that it is for the user to ask for these types.
 *
 * A schema with both the type and the format says so of its values, and of those of every schema that applies to
 * the same value and stands in it: `{ allOf: [{ $ref: Id }, { type: integer, minimum: 1 }] }` speaks of a bigint
 * where `Id` does.
 */
import type { ValueTypes } from "./formats.js";
import { mapParts } from "./map.js";
import type { FormatType, ListedValue, Operation, Rule, Schema, SchemaId, ValueType } from "./types.js";
import { schemasOf } from "./walk.js";
import { type Whole, mapWhole } from "./whole.js";

/** What strings and integers become. */
interface Becoming {
  readonly string?: FormatType;
  readonly integer?: FormatType;
}

const nothing: Becoming = {};

/** References can form a ring. */
const maxDepth = 8;

/** The model with the types that were asked for; the same where none were. */
export function withValueTypes(whole: Whole, { int64, dates }: ValueTypes): Whole {
  const formats = new Map<string | undefined, Becoming>([
    ...(int64 === "bigint" ? integers : []),
    ...(dates === "Date" ? strings : []),
  ]);
  if (formats.size === 0) return whole;
  const typing = new Typing(formats, whole);
  const change = (schema: Schema): Schema => typing.schema(schema, nothing);
  const { operations, ...others } = mapWhole(whole, change);
  return { ...others, operations: operations.map((operation) => withFields(operation, change)) };
}

const integers: readonly (readonly [string, Becoming])[] = [
  ["int64", { integer: "int64" }],
  ["uint64", { integer: "uint64" }],
];

const strings: readonly (readonly [string, Becoming])[] = [
  ["date", { string: "date" }],
  ["date-time", { string: "date-time" }],
];

/** Parameters and single headers have no guards, but types. */
function withFields(operation: Operation, change: (schema: Schema) => Schema): Operation {
  const parameters = operation.parameters.map((parameter) => ({
    ...parameter,
    schema: change(parameter.schema),
  }));
  const responses = operation.responses.map((response) => ({
    ...response,
    headers: response.headers.map((header) => ({ ...header, schema: change(header.schema) })),
  }));
  return { ...operation, parameters, responses };
}

class Typing {
  readonly #formats: ReadonlyMap<string | undefined, Becoming>;
  readonly #schemas: Whole["schemas"];

  constructor(formats: ReadonlyMap<string | undefined, Becoming>, { schemas }: Whole) {
    this.#formats = formats;
    this.#schemas = schemas;
  }

  /** @param around what schemas around it say of the same value. */
  schema(schema: Schema, around: Becoming): Schema {
    const becoming = { ...this.#becoming(schema, 0), ...around };
    const rules = schema.rules.flatMap((rule) => {
      const inner = isInPlace(rule) ? becoming : nothing;
      const typed = this.#rule(rule, becoming);
      const kept = unconverted(rule);
      const change = (part: Schema): Schema => (kept.includes(part) ? part : this.schema(part, inner));
      return typed === undefined ? [] : [mapParts(typed, change)];
    });
    return { ...schema, rules };
  }

  /** What the schema, or one that applies to the same value beside it, says. */
  #becoming(schema: Schema, depth: number): Becoming {
    if (depth > maxDepth) return nothing;
    const parts = schema.rules.flatMap((rule) => {
      if (rule.kind === "allOf") return rule.schemas;
      return rule.kind === "reference" ? this.#target(rule.target) : [];
    });
    return Object.assign({}, ...parts.map((part) => this.#becoming(part, depth + 1)), this.#own(schema));
  }

  #target(id: SchemaId): Schema[] {
    const named = this.#schemas.get(id);
    return named === undefined ? [] : [named.schema];
  }

  #own(schema: Schema): Becoming {
    const becoming = this.#formats.get(schema.format) ?? nothing;
    const has = (type: ValueType): boolean =>
      schema.rules.some((rule) => rule.kind === "type" && rule.types.includes(type));
    if (becoming.integer !== undefined) return has("integer") ? becoming : nothing;
    // A list of texts says more than that each is a date.
    return has("string") && !listsTexts(schema) ? becoming : nothing;
  }

  #rule(rule: Rule, becoming: Becoming): Rule | undefined {
    const { string, integer } = becoming;
    switch (rule.kind) {
      case "type":
        return { ...rule, types: typesIn(rule.types, becoming) };
      case "enum":
        return integer === undefined ? rule : { ...rule, values: rule.values.map(bigintOf) };
      case "number": {
        if (integer === undefined) return rule;
        const { format: _, ...bounds } = rule;
        return { ...bounds, bigint: true };
      }
      // Lengths and patterns are about the text, which is no longer there.
      case "string":
        return string === undefined ? rule : undefined;
      case "oneOf":
        return this.#overlaps(rule.schemas) ? { ...rule, kind: "anyOf" } : rule;
      default:
        return rule;
    }
  }

  /** A text is a date or a date with a time; the Date of both is the same, and would match twice. */
  #overlaps(schemas: readonly Schema[]): boolean {
    const all = schemas.map((schema) => this.#becoming(schema, 0));
    const count = (kind: keyof Becoming): number =>
      all.filter((becoming) => becoming[kind] !== undefined).length;
    return count("string") > 1 || count("integer") > 1;
  }
}

/** True for rules whose schemas apply to the value itself. */
function isInPlace({ kind }: Rule): boolean {
  return ["allOf", "anyOf", "oneOf", "not", "conditional"].includes(kind);
}

/** The parts of which nobody can tell where in a value they apply, or that are about names: they speak of JSON. */
function unconverted(rule: Rule): readonly (Schema | undefined)[] {
  if (rule.kind === "array") return [rule.contains];
  if (rule.kind === "object") return [rule.propertyNames];
  return rule.kind === "unevaluated" ? [rule.schema] : [];
}

function typesIn(types: readonly ValueType[], { string, integer }: Becoming): readonly ValueType[] {
  const changed = types.map((type) => {
    if (type === "string") return string ?? type;
    return type === "integer" || type === "number" ? (integer ?? type) : type;
  });
  return [...new Set(changed)];
}

function bigintOf(value: ListedValue): ListedValue {
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value;
}

function listsTexts({ rules }: Schema): boolean {
  return rules.some((rule) =>
    rule.kind === "enum"
      ? rule.values.some((value) => typeof value === "string")
      : isInPlace(rule) && schemasOf(rule).some(listsTexts),
  );
}
