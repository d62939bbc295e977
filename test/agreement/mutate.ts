/** Values that differ from a valid one in a single place, and by little. */
import type { Generated, GeneratedPlace } from "./generate.js";
import { isList, isMapping, type SchemaObject } from "./json-schema.js";
import { least, most, newNames } from "./parts.js";
import type { Random } from "./random.js";

/** A changed value. Where a change does nothing in the chosen place, another place is tried. */
export function mutate({ value, places }: Generated, random: Random): unknown {
  for (let tries = 0; tries < 10; tries++) {
    const { path, parts } = random.pick<GeneratedPlace>(places);
    const before = at(value, path);
    const candidates = changes(before, parts, random);
    if (candidates.length === 0) continue;
    return replaced(value, path, random.pick(candidates));
  }
  return value === null ? 0 : null;
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((node: unknown, key) => {
    if (isList(node)) return node[Number(key)];
    return isMapping(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }, value);
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  if (isList(value)) return value.map((item, index) => (index === key ? replaced(item, rest, by) : item));
  if (!isMapping(value) || !Object.hasOwn(value, key)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === key ? replaced(member, rest, by) : member]),
  );
}

/** What may stand in the place of a value: changes of its own kind, and one to another kind. */
function changes(value: unknown, parts: readonly SchemaObject[], random: Random): readonly unknown[] {
  const substitutes: readonly unknown[] = [null, true, 0, 1.5, "", "text", [], {}, [null], { a: 1 }];
  const other = random.pick(substitutes.filter((one) => kindOf(one) !== kindOf(value)));
  return [...ofKind(value, parts, random), other];
}

function kindOf(value: unknown): string {
  return value === null ? "null" : isList(value) ? "array" : typeof value;
}

function ofKind(value: unknown, parts: readonly SchemaObject[], random: Random): readonly unknown[] {
  if (typeof value === "number") return numbers(value, parts);
  if (typeof value === "string") return strings(value, parts);
  if (isList(value)) return lists(value, parts);
  // A file has no members.
  return isMapping(value) && !(value instanceof Blob) ? objects(value, parts, random) : [];
}

function numbers(value: number, parts: readonly SchemaObject[]): readonly unknown[] {
  const beyond = [
    ...[most(parts, "minimum")].map((bound) => bound !== undefined && bound - 1),
    ...[least(parts, "maximum")].map((bound) => bound !== undefined && bound + 1),
    most(parts, "exclusiveMinimum") ?? false,
    least(parts, "exclusiveMaximum") ?? false,
  ].filter((bound) => bound !== false);
  return [...beyond, ...beyond, value + 0.5, value + (most(parts, "multipleOf") ?? 1) / 2, -value];
}

function strings(value: string, parts: readonly SchemaObject[]): readonly unknown[] {
  const longest = least(parts, "maxLength");
  const shortest = most(parts, "minLength") ?? 0;
  const units = [...value];
  return [
    `${value}~`,
    value.toUpperCase() === value ? value.toLowerCase() : value.toUpperCase(),
    ...(longest !== undefined && longest < 10_000
      ? ["\u{1F600}".repeat(longest + 1), "x".repeat(longest + 1)]
      : []),
    ...(shortest > 0 ? [units.slice(0, shortest - 1).join(""), "\u{1F600}".repeat(shortest - 1)] : []),
    `\n${value}`,
  ];
}

function lists(value: readonly unknown[], parts: readonly SchemaObject[]): readonly unknown[] {
  const longest = least(parts, "maxItems");
  const [first] = value;
  return [
    [...value, null],
    [...value, ...value.slice(0, 1)],
    value.slice(1),
    ...(longest !== undefined && longest < 1000
      ? [Array.from({ length: longest + 1 }, () => first ?? null)]
      : []),
  ];
}

function objects(
  value: Readonly<Record<string, unknown>>,
  parts: readonly SchemaObject[],
  random: Random,
): readonly unknown[] {
  const names = Object.keys(value);
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const without = (name: string): unknown =>
    Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
  const droppable = names.filter((name) => required.has(name));
  const closed = parts.some(
    (part) => part.additionalProperties !== undefined || part.unevaluatedProperties !== undefined,
  );
  return [
    ...(droppable.length > 0 ? [without(random.pick(droppable)), without(random.pick(droppable))] : []),
    ...(names.length > 0 ? [without(random.pick(names))] : []),
    ...(closed ? [{ ...value, something_new: null }] : []),
    {
      ...value,
      [random.pick(newNames(parts))]: random.pick([0.5, "new", null]),
    },
  ];
}
