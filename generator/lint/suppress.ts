/**
 * `x-specwright-lint-ignore`: a list of codes whose findings are wanted as they are. It silences them at
 * the node where it stands and everywhere below it in the same file; at the root of the document it
 * silences them in all of the document's files. It can stand wherever OpenAPI allows an extension.
 *
 * What stops generation cannot be silenced: an error of specwright's own stays. Redocly's errors can,
 * since generation does not depend on them.
 */
import type { Diagnostic, Place } from "../diagnostics.js";
import { child } from "../source/pointer.js";
import type { Source } from "../source/source.js";
import { maps, trail } from "./data.js";

const ignoreKey = "x-specwright-lint-ignore";

/** One code in one list, which silences something or is in vain. */
export interface Ignore {
  readonly code: string;
  readonly place: Place;
}

/** The lists of one document and all its files. */
export class Suppressions {
  /** Lists that cannot be read. */
  readonly problems: readonly Diagnostic[];
  readonly #byNode = new Map<object, readonly Ignore[]>();
  readonly #used = new Set<Ignore>();
  readonly #source: Source;
  readonly #root: string;

  /** @param root the file of the document's root. */
  constructor(source: Source, root: string) {
    this.#source = source;
    this.#root = root;
    const problems: Diagnostic[] = [];
    for (const { value, place } of maps(source)) {
      const list: unknown = Object.getOwnPropertyDescriptor(value, ignoreKey)?.value;
      if (list === undefined) continue;
      const at = { file: place.file, pointer: child(place.pointer, ignoreKey) };
      if (isStrings(list))
        this.#byNode.set(
          value,
          list.map((code, index) => ignore(code, at, index)),
        );
      else problems.push(unreadable(at));
    }
    this.problems = problems;
  }

  /** True where the document wants not to be told; the entry then counts as used. */
  silences({ code, severity, place }: Diagnostic): boolean {
    if (place === undefined || (severity === "error" && !code.startsWith("redocly/"))) return false;
    const nodes = [...trail(this.#source, { file: this.#root, pointer: "" }), ...trail(this.#source, place)];
    const entries = nodes.flatMap(({ value }) => this.#entries(value)).filter((entry) => entry.code === code);
    for (const entry of entries) this.#used.add(entry);
    return entries.length > 0;
  }

  #entries(value: unknown): readonly Ignore[] {
    return (typeof value === "object" && value !== null && this.#byNode.get(value)) || [];
  }

  /** Every entry, and whether it silenced anything so far. */
  *entries(): Generator<Ignore & { readonly used: boolean }> {
    for (const entry of [...this.#byNode.values()].flat()) yield { ...entry, used: this.#used.has(entry) };
  }
}

function ignore(code: string, list: Place, index: number): Ignore {
  return { code, place: { file: list.file, pointer: child(list.pointer, index) } };
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function unreadable(place: Place): Diagnostic {
  return {
    code: "lint-ignore-invalid",
    severity: "warning",
    message: `"${ignoreKey}" must be a list of codes`,
    help: `Write, for example, ${ignoreKey}: [operation-id-missing].`,
    place,
  };
}

/** What is said about an entry that silences nothing: left alone, it would hide the next problem. */
export function unusedIgnore({ code, place }: Ignore): Diagnostic {
  return {
    code: "lint-ignore-unused",
    severity: "warning",
    message: `There is nothing to ignore here for ${JSON.stringify(code)}`,
    help: "Remove the entry, or correct the code.",
    place,
  };
}
