/** Which schemas hold values that are no values of JSON in the program; see `value-types.ts`. */
import { onCycles } from "./cycles.js";
import { reachable, referencesOf } from "./references.js";
import type { Api, FormatType, Schema, SchemaId, ValueType } from "./types.js";
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
    this.#edges = new Map(Array.from(schemas, ([id, { schema }]) => [id, referencesOf(schema)]));
    this.#decoded = holding(schemas, converted.decode);
    this.#encoded = holding(schemas, converted.encode);
    this.#bigints = holding(schemas, bigints);
  }

  /** True where the conversion finds something to do. */
  has(schema: Schema, conversion: Conversion): boolean {
    if (!this.#any) return false;
    const ids = conversion === "decode" ? this.#decoded : this.#encoded;
    return holds(schema, converted[conversion]) || referencesOf(schema).some((id) => ids.has(id));
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

/** The schemas that hold one of the types, or refer to one that does. */
function holding(schemas: Api["schemas"], types: readonly ValueType[]): Set<SchemaId> {
  const referrers = new Map<SchemaId, SchemaId[]>();
  const holders: SchemaId[] = [];
  for (const [id, { schema }] of schemas) {
    if (holds(schema, types)) holders.push(id);
  }
  if (holders.length === 0) return new Set();
  for (const [id, { schema }] of schemas) {
    for (const target of referencesOf(schema)) {
      const known = referrers.get(target);
      if (known === undefined) referrers.set(target, [id]);
      else known.push(id);
    }
  }
  return reachable(holders, referrers);
}

function holds(schema: Schema, types: readonly ValueType[]): boolean {
  for (const { rules } of subschemas(schema)) {
    if (rules.some((rule) => rule.kind === "type" && rule.types.some((type) => types.includes(type))))
      return true;
  }
  return false;
}
