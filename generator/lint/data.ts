/** The documents' own data, for what the model leaves out and for what Redocly points at. */
import type { Place } from "../diagnostics.js";
import { child, segments, step } from "../source/pointer.js";
import { holdsNames } from "../source/resources.js";
import type { Located, Source } from "../source/source.js";

/** The data at a place; undefined where there is none. */
export function dataAt(source: Source, place: Place): unknown {
  const path = trail(source, place);
  return path.length === segments(place.pointer).length + 1 ? path.at(-1)?.value : undefined;
}

/** The place itself, or the nearest one above it that the file has: what is missing stands nowhere. */
export function nearest(source: Source, place: Place): Place {
  if (place.position !== undefined) return place;
  return trail(source, place).at(-1)?.place ?? { file: place.file, pointer: "" };
}

/** The nodes from the root of the file down to a place, or as far down as there are any. */
export function trail(source: Source, place: Place): Located[] {
  const root = source.open(place.file);
  if (root === undefined) return [];
  const nodes = [root];
  let current = root;
  for (const segment of segments(place.pointer)) {
    const value = step(current.value, segment);
    if (value === undefined) break;
    current = { value, place: { file: place.file, pointer: child(current.place.pointer, segment) } };
    nodes.push(current);
  }
  return nodes;
}

/**
 * Every map of every file that was read, each once: a YAML alias is the same map at another place. Maps whose keys
 * are names are left out: what is called as an extension there is a part of the document like any other.
 */
export function* maps(source: Source): Generator<Located & { readonly value: object }> {
  const seen = new Set<object>();
  const roots = [...source.files.keys()].flatMap((file) => source.open(file) ?? []);
  const pending = roots.map((root) => ({ ...root, named: false })).reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { value, place, named } = node;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!Array.isArray(value) && !named) yield { value, place };
    const members = Object.entries(value).map(([key, member]) => ({
      value: member,
      place: { file: place.file, pointer: child(place.pointer, key) },
      // Among the statuses of responses there may be extensions (OpenAPI 3.1, section 4.8.16).
      named: !named && key !== "responses" && holdsNames(key),
    }));
    pending.push(...members.reverse());
  }
}
