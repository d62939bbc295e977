/** Where schemas stand in the document, in source text. What many places begin or end with is said once. */
import { type Code, type Identifier, code, literal } from "../emit/text.js";
import type { Schema } from "../model/types.js";
import type { GuardHost } from "./host.js";

/** As many places as this make a constant of what they share. */
const many = 4;

/** Shorter ends are written out. */
const shortestEnd = 16;

/** A place: what comes first is likely to come first in others, and what comes last to come last. */
interface Parts {
  readonly start: string;
  readonly middle: string;
  readonly end: string;
}

type Placed = Pick<Schema, "place">;

/** Prints the places of one module. */
export class LocationPrinter {
  /** The constants. */
  readonly shared: readonly Code[];
  readonly #host: Pick<GuardHost, "location" | "local">;
  readonly #names = new Map<string, Identifier>();

  /** @param roots whose places are to be printed. */
  constructor(roots: readonly { readonly schema: Placed }[], host: Pick<GuardHost, "location" | "local">) {
    this.#host = host;
    const places = roots.map(({ schema }) => partsOf(host.location(schema.place)));
    const ends = repeated(places.map(({ end }) => end)).filter(({ length }) => length >= shortestEnd);
    for (const start of repeated(places.map((place) => place.start)))
      this.#names.set(start, host.local(`at ${wordsOf(start)}`));
    for (const end of ends)
      this.#names.set(end, host.local(`in ${end.replaceAll(/~1|content|schema$/g, " ")}`));
    this.shared = Array.from(this.#names, ([text, name]) => code`const ${name} = ${literal(text)};`);
  }

  /** The place of a schema. */
  print({ place }: Placed): Code {
    const { start, middle, end } = partsOf(this.#host.location(place));
    const [first, last] = [this.#names.get(start), this.#names.get(end)];
    const text = literal(`${first ? "" : start}${middle}${last ? "" : end}`);
    return code`${first ? code`${first} + ` : code``}${text}${last ? code` + ${last}` : code``}`;
  }
}

/** In an operation, its path and method are what is its own; elsewhere the last segment of the pointer is. */
function partsOf(location: string): Parts {
  const [, head, own, end] = /^([^#]*#\/(?:paths|webhooks)\/)([^/]*\/[^/]*)(\/.*)$/s.exec(location) ?? [];
  if (head !== undefined && own !== undefined && end !== undefined) return { start: head, middle: own, end };
  const cut = location.lastIndexOf("/") + 1;
  return { start: location.slice(0, cut), middle: location.slice(cut), end: "" };
}

function repeated(texts: readonly string[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  return [...uses].flatMap(([text, count]) => (text !== "" && count >= many ? [text] : []));
}

/** The file's name and what the pointer ends in: `common schemas`. */
function wordsOf(start: string): string {
  const [file = "", pointer = ""] = start.split(/#(.*)/s);
  const stem =
    file
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/, "") ?? "";
  return `${stem} ${pointer.split("/").at(-2) ?? ""}`;
}
