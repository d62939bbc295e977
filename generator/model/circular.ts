/** Schemas that only lead back to themselves, so that they say nothing and no type can say them. */
import type { Report } from "../diagnostics.js";
import { cycles, onCycles } from "./cycles.js";
import { mapParts } from "./map.js";
import type { NamedSchema, Rule, Schema, SchemaId } from "./types.js";
import { schemasOf } from "./walk.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/**
 * The schemas without the references by which one leads back to itself and into no value on the way:
 * through references and combinators alone (JSON Schema core, section 9.4.1). These are reported.
 */
export function withoutCircles(schemas: Schemas, report: Report): Schemas {
  const graph = graphInPlace(Array.from(schemas, ([id, { schema }]) => [id, schema] as const));
  // Of two schemas on one cycle each leads to the other.
  const circles = new Map(cycles(graph).flatMap((cycle) => cycle.map((id) => [id, cycle] as const)));
  if (circles.size === 0) return schemas;
  return new Map(
    Array.from(schemas, ([id, named]) => {
      const circle = circles.get(id);
      if (circle === undefined) return [id, named];
      reportCircle(named, report);
      const back = new Set((graph.get(id) ?? []).filter((target) => circles.get(target) === circle));
      return [id, { ...named, schema: withoutReferences(named.schema, back) }];
    }),
  );
}

function reportCircle({ key, schema }: NamedSchema, report: Report): void {
  report({
    code: "reference-circular",
    severity: "error",
    message: `The schema ${JSON.stringify(key)} only leads back to itself; the references that do so are left out`,
    help: "Let one of the schemas in the circle say what its values are, or refer from inside a property or a list.",
    place: schema.place,
  });
}

/** The schemas that only lead back to themselves. */
export function circularSchemas(schemas: ReadonlyMap<SchemaId, Schema>): ReadonlySet<SchemaId> {
  return onCycles(graphInPlace(schemas));
}

/** Which schemas the same value must obey too, or may. */
export function graphInPlace(
  schemas: Iterable<readonly [SchemaId, Schema]>,
): Map<SchemaId, readonly SchemaId[]> {
  return new Map(Array.from(schemas, ([id, schema]) => [id, inPlace(schema)] as const));
}

function inPlace(schema: Schema): SchemaId[] {
  return schema.rules.flatMap((rule) => {
    if (rule.kind === "reference") return [rule.target];
    return entersValue(rule) ? [] : schemasOf(rule).flatMap(inPlace);
  });
}

function entersValue({ kind }: Rule): boolean {
  return kind === "object" || kind === "array" || kind === "unevaluated";
}

/** The schema without the references to some others that apply to the same value. */
export function withoutReferences(schema: Schema, targets: ReadonlySet<SchemaId>): Schema {
  const kept = schema.rules.filter((rule) => rule.kind !== "reference" || !targets.has(rule.target));
  const rules = kept.map((rule) =>
    entersValue(rule) ? rule : mapParts(rule, (part) => withoutReferences(part, targets)),
  );
  return { ...schema, rules, unread: schema.unread || kept.length < schema.rules.length };
}
