/**
 * What values are in the program where JSON has no type for them: integers of 64 bits, dates. A format is only
 * an annotation (validation, section 7), so that it is for the user to ask for these types.
 *
 * A schema with both the type and the format says so of its values, and every schema that applies to the same
 * value has to agree: `{ allOf: [{ $ref: Id }, { type: integer, minimum: 1 }] }` speaks of a bigint where `Id`
 * does, and so do members that are described in several places.
 */
import { simplified } from "./evaluated.js";
import type { ValueTypes } from "./formats.js";
import { JsonParts } from "./json-parts.js";
import { mapParts } from "./map.js";
import { plainSchema } from "./plain.js";
import { isSureOfMember } from "./schema-required.js";
import { sameParts } from "./same-parts.js";
import type { FormatType, ListedValue, Rule, Schema, TypeRule, ValueType } from "./types.js";
import { schemasOf } from "./walk.js";
import { type Whole, mapFields, mapWhole } from "./whole.js";

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
  const change = (schema: Schema): Schema => typing.schema(schema, []);
  const { operations, ...others } = mapWhole(whole, change);
  return { ...others, operations: operations.map((operation) => mapFields(operation, change)) };
}

const integers: readonly (readonly [string, Becoming])[] = [
  ["int64", { integer: "int64" }],
  ["uint64", { integer: "uint64" }],
];

const strings: readonly (readonly [string, Becoming])[] = [
  ["date", { string: "date" }],
  ["date-time", { string: "date-time" }],
];

/** A schema that applies to the same value as another. */
interface Applying {
  readonly schema: Schema;
  /** What it says is decided elsewhere: it is referred to, or an alternative is asked about what is around it. */
  readonly fixed: boolean;
}

/** What stands around the parts of a rule. */
interface Surroundings {
  readonly all: readonly Applying[];
  /** The parts that speak of JSON. */
  readonly kept: readonly (Schema | undefined)[];
}

class Typing {
  readonly #formats: ReadonlyMap<string | undefined, Becoming>;
  readonly #schemas: Whole["schemas"];
  readonly #json: JsonParts;

  constructor(formats: ReadonlyMap<string | undefined, Becoming>, { schemas }: Whole) {
    this.#formats = formats;
    this.#schemas = schemas;
    this.#json = new JsonParts(schemas, (schema) => this.#own(schema) !== nothing);
  }

  /** @param beside what else applies to the same value. */
  schema(schema: Schema, beside: readonly Applying[]): Schema {
    const all = [...this.#applying({ schema, fixed: false }, 0), ...beside];
    const becoming = this.#agreed(all);
    const rules = schema.rules.flatMap((rule) => {
      const typed = this.#rule(rule, becoming, schema);
      return typed === undefined ? [] : [this.#parts(typed, { all, kept: unconverted(rule, schema) })];
    });
    return { ...schema, rules };
  }

  #parts(rule: Rule, { all, kept }: Surroundings): Rule {
    const around = rule.kind === "allOf" ? all : all.map(({ schema }) => ({ schema, fixed: true }));
    const same = sameParts(rule);
    const besideOf = (part: Schema): readonly Applying[] =>
      all.flatMap(({ schema, fixed }) =>
        schema.rules.flatMap((other) =>
          same(part, other).flatMap((found) => {
            // What items are is said where they are described, and not where one of them is looked for.
            const decided = fixed || (rule.kind === "array" && part === rule.contains);
            return found === part ? [] : this.#applying({ schema: found, fixed: decided }, 0);
          }),
        ),
      );
    return mapParts(rule, (part) => {
      if (kept.includes(part)) return this.#json.schema(part);
      return this.schema(part, isInPlace(rule) || isDependent(part, rule) ? around : besideOf(part));
    });
  }

  /** The schema, and those that apply to whatever it applies to. */
  #applying({ schema, fixed }: Applying, depth: number): readonly Applying[] {
    if (depth > maxDepth) return [];
    const parts = schema.rules.flatMap((rule): Applying[] => {
      if (rule.kind === "allOf") return rule.schemas.map((part) => ({ schema: part, fixed }));
      const target = rule.kind === "reference" ? this.#schemas.get(rule.target) : undefined;
      return target === undefined ? [] : [{ schema: target.schema, fixed: true }];
    });
    return [{ schema, fixed }, ...parts.flatMap((part) => this.#applying(part, depth + 1))];
  }

  /** What the value becomes: what is fixed decides, since it cannot change. */
  #agreed(all: readonly Applying[]): Becoming {
    const fixed = all.filter((one) => one.fixed).map(({ schema }) => schema);
    const open = all.filter((one) => !one.fixed).map(({ schema }) => schema);
    const typeOf = (kind: keyof Becoming): FormatType | undefined => {
      const decided = this.#first(fixed, kind);
      if (decided !== undefined || fixed.some((schema) => hasType(schema, kind))) return decided;
      // A list of texts says more than that each is a date.
      return kind === "string" && open.some(listsTexts) ? undefined : this.#first(open, kind);
    };
    const [string, integer] = [typeOf("string"), typeOf("integer")];
    return { ...(string && { string }), ...(integer && { integer }) };
  }

  #first(schemas: readonly Schema[], kind: keyof Becoming): FormatType | undefined {
    const found = schemas.find((schema) => this.#own(schema)[kind] !== undefined);
    return found && this.#own(found)[kind];
  }

  /** What the schema says by itself, by its type and its format. */
  #own(schema: Schema): Becoming {
    const becoming = this.#formats.get(schema.format) ?? nothing;
    if (becoming.integer !== undefined) return namesType(schema, "integer") ? becoming : nothing;
    return namesType(schema, "string") && !listsTexts(schema) ? becoming : nothing;
  }

  #rule(rule: Rule, becoming: Becoming, schema: Schema): Rule | undefined {
    const { string, integer } = becoming;
    switch (rule.kind) {
      case "type":
        return this.#type({ ...rule, types: typesIn(rule.types, becoming) }, schema);
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
        return this.#overlaps(rule.schemas)
          ? { ...rule, kind: "anyOf" }
          : { ...rule, schemas: this.#apartFromDates(rule.schemas) };
      default:
        return rule;
    }
  }

  /** What is a Date in the program is a text in JSON, and no object; it has none of the members that are required. */
  #type(rule: TypeRule, schema: Schema): TypeRule {
    const admitsDates = this.#formats.has("date") && rule.types.includes("object") && !isSureOfMember(schema);
    return admitsDates ? { ...rule, withoutDates: true } : rule;
  }

  /** A text is a date or a date with a time; the Date of both is the same, and would match twice. */
  #overlaps(schemas: readonly Schema[]): boolean {
    const all = schemas.map((schema) => this.#alone(schema));
    const count = (kind: keyof Becoming): number =>
      all.filter((becoming) => becoming[kind] !== undefined).length;
    return count("string") > 1 || count("integer") > 1;
  }

  /** A date is no text any more, and would match what says nothing of the types of its values too. */
  #apartFromDates(schemas: readonly Schema[]): readonly Schema[] {
    const date = schemas.find((schema) => this.#alone(schema).string !== undefined);
    if (date === undefined) return schemas;
    const isDate = plainSchema(date.place, [{ kind: "type", types: ["date-time"] }]);
    return schemas.map((schema) => {
      const all = this.#applying({ schema, fixed: false }, 0);
      if (all.some((one) => saysTypes(one.schema))) return schema;
      return plainSchema(schema.place, [
        { kind: "allOf", schemas: [schema] },
        { kind: "not", schema: isDate },
      ]);
    });
  }

  /** What the value of a schema becomes that applies to it alone. */
  #alone(schema: Schema): Becoming {
    return this.#agreed(this.#applying({ schema, fixed: false }, 0));
  }
}

function namesType({ rules }: Schema, type: ValueType): boolean {
  return rules.some((rule) => rule.kind === "type" && rule.types.includes(type));
}

/** True where a value of the kind is what JSON says, for all that the schema tells. */
function hasType(schema: Schema, kind: keyof Becoming): boolean {
  return namesType(schema, kind) || (kind === "integer" && namesType(schema, "number"));
}

function saysTypes({ rules }: Schema): boolean {
  return rules.some(({ kind }) => kind === "type");
}

/** True for rules whose schemas apply to the value itself. */
function isInPlace({ kind }: Rule): boolean {
  return ["allOf", "anyOf", "oneOf", "not", "conditional"].includes(kind);
}

/** True for a schema that applies to the object itself, where it has a certain member. */
function isDependent(part: Schema, rule: Rule): boolean {
  return rule.kind === "object" && [...rule.dependentSchemas.values()].includes(part);
}

/** The parts of which nobody can tell where in a value they apply, or that are about names: they speak of JSON. */
function unconverted(rule: Rule, schema: Schema): readonly (Schema | undefined)[] {
  if (rule.kind === "object") return [rule.propertyNames];
  return rule.kind === "unevaluated" && simplified(schema).rules.includes(rule) ? [rule.schema] : [];
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
