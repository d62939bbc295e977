/**
 * Settles who gets which name. Nobody is served first: all who want a name ask together, and where
 * several want the same, each takes its next choice, so that the order of a document means nothing.
 */
import { createHash } from "node:crypto";
import type { Place, Report } from "../diagnostics.js";
import { reservedReason } from "./reserved.js";

/** Something of the document that needs names. */
export interface Claimant {
  readonly place: Place;
  /** What it is, for people: `schema "Pet"`. */
  readonly label: string;
  /** Base names, the preferred one first. The last one says where the claimant stands: see `withMark`. */
  readonly choices: readonly Choice[];
  /** All the names that are taken along with a base name. */
  readonly derive: (base: string) => readonly string[];
  /** True where the document writes the first choice exactly so: it wins over names that were made. */
  readonly exact: boolean;
  /** True where the first choice is the user's own: another name is an error then. */
  readonly chosen?: boolean;
}

/** A base name, or what makes it: the later ones are seldom asked for. */
export type Choice = string | (() => string);

export class Claims {
  /** The base names of all that have been settled, in order; before those of each list, how many there are. */
  readonly bases: string[] = [];
  readonly #taken = new Map<string, Claimant>();
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

  /** Gives each claimant a base name. Whoever does not get the name of the user's choice is reported. */
  settle(claimants: readonly Claimant[]): Map<Claimant, string> {
    const settled = new Map<Claimant, string>();
    let waiting = claimants;
    for (let choice = 0; waiting.length > 0; choice++) {
      const wishes = waiting.map((claimant) => wish(claimant, choice));
      const wanted = countWishes(wishes);
      const granted = wishes.filter(({ claimant, names }) =>
        names.every((name) => this.#obstacle(name) === undefined && wanted.get(name) === claimant),
      );
      for (const { claimant, base } of granted) {
        settled.set(claimant, base);
        if (choice > 0) this.#tell(claimant, { base, choice, claimants });
      }
      // Names are taken only after the round, so that within it nobody is earlier than anybody else.
      for (const { claimant, names } of granted) for (const name of names) this.#taken.set(name, claimant);
      waiting = waiting.filter((claimant) => !settled.has(claimant));
    }
    this.bases.push(String(claimants.length), ...claimants.map((claimant) => settled.get(claimant) ?? ""));
    return settled;
  }

  #obstacle(name: string): string | undefined {
    if (this.#runtime.has(name)) return "is exported by the runtime";
    const reserved = reservedReason(name);
    if (reserved !== undefined) return reserved;
    const holder = this.#taken.get(name);
    return holder && `is the name of ${holder.label}`;
  }

  /** Reports a name that is not the one of the user's choice, or that nobody would choose. */
  #tell(claimant: Claimant, { base, choice, claimants }: Settled): void {
    const chosen = claimant.chosen === true;
    if (!chosen && choice < claimant.choices.length - 1) return;
    const first = choiceOf(claimant, 0);
    const names = claimant.derive(first);
    const name = names.find((candidate) => this.#obstacle(candidate) !== undefined) ?? names[0] ?? first;
    const wantsIt = (other: Claimant): boolean =>
      other !== claimant && other.derive(choiceOf(other, 0)).includes(name);
    const rival =
      claimants.find((other) => wantsIt(other) && other.label !== claimant.label) ?? claimants.find(wantsIt);
    const reason =
      this.#obstacle(name) ?? (rival === undefined ? "is no name" : `is wanted by ${rival.label} too`);
    const which = rival === undefined ? "Choose another name" : "Give one of the two another name";
    this.#report({
      code: "name-collision",
      severity: chosen ? "error" : "warning",
      message: `There is no free name for ${claimant.label}: ${name} ${reason}, and it is called ${base}`,
      help: `${which} with \`x-specwright-name\`.`,
      place: claimant.place,
    });
  }
}

/** What a claimant asks for in one round. */
interface Wish {
  readonly claimant: Claimant;
  readonly base: string;
  readonly names: readonly string[];
  /** True where the document writes the name exactly so. */
  readonly exact: boolean;
}

function wish(claimant: Claimant, choice: number): Wish {
  const base = choiceOf(claimant, choice);
  return { claimant, base, names: claimant.derive(base), exact: choice === 0 && claimant.exact };
}

/** Who may have each name in this round: the only one to want it, or the only one to be called exactly so. */
function countWishes(wishes: readonly Wish[]): Map<string, Claimant | null> {
  const wanted = new Map<string, Claimant | null>();
  const inOrder = [...wishes.filter(({ exact }) => exact), ...wishes.filter(({ exact }) => !exact)];
  for (const { claimant, names, exact } of inOrder) {
    for (const name of names) {
      const rival = wanted.get(name);
      if (rival === undefined) wanted.set(name, claimant);
      else if (rival === null || !rival.exact || exact) wanted.set(name, null);
    }
  }
  return wanted;
}

interface Settled {
  readonly base: string;
  readonly choice: number;
  readonly claimants: readonly Claimant[];
}

/** A claimant's choices go on for ever, so that each gets a name in the end. */
function choiceOf({ choices }: Claimant, choice: number): string {
  const last = choices.length - 1;
  const chosen = choices[Math.min(choice, last)] ?? "";
  return `${typeof chosen === "string" ? chosen : chosen()}${"_".repeat(Math.max(0, choice - last))}`;
}

/**
 * A name that nobody else has: the base, and a mark made of what tells the claimant from all others. The
 * mark is the same in every run, whatever else is in the document.
 * @param identity where the claimant stands, as the document says it.
 */
export function withMark(base: string, identity: string): string {
  return `${base}_${createHash("sha256").update(identity).digest("hex").slice(0, 6)}`;
}
