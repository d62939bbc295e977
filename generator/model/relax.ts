/**
 * Keeps guards from refusing what the document allows. A schema of which something could not be read
 * accepts more values than it says; where more values in one place mean fewer in another (`not`, the
 * "exactly one" of `oneOf`), the other place gives way.
 */
import { mapParts } from "./map.js";
import type { ArrayRule, Rule, Schema, SchemaId } from "./types.js";
import { anyWithin, subschemas } from "./walk.js";
import { type Whole, mapWhole, schemasOfWhole } from "./whole.js";

/** The model with each rule left out, or weakened, that would turn what is unread into a refusal. */
export function relax(whole: Whole): Whole {
  if (!schemasOfWhole(whole).some(anyWithin(isUnread))) return whole;
  const relaxer = new Relaxer(new Map(Array.from(whole.schemas, ([id, { schema }]) => [id, schema])));
  return mapWhole(whole, (schema) => relaxer.schema(schema));
}

/** The same for schemas without a document around them. */
export function relaxSchemas(schemas: ReadonlyMap<SchemaId, Schema>): ReadonlyMap<SchemaId, Schema> {
  const relaxer = new Relaxer(schemas);
  return new Map(Array.from(schemas, ([id, schema]) => [id, relaxer.schema(schema)]));
}

function isUnread({ unread }: Schema): boolean {
  return unread;
}

class Relaxer {
  /** True for schemas of which a part is unread, or leads to what is. */
  readonly #isWider: (schema: Schema) => boolean;

  constructor(schemas: ReadonlyMap<SchemaId, Schema>) {
    const wider = new Set<SchemaId>();
    const referrers = new Map<SchemaId, SchemaId[]>();
    const holdsUnread = anyWithin(isUnread);
    for (const [id, schema] of schemas) {
      if (holdsUnread(schema)) wider.add(id);
      for (const target of targetsOf(schema)) {
        const known = referrers.get(target);
        if (known === undefined) referrers.set(target, [id]);
        else known.push(id);
      }
    }
    for (const id of wider) for (const referrer of referrers.get(id) ?? []) wider.add(referrer);
    const leads = (rule: Rule): boolean => rule.kind === "reference" && wider.has(rule.target);
    this.#isWider = anyWithin((schema) => isUnread(schema) || schema.rules.some(leads));
  }

  schema(schema: Schema): Schema {
    if (!this.#isWider(schema)) return schema;
    const rules = schema.rules.flatMap((rule) => {
      const relaxed = this.#rule(rule, schema);
      return relaxed === undefined ? [] : [mapParts(relaxed, (part) => this.schema(part))];
    });
    return { ...schema, rules };
  }

  #rule(rule: Rule, owner: Schema): Rule | undefined {
    switch (rule.kind) {
      case "oneOf":
        return rule.schemas.some((part) => this.#isWider(part)) ? { ...rule, kind: "anyOf" } : rule;
      case "not":
        return this.#isWider(rule.schema) ? undefined : rule;
      case "conditional":
        return this.#isWider(rule.if) ? undefined : rule;
      case "array":
        return rule.contains !== undefined && this.#isWider(rule.contains) ? withoutMost(rule) : rule;
      case "unevaluated":
        // What is unread might have looked at the members that are now refused.
        return this.#isWider({ ...owner, rules: owner.rules.filter((other) => other !== rule) })
          ? undefined
          : rule;
      default:
        return rule;
    }
  }
}

/** More items than the document says may be contained: how many there are at most is not known. */
function withoutMost(rule: ArrayRule): ArrayRule {
  return { ...rule, maxContains: undefined };
}

function targetsOf(schema: Schema): SchemaId[] {
  return subschemas(schema).flatMap(({ rules }) =>
    rules.flatMap((rule) => (rule.kind === "reference" ? [rule.target] : [])),
  );
}
