/** Changes such as people make while a tool watches: small, anywhere in a document, sensible or not. */
import fc from "fast-check";

/** Where to change what: numbers of nodes, counted from the front as often as it takes. */
export interface Mutation {
  readonly node: number;
  readonly other: number;
  readonly kind: "remove" | "copy" | "replace" | "reword" | "reorder" | "retype";
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  node: fc.nat(),
  other: fc.nat(),
  kind: fc.constantFrom("remove", "copy", "replace", "reword", "reorder", "retype"),
});

/** A member of an object or an item of a list. */
interface Slot {
  readonly holder: object;
  readonly key: string;
}

/** A copy of the document with one thing changed, as JSON text. */
export function mutate(text: string, { node, other, kind }: Mutation): string {
  const document: unknown = JSON.parse(text);
  const slots = slotsOf(document);
  const slot = slots[node % slots.length];
  const second = slots[other % slots.length];
  if (slot !== undefined && second !== undefined) change(slot, second, kind);
  return JSON.stringify(document);
}

function change({ holder, key }: Slot, second: Slot, kind: Mutation["kind"]): void {
  const value: unknown = Reflect.get(holder, key);
  const set = (changed: unknown): void => void Reflect.set(holder, key, changed);
  switch (kind) {
    case "remove":
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      return;
    case "copy":
      if (Array.isArray(holder)) holder.push(value);
      else Reflect.set(holder, `${key}2`, value);
      return;
    case "replace":
      return set(structuredClone(Reflect.get(second.holder, second.key)));
    case "reword":
      return set(
        typeof value === "string" ? `Changed ${value}` : typeof value === "number" ? value + 1 : value,
      );
    case "reorder":
      return set(reordered(value));
    case "retype":
      return set(typeof value === "boolean" ? !value : { type: "integer", minimum: 3 });
    default:
      kind satisfies never;
  }
}

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.toReversed();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).toReversed());
}

/** Everything in the document that stands somewhere, but for what makes it one that can be read. */
function slotsOf(document: unknown): Slot[] {
  const slots: Slot[] = [];
  const pending = [document];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    for (const [key, part] of Object.entries(value)) {
      if (value === document && key !== "paths" && key !== "components") continue;
      if (value !== document) slots.push({ holder: value, key });
      pending.push(part);
    }
  }
  return slots;
}
