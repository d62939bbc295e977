/** Copies of parsed data that remember, map by map and list by list, which file they come from. */
import type { Place } from "../diagnostics.js";
import { child, segments, step } from "../source/pointer.js";

export class Provenance {
  readonly #places = new WeakMap<object, Place>();

  /** A deep copy of parsed data that stands at `place`. */
  copy(value: unknown, place: Place): unknown {
    if (!Array.isArray(value) && !isMap(value)) return value;
    const at = (key: string | number): Place => ({ file: place.file, pointer: child(place.pointer, key) });
    const copied = Array.isArray(value)
      ? value.map((item: unknown, index) => this.copy(item, at(index)))
      : ownEntries(Object.entries(value).map(([key, member]) => [key, this.copy(member, at(key))]));
    this.#places.set(copied, this.#places.get(value) ?? place);
    return copied;
  }

  /** Where the node at `pointer` of a copy was written: at or below the nearest map or list with a place. */
  origin(root: unknown, pointer: string): Place | undefined {
    let current = root;
    let place = this.#placeOf(root);
    for (const segment of segments(pointer)) {
      current = step(current, segment);
      place =
        this.#placeOf(current) ?? (place && { file: place.file, pointer: child(place.pointer, segment) });
    }
    return place;
  }

  #placeOf(value: unknown): Place | undefined {
    return typeof value === "object" && value !== null ? this.#places.get(value) : undefined;
  }
}

/** A map of parsed data. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sets a member as JSON means it: `__proto__` is a key like any other. */
export function setMember(map: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });
}

function ownEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (const [key, value] of entries) setMember(map, key, value);
  return map;
}
