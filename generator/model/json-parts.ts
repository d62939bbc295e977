/** Parts of schemas that speak of JSON, where all else speaks of the program's values; see `value-types.ts`. */
import { mapParts } from "./map.js";
import { reachable, referencesOf } from "./references.js";
import type { NamedSchema, Rule, Schema, SchemaId } from "./types.js";
import { subschemas } from "./walk.js";

export class JsonParts {
  readonly #schemas: ReadonlyMap<SchemaId, NamedSchema>;
  readonly #changes: (schema: Schema) => boolean;
  readonly #references: ReadonlyMap<SchemaId, readonly SchemaId[]>;

  /** @param changes true for a schema whose values are others in the program. */
  constructor(schemas: ReadonlyMap<SchemaId, NamedSchema>, changes: (schema: Schema) => boolean) {
    this.#schemas = schemas;
    this.#changes = changes;
    this.#references = new Map(Array.from(schemas, ([id, { schema }]) => [id, referencesOf(schema)]));
  }

  /**
   * The schema with what it refers to in the place of references that lead to other values in the program.
   * @param around the schemas that are being put in: what comes back to one of them may be anything there.
   */
  schema(schema: Schema, around: readonly SchemaId[] = []): Schema {
    return { ...schema, rules: schema.rules.map((rule) => this.#rule(rule, around)) };
  }

  #rule(rule: Rule, around: readonly SchemaId[]): Rule {
    if (rule.kind !== "reference") return mapParts(rule, (part) => this.schema(part, around));
    const target = this.#schemas.get(rule.target);
    if (target === undefined || !this.#leadsToOthers(rule.target)) return rule;
    const schemas = around.includes(rule.target)
      ? []
      : [this.schema(target.schema, [...around, rule.target])];
    return { kind: "allOf", schemas };
  }

  #leadsToOthers(id: SchemaId): boolean {
    return [...reachable([id], this.#references)].some((reached) => {
      const named = this.#schemas.get(reached);
      return named !== undefined && subschemas(named.schema).some(this.#changes);
    });
  }
}
