/**
 * Settles who gets which name. Nobody is served first: all who want a name ask together, and where
 * several want the same, each takes its next choice, so that the order of a document means nothing.
 */
import type { Place, Report } from "../diagnostics.js";
import { reservedReason } from "./reserved.js";

/** Something of the document that needs names. */
export interface Claimant {
  readonly place: Place;
  /** What it is, for people: `schema "Pet"`. */
  readonly label: string;
  /** Base names, the preferred one first. */
  readonly choices: readonly string[];
  /** All the names that are taken along with a base name. */
  readonly derive: (base: string) => readonly string[];
  /** True where the document writes the first choice exactly so: it wins over names that were made. */
  readonly exact: boolean;
}

export class Claims {
  readonly #taken = new Map<string, string>();
  readonly #runtime: ReadonlySet<string>;
  readonly #report: Report;

  /** @param runtime names that the runtime has already. */
  constructor(runtime: Iterable<string>, report: Report) {
    this.#runtime = new Set(runtime);
    this.#report = report;
  }

  /** True for a name that a claimant has got. */
  isTaken(name: string): boolean {
    return this.#taken.has(name);
  }

  /** Gives each claimant a base name; one that gets none is reported and left out of the result. */
  settle(claimants: readonly Claimant[]): Map<Claimant, string> {
    const settled = new Map<Claimant, string>();
    let waiting = claimants.map((claimant) => ({ claimant, choice: 0 }));
    while (waiting.length > 0) {
      const wanted = this.#countWishes(waiting);
      const next: typeof waiting = [];
      for (const { claimant, choice } of waiting) {
        const base = claimant.choices[choice];
        if (base === undefined) {
          this.#refuse(claimant, claimants);
          continue;
        }
        const names = claimant.derive(base);
        const free = names.every(
          (name) => this.#obstacle(name) === undefined && wanted.get(name) === claimant,
        );
        if (free) settled.set(claimant, base);
        else next.push({ claimant, choice: choice + 1 });
      }
      // Names are taken only after the round, so that within it nobody is earlier than anybody else.
      for (const { claimant } of waiting) {
        const base = settled.get(claimant);
        if (base !== undefined)
          for (const name of claimant.derive(base)) this.#taken.set(name, `is the name of ${claimant.label}`);
      }
      waiting = next;
    }
    return settled;
  }

  /** Who may have each name in this round: the only one to want it, or the only one to be called exactly so. */
  #countWishes(waiting: readonly { claimant: Claimant; choice: number }[]): Map<string, Claimant | null> {
    const wanted = new Map<string, Claimant | null>();
    const inOrder = [...waiting].sort((a, b) => Number(isExact(b)) - Number(isExact(a)));
    for (const wish of inOrder) {
      const base = wish.claimant.choices[wish.choice];
      if (base === undefined) continue;
      for (const name of wish.claimant.derive(base)) {
        const rival = wanted.get(name);
        if (rival === undefined) wanted.set(name, wish.claimant);
        else if (rival === null || !rival.exact || isExact(wish)) wanted.set(name, null);
      }
    }
    return wanted;
  }

  #obstacle(name: string): string | undefined {
    if (this.#runtime.has(name)) return "is exported by the runtime";
    return reservedReason(name) ?? this.#taken.get(name);
  }

  #refuse(claimant: Claimant, rivals: readonly Claimant[]): void {
    const [first = ""] = claimant.choices;
    const names = claimant.derive(first);
    const name = names.find((candidate) => this.#obstacle(candidate) !== undefined) ?? names[0] ?? first;
    const wantsIt = (other: Claimant): boolean =>
      other !== claimant && other.derive(other.choices[0] ?? "").includes(name);
    const rival =
      rivals.find((other) => wantsIt(other) && other.label !== claimant.label) ?? rivals.find(wantsIt);
    const reason =
      this.#obstacle(name) ?? (rival === undefined ? "is no name" : `is wanted by ${rival.label} too`);
    this.#report({
      code: "name-collision",
      severity: "error",
      message: `There is no free name for ${claimant.label}: ${name} ${reason}`,
      help:
        rival === undefined
          ? "Choose another name with `x-specwright-name`."
          : "Give one of the two another name with `x-specwright-name`.",
      place: claimant.place,
    });
  }
}

function isExact(wish: { claimant: Claimant; choice: number }): boolean {
  return wish.choice === 0 && wish.claimant.exact;
}
