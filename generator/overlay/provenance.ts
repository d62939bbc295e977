/** Copies of parsed data that remember, node by node, which file they come from. */
import type { Place } from "../diagnostics.js";
import { child, segments, step } from "../source/pointer.js";

type List = unknown[];
type Members = Record<string, unknown>;

export class Provenance {
  /** Places of maps and lists; of what else stands in them, unless told otherwise, at its key. */
  readonly #places = new WeakMap<object, Place>();
  /** Members of maps and lists that were put there, or have moved. */
  readonly #moved = new WeakMap<object, Map<string, Place>>();

  /** A deep copy of parsed data that stands at `place`. */
  copy(value: unknown, place: Place): unknown {
    if (!Array.isArray(value) && !isMap(value)) return value;
    const at = (key: string | number): Place => ({ file: place.file, pointer: child(place.pointer, key) });
    const copied = Array.isArray(value)
      ? value.map((item: unknown, index) => this.copy(item, at(index)))
      : ownEntries(Object.entries(value).map(([key, member]) => [key, this.copy(member, at(key))]));
    this.#places.set(copied, this.#places.get(value) ?? place);
    const moved = this.#moved.get(value);
    if (moved !== undefined) this.#moved.set(copied, new Map(moved));
    return copied;
  }

  /** Puts a member into a map or list of a copy; it was written at `place`. */
  put(container: List | Members, key: string | number, value: unknown, place: Place | undefined): void {
    if (Array.isArray(container)) container[Number(key)] = value;
    else setMember(container, String(key), value);
    this.#move(container, String(key), place);
  }

  /** Takes a member out of a map or list of a copy. Items that follow it keep their places. */
  remove(container: List | Members, key: string | number): void {
    if (!Array.isArray(container)) {
      delete container[String(key)];
      this.#moved.get(container)?.delete(String(key));
      return;
    }
    const places = container.map((_, index) => this.member(container, index));
    places.splice(Number(key), 1);
    container.splice(Number(key), 1);
    for (const [index, place] of places.entries()) this.#move(container, String(index), place);
  }

  /** Where a member of a copy was written. */
  member(container: List | Members, key: string | number): Place | undefined {
    return this.#next(container, String(key), this.#places.get(container));
  }

  /** Where the node at `pointer` of a copy was written: at or below the nearest node with a place. */
  origin(root: unknown, pointer: string): Place | undefined {
    let current = root;
    let place = this.#placeOf(root);
    for (const segment of segments(pointer)) {
      place = this.#next(current, segment, place);
      current = step(current, segment);
    }
    return place;
  }

  #move(container: object, key: string, place: Place | undefined): void {
    if (place === undefined) return;
    const moved = this.#moved.get(container) ?? new Map<string, Place>();
    this.#moved.set(container, moved.set(key, place));
  }

  #next(container: unknown, key: string, place: Place | undefined): Place | undefined {
    const moved = isObject(container) ? this.#moved.get(container)?.get(key) : undefined;
    const below = place && { file: place.file, pointer: child(place.pointer, key) };
    return this.#placeOf(step(container, key)) ?? moved ?? below;
  }

  #placeOf(value: unknown): Place | undefined {
    return isObject(value) ? this.#places.get(value) : undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A map of parsed data. */
export function isMap(value: unknown): value is Members {
  return isObject(value) && !Array.isArray(value);
}

/** Sets a member as JSON means it: `__proto__` is a key like any other. */
function setMember(map: Members, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });
}

function ownEntries(entries: readonly (readonly [string, unknown])[]): Members {
  const map: Members = {};
  for (const [key, value] of entries) setMember(map, key, value);
  return map;
}
