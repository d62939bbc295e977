/**
 * Traces of what was made, for a process that makes nearly the same again and again. Whoever makes something asks
 * its surroundings, one question after the other: what a schema is called, whether a name is free, what the module
 * has already. The same things, asked and answered in the same way, come out as they did; so a trace is followed by
 * asking again, and where all answers are those of the last time, what came out then is taken. Some questions
 * change the surroundings (a name is taken from then on), and asking again changes them in the same way.
 */

import { Kept } from "./kept.js";

/** Asks the surroundings something. Answers are compared by identity. */
export type Ask<Surroundings> = <Answer>(question: (surroundings: Surroundings) => Answer) => Answer;

interface Asked<Surroundings> {
  readonly question: (surroundings: Surroundings) => unknown;
  readonly answer: unknown;
}

/** What was made of what, and all that was asked meanwhile, in order. */
interface Trace<Surroundings, Made> {
  readonly given: readonly unknown[];
  readonly asked: readonly Asked<Surroundings>[];
  readonly made: Made;
}

/** What is made in each run of a process, each thing under a key. */
export class Traces<Surroundings, Made> {
  readonly #traces = new Kept<Trace<Surroundings, Made>>();

  /**
   * What came out last time, or else what comes out now.
   * @param key names it, alike in each run, and once in a run.
   * @param given all that it is made of but for answers; compared by identity.
   * @param make gives the same for the same `given` and the same answers. What it asks must not keep `ask`, nor
   *   anything else of this run but what was asked for: traces live on.
   */
  make(
    key: string,
    given: readonly unknown[],
    surroundings: Surroundings,
    make: (ask: Ask<Surroundings>) => Made,
  ): Made {
    const before = this.#traces.get(key);
    const followed = before !== undefined && areIdentical(before.given, given) ? before : undefined;
    const tracer = new Tracer(surroundings);
    if (followed !== undefined && tracer.follow(followed.asked)) {
      this.#traces.set(key, followed);
      return followed.made;
    }
    const made = make((question) => tracer.ask(question));
    this.#traces.set(key, { given, asked: tracer.end(), made });
    return made;
  }

  endRun(): void {
    this.#traces.endRun();
  }
}

function areIdentical(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && now.every((part, index) => part === before[index]);
}

/** Asks, and notes what was asked. */
class Tracer<Surroundings> {
  readonly #asked: Asked<Surroundings>[] = [];
  /** Let go at the end, so that what is still held of a run does not hold all of it. */
  #surroundings: Surroundings | undefined;
  /** How many of the questions that were asked beforehand have been asked by the maker. */
  #repeated = 0;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Asks what was asked before, as long as the answers are the same. True where all are. */
  follow(asked: readonly Asked<Surroundings>[]): boolean {
    for (const { question, answer } of asked) {
      if (this.#put(question) !== answer) return false;
    }
    return true;
  }

  /** The answer to the maker's next question, which may have been asked beforehand: it is not asked twice. */
  ask<Answer>(question: (surroundings: Surroundings) => Answer): Answer {
    const known = this.#asked[this.#repeated++];
    // The same answers so far, so the same question: this answer is one to it.
    return known === undefined ? this.#put(question) : (known.answer as Answer);
  }

  #put<Answer>(question: (surroundings: Surroundings) => Answer): Answer {
    if (this.#surroundings === undefined) throw new Error("Something was asked after all was made");
    const answer = question(this.#surroundings);
    this.#asked.push({ question, answer });
    return answer;
  }

  end(): readonly Asked<Surroundings>[] {
    this.#surroundings = undefined;
    return this.#asked;
  }
}
