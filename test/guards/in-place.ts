/**
 * References that come back to their own schema without a step into the value. The specification leaves
 * undefined what such a schema means (core, section 9.4.1), so that nothing can be said of its verdicts.
 */

type Schemas = Readonly<Record<string, unknown>>;

/** Keywords whose schemas apply to the same value. */
const inPlace = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/** The names of the schemas from which such a circle can be reached, by whatever way. */
export function undefinedSchemas(schemas: Schemas): Set<string> {
  const all = edges(schemas, (schema) => schema);
  const own = edges(schemas, (schema) =>
    Object.fromEntries(
      Object.entries(schema)
        .filter(([key]) => inPlace.includes(key))
        .map(([key, member]: [string, unknown]) => [
          key,
          key === "dependentSchemas" ? Object.values(Object(member)) : member,
        ]),
    ),
  );
  const circular = Object.keys(schemas).filter((name) =>
    (own.get(name) ?? []).some((next) => reaches(next, name, own)),
  );
  return new Set(
    Object.keys(schemas).filter((name) => circular.some((target) => reaches(name, target, all))),
  );
}

function reaches(from: string, target: string, edges: ReadonlyMap<string, readonly string[]>): boolean {
  const found = new Set([from]);
  for (const name of found) for (const next of edges.get(name) ?? []) found.add(next);
  return found.has(target);
}

function edges(schemas: Schemas, members: (schema: object) => object): Map<string, string[]> {
  const referencesOf = (value: unknown, name: string): string[] => {
    if (typeof value !== "object" || value === null) return [];
    const kept = Array.isArray(value) ? value : members(value);
    const inner = Object.values(kept).flatMap((member: unknown) => referencesOf(member, name));
    const reference = "$ref" in value && typeof value.$ref === "string" ? [value.$ref] : [];
    return [...reference.map((target) => (target === "#" ? name : target)), ...inner];
  };
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, referencesOf(schema, name)]));
}
