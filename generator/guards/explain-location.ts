/** Where schemas stand in the document, in source text. What many places begin with is said once. */
import { type Code, type Identifier, code, literal } from "../emit/text.js";
import type { Schema } from "../model/types.js";
import type { GuardHost } from "./host.js";

/** As many places as this make a constant of what they begin with. */
const many = 4;

/** Prints the places of one module. */
export class LocationPrinter {
  /** The constants. */
  readonly shared: readonly Code[];
  readonly #host: Pick<GuardHost, "location" | "local">;
  readonly #names = new Map<string, Identifier>();

  /** @param roots whose places are to be printed. */
  constructor(roots: readonly { readonly schema: Schema }[], host: Pick<GuardHost, "location" | "local">) {
    this.#host = host;
    const uses = new Map<string, number>();
    for (const { schema } of roots) {
      const start = startOf(host.location(schema.place));
      uses.set(start, (uses.get(start) ?? 0) + 1);
    }
    const starts = [...uses].flatMap(([start, count]) => (start !== "" && count >= many ? [start] : []));
    for (const start of starts) this.#names.set(start, host.local(`at ${wordsOf(start)}`));
    this.shared = Array.from(this.#names, ([start, name]) => code`const ${name} = ${literal(start)};`);
  }

  /** The place of a schema. */
  print({ place }: Schema): Code {
    const location = this.#host.location(place);
    const start = startOf(location);
    const name = this.#names.get(start);
    return name === undefined ? literal(location) : code`${name} + ${literal(location.slice(start.length))}`;
  }
}

/** All but the last segment of the pointer. */
function startOf(location: string): string {
  return location.slice(0, location.lastIndexOf("/") + 1);
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
