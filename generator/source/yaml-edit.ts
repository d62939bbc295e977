/** YAML after an edit: the lines of the map around the edit are read, and stand in for what they were. */
import { type Edit, editBetween, withPart } from "./edit.js";
import type { Lines } from "./lines.js";
import type { Block, YamlPlaces } from "./yaml-places.js";

/** A text that is one plain document of YAML. */
export interface Yaml {
  readonly text: string;
  readonly value: unknown;
  readonly places: YamlPlaces;
  readonly lines: Lines;
  /** How many edits ago all of it was read. */
  readonly edits: number;
}

/** Each edit lays its places over those before. */
const mostEdits = 16;

/**
 * The text that another one has become, read. The lines around the block that the edit lies in are what they were,
 * and none of them goes on inside it, so that it is read as a document of its own.
 * @param readPart gives undefined for what is no plain document.
 * @returns undefined where all of the text is to be read.
 */
export function editYaml(
  before: Yaml,
  text: string,
  readPart: (text: string, depth: number) => Yaml | undefined,
): Yaml | undefined {
  const edit = editBetween(before.text, text);
  const block = before.edits < mostEdits ? before.places.blockAround(edit) : undefined;
  if (block === undefined) return undefined;
  const written = text.slice(block.start, block.end + edit.shift);
  if (!isIndented(written, block.indent)) return undefined;
  const part = readPart(written, block.path.length);
  if (part === undefined || !isMap(part.value)) return undefined;
  const value = withPart(before.value, block.path, part.value);
  const places = new EditedPlaces(before.places, edit, { block, inner: part.places });
  return { text, value, places, lines: before.lines.edited(text, edit), edits: before.edits + 1 };
}

/** True for lines that all begin with so many spaces, but for empty ones. */
function isIndented(lines: string, indent: number): boolean {
  return !new RegExp(`^(?! {${indent}}| *$)`, "m").test(lines) && !/[^\n -\u{10ffff}]/u.test(lines);
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The places before an edit, with those in the block that was read again in their middle. */
class EditedPlaces implements YamlPlaces {
  readonly #before: YamlPlaces;
  readonly #edit: Edit;
  /** As it was before. */
  readonly #block: Block;
  readonly #inner: YamlPlaces;

  constructor(
    before: YamlPlaces,
    edit: Edit,
    { block, inner }: { readonly block: Block; readonly inner: YamlPlaces },
  ) {
    this.#before = before;
    this.#edit = edit;
    this.#block = block;
    this.#inner = inner;
  }

  get start(): number {
    return this.#before.start;
  }

  offset(path: readonly string[]): number | undefined {
    const { path: around, start } = this.#block;
    const isInside = around.length < path.length && around.every((name, index) => name === path[index]);
    if (!isInside) return this.#moved(this.#before.offset(path));
    const inner = this.#inner.offset(path.slice(around.length));
    return inner === undefined ? this.#before.offset(around) : start + inner;
  }

  blockAround({ start, end }: Pick<Edit, "start" | "end">): Block | undefined {
    const block = this.#block;
    const { shift } = this.#edit;
    const behind = block.end + shift;
    if (start >= block.start && end < behind) {
      const inner = this.#inner.blockAround({ start: start - block.start, end: end - block.start });
      if (inner === undefined) return { ...block, end: behind };
      const path = [...block.path, ...inner.path];
      return { path, start: inner.start + block.start, end: inner.end + block.start, indent: inner.indent };
    }
    // What begins or ends in the block, and not both, has no place in the text before.
    if (end > block.start && start < behind) return undefined;
    const back = start < behind ? 0 : shift;
    const found = this.#before.blockAround({ start: start - back, end: end - back });
    return found && { ...found, start: this.#moved(found.start), end: this.#moved(found.end) };
  }

  /** Where now is what was at an offset outside of the block. */
  #moved<Offset extends number | undefined>(offset: Offset): Offset;
  #moved(offset: number | undefined): number | undefined {
    return offset === undefined || offset < this.#block.end ? offset : offset + this.#edit.shift;
  }
}
