/** Objects that a schema is likely to accept. */
import type { Maker } from "./generate.js";
import { generateMatch } from "./generate-scalars.js";
import type { JsonSchema, SchemaObject } from "./json-schema.js";
import { least, most, newNames } from "./parts.js";

type Path = readonly (string | number)[];

/** Members by name: what is required, some of what is named, and some that nobody names. */
export function generateMembers(parts: readonly SchemaObject[], path: Path, maker: Maker): unknown {
  const { random } = maker;
  const required = requiredNames(parts);
  const share = maker.ending(path) ? 0 : random.pick([0, 0.4, 0.8, 1]);
  const named = [...new Set(parts.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const names = new Set([...required, ...random.shuffled(named).filter(() => random.chance(share))]);
  const wanted = Math.max(
    most(parts, "minProperties") ?? 0,
    share > 0 && random.chance(0.5) ? names.size + 1 : 0,
  );
  for (let tries = 0; names.size < wanted && tries < wanted * 3; tries++)
    names.add(newName(parts, named, maker));
  const limit = least(parts, "maxProperties") ?? Infinity;
  const members = [...names].slice(0, limit).flatMap((name): [string, unknown][] => {
    const schemas = memberSchemas(parts, name);
    if (schemas.includes(false) && !required.has(name)) return [];
    return [[name, maker.make(schemas, [...path, name])]];
  });
  return Object.fromEntries(members);
}

function requiredNames(parts: readonly SchemaObject[]): Set<string> {
  const names = new Set(parts.flatMap(({ required = [] }) => required));
  for (const name of names) {
    for (const { dependentRequired = {} } of parts) {
      for (const other of dependentRequired[name] ?? []) names.add(other);
    }
  }
  return names;
}

/** A name that no part lists: by a pattern, where there is one. */
function newName(parts: readonly SchemaObject[], named: readonly string[], { random }: Maker): string {
  const patterns = parts.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties));
  const ofNames = parts.flatMap(({ propertyNames }) =>
    typeof propertyNames === "object" && propertyNames.pattern !== undefined ? [propertyNames.pattern] : [],
  );
  const sources = [...patterns, ...ofNames];
  if (sources.length > 0 && random.chance(0.8)) return generateMatch(random.pick(sources), random) ?? "other";
  return random.chance(0.1) && named.length > 0 ? random.pick(named) : random.pick(newNames(parts));
}

/** What all parts say of a member. */
function memberSchemas(parts: readonly SchemaObject[], name: string): readonly JsonSchema[] {
  return parts.flatMap(({ properties = {}, patternProperties = {}, additionalProperties }) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const matching = Object.entries(patternProperties).flatMap(([source, schema]) =>
      new RegExp(source, "u").test(name) ? [schema] : [],
    );
    const found = [...(own === undefined ? [] : [own]), ...matching];
    return found.length > 0 || additionalProperties === undefined ? found : [additionalProperties];
  });
}
