/** Values that differ from a given one in a single place. */
import { type Mapping, isMapping } from "./document.js";

export interface Mutation {
  readonly kind: "drop" | "replace" | "add";
  /** Where the change shows: the object that lost a member, the value that is new. */
  readonly pointer: string;
  readonly value: unknown;
}

const substitutes: readonly unknown[] = [null, true, 7, 0.5, "something new", [], {}];

/** Every member dropped; every value replaced by those of other types and by another text; things added. */
export function mutationsOf(value: unknown, pointer = ""): readonly Mutation[] {
  const replaced = substitutes
    .filter((substitute) => JSON.stringify(substitute) !== JSON.stringify(value))
    .map((substitute): Mutation => ({ kind: "replace", pointer, value: substitute }));
  if (Array.isArray(value)) return [...replaced, ...changedItems(value, pointer)];
  return isMapping(value) ? [...replaced, ...changedMembers(value, pointer)] : replaced;
}

function changedItems(list: readonly unknown[], pointer: string): readonly Mutation[] {
  const added: Mutation = { kind: "add", pointer: `${pointer}/${list.length}`, value: [...list, 0.5] };
  const inner = list.flatMap((item, index) =>
    mutationsOf(item, `${pointer}/${index}`).map((one) => ({ ...one, value: list.with(index, one.value) })),
  );
  return [added, ...inner];
}

function changedMembers(object: Mapping, pointer: string): readonly Mutation[] {
  const names = Object.keys(object);
  const place = (name: string): string => `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const added = ["something_new", "~/", ""].map((name): Mutation => ({
    kind: "add",
    pointer: place(name),
    value: { ...object, [name]: 0.5 },
  }));
  const dropped = names.map((name): Mutation => ({ kind: "drop", pointer, value: without(object, name) }));
  const inner = names.flatMap((name) =>
    mutationsOf(object[name], place(name)).map((one) => ({
      ...one,
      value: { ...object, [name]: one.value },
    })),
  );
  return [...added, ...dropped, ...inner];
}

export function without(value: Mapping, name: string): Mapping {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

/** What a JSON pointer leads to; undefined where it leads nowhere. */
export function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((node: unknown, name) => memberOf(node, name), value);
}

function memberOf(node: unknown, name: string): unknown {
  if (Array.isArray(node)) return node[Number(name)];
  return isMapping(node) && Object.hasOwn(node, name) ? node[name] : undefined;
}

/** The value with another one in the place that the pointer leads to. */
export function replacedAt(value: unknown, pointer: string, replacement: unknown): unknown {
  if (pointer === "") return replacement;
  const [, segment = "", rest = ""] = /^\/([^/]*)(.*)$/s.exec(pointer) ?? [];
  const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
  if (Array.isArray(value))
    return value.with(Number(name), replacedAt(value[Number(name)], rest, replacement));
  if (!isMapping(value)) throw new Error(`${pointer} leads nowhere`);
  return { ...value, [name]: replacedAt(value[name], rest, replacement) };
}
