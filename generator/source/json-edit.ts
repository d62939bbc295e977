/** JSON after an edit: the container around the edit is read, and stands in for what it was. */
import { editBetween, withPart } from "./edit.js";
import type { JsonPlaces } from "./json-places.js";
import type { Lines } from "./lines.js";

/** A text that is JSON, in which no key stands twice in an object. */
export interface Json {
  readonly text: string;
  readonly value: unknown;
  readonly places: JsonPlaces;
  readonly lines: Lines;
}

/**
 * The text that another one has become, read. Around the container that the edit lies in, the text is what it was,
 * and so where that container is in order, all of it is.
 * @param parsePart gives undefined for what is no JSON, or has a key twice.
 * @returns undefined where all of the text is to be read.
 */
export function editJson(before: Json, text: string, parsePart: (text: string) => unknown): Json | undefined {
  const edit = editBetween(before.text, text);
  const container = before.places.around(edit);
  if (container === undefined) return undefined;
  const part = parsePart(text.slice(container.start, container.end + edit.shift));
  if (part === undefined) return undefined;
  const value = withPart(before.value, container.path, part);
  const places = before.places.edited(text, edit, container);
  return { text, value, places, lines: before.lines.edited(text, edit) };
}
