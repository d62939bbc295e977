/** Which schemas hold values that are no values of JSON in the program; see `value-types.ts`. */
import { onCycles } from "./cycles.js";
import { simplified } from "./evaluated.js";
import { once } from "./once.js";
import { reachable, referencesOf } from "./references.js";
import type { Api, FormatType, Rule, Schema, SchemaId, ValueType } from "./types.js";
import { subschemas } from "./walk.js";

/** From JSON, or to it. */
export type Conversion = "decode" | "encode";

/** What each conversion has work with: a Date writes itself as a `date-time`, and the writer of JSON knows bigints. */
const converted: Readonly<Record<Conversion, readonly FormatType[]>> = {
  decode: ["date", "date-time", "int64", "uint64"],
  encode: ["date"],
};

const bigints: readonly FormatType[] = ["int64", "uint64"];

/** Answers for every schema of a model, inline ones too. */
export class ValueUses {
  readonly #decoded: ReadonlySet<SchemaId>;
  readonly #encoded: ReadonlySet<SchemaId>;
  readonly #bigints: ReadonlySet<SchemaId>;

  readonly #any: boolean;
  readonly #edges: ReadonlyMap<SchemaId, readonly SchemaId[]>;
  #recursive: ReadonlySet<SchemaId> | undefined;

  constructor({ schemas: all, hasFormatTypes }: Pick<Api, "schemas" | "hasFormatTypes">) {
    this.#any = hasFormatTypes === true;
    const schemas: Api["schemas"] = this.#any ? all : new Map();
    this.#edges = new Map(Array.from(schemas, ([id, { schema }]) => [id, conversionsOf(schema).references]));
    this.#decoded = holding(schemas, (schema) => asks(schema, "decode"), this.#edges);
    this.#encoded = holding(schemas, (schema) => asks(schema, "encode"), this.#edges);
    const references = new Map(Array.from(schemas, ([id, { schema }]) => [id, referencesOf(schema)]));
    this.#bigints = holding(schemas, (schema) => holds(schema, bigints), references);
  }

  /** True where the conversion finds something to do. */
  has(schema: Schema, conversion: Conversion): boolean {
    if (!this.#any) return false;
    const ids = conversion === "decode" ? this.#decoded : this.#encoded;
    return asks(schema, conversion) || conversionsOf(schema).references.some((id) => ids.has(id));
  }

  /** True where a value may hold bigints or dates: all that is decoded. */
  hasFormatTypes(schema: Schema): boolean {
    return this.has(schema, "decode");
  }

  /** True where a value may hold bigints. */
  hasBigints(schema: Schema): boolean {
    return this.#any && (holds(schema, bigints) || referencesOf(schema).some((id) => this.#bigints.has(id)));
  }

  /** True for a schema that refers to itself, directly or through others. */
  isRecursive(id: SchemaId): boolean {
    this.#recursive ??= onCycles(this.#edges);
    return this.#recursive.has(id);
  }
}

/** The schemas that hold something, or refer to one that does. */
function holding(
  schemas: Api["schemas"],
  isHolder: (schema: Schema) => boolean,
  references: ReadonlyMap<SchemaId, readonly SchemaId[]>,
): Set<SchemaId> {
  const referrers = new Map<SchemaId, SchemaId[]>();
  const holders = Array.from(schemas).flatMap(([id, { schema }]) => (isHolder(schema) ? [id] : []));
  if (holders.length === 0) return new Set();
  for (const [id, targets] of references) {
    for (const target of targets) {
      const known = referrers.get(target);
      if (known === undefined) referrers.set(target, [id]);
      else known.push(id);
    }
  }
  return reachable(holders, referrers);
}

function holds(schema: Schema, types: readonly ValueType[]): boolean {
  return subschemas(schema).some(({ rules }) =>
    rules.some((rule) => rule.kind === "type" && rule.types.some((type) => types.includes(type))),
  );
}

function asks(schema: Schema, conversion: Conversion): boolean {
  const { types } = conversionsOf(schema);
  return converted[conversion].some((type) => types.has(type));
}

/** What a conversion of a schema's values comes upon. */
interface Conversions {
  readonly types: ReadonlySet<ValueType>;
  readonly references: readonly SchemaId[];
}

const conversionsOf = once((schema: Schema): Conversions => {
  const types = new Set<ValueType>();
  const references: SchemaId[] = [];
  const parts = [schema];
  for (const part of parts) {
    for (const rule of simplified(part).rules) {
      if (rule.kind === "type") for (const type of rule.types) types.add(type);
      if (rule.kind === "reference") references.push(rule.target);
      parts.push(...convertedBy(rule));
    }
  }
  return { types, references };
});

/** The schemas of a rule by which values are converted: those that say what a value is, and not only what it is not. */
function convertedBy(rule: Rule): readonly Schema[] {
  switch (rule.kind) {
    case "array":
      return [...rule.prefixItems, rule.items, rule.contains].filter((schema) => schema !== undefined);
    case "object":
      return [
        ...rule.properties.values(),
        ...rule.patternProperties.values(),
        ...rule.dependentSchemas.values(),
        ...(rule.additionalProperties === undefined ? [] : [rule.additionalProperties]),
      ];
    case "allOf":
    case "anyOf":
    case "oneOf":
      return rule.schemas;
    case "conditional":
      return [...(rule.then === undefined ? [] : [rule.if, rule.then]), rule.else].filter(
        (schema) => schema !== undefined,
      );
    case "never":
    case "type":
    case "enum":
    case "number":
    case "string":
    case "reference":
    case "not":
    case "unevaluated":
      return [];
    default:
      return rule satisfies never;
  }
}
