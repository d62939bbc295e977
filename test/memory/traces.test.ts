/** Traces: what was asked and answered in the same way comes out as it did. */
import { describe, expect, it, vi } from "vitest";
import { type Ask, Traces } from "../../generator/memory/traces.js";

/** A place where names are taken, and numbers are known. */
class Surroundings {
  readonly #taken = new Set<string>();
  readonly #numbers: Readonly<Record<string, number>>;

  constructor(numbers: Readonly<Record<string, number>>) {
    this.#numbers = numbers;
  }

  take(name: string): string {
    const free = this.#taken.has(name) ? `${name}2` : name;
    this.#taken.add(free);
    return free;
  }

  number(name: string): number | undefined {
    return this.#numbers[name];
  }
}

/** A name, and the sum of two numbers; the second is asked for only where the first is odd. */
function making(): (ask: Ask<Surroundings>) => string {
  return vi.fn((ask: Ask<Surroundings>) => {
    const name = ask((place) => place.take("name"));
    const first = ask((place) => place.number("first")) ?? 0;
    const second = first % 2 === 1 ? (ask((place) => place.number("second")) ?? 0) : 0;
    return `${name} ${first + second} ${ask((place) => place.take("last"))}`;
  });
}

describe("traces", () => {
  const make = making();

  function made(
    traces: Traces<Surroundings, string>,
    place: Surroundings,
    given: readonly unknown[] = [1],
  ): string {
    return traces.make("key", given, place, make);
  }

  it("gives what came out, and asks again what changes the surroundings", () => {
    const traces = new Traces<Surroundings, string>();
    expect(made(traces, new Surroundings({ first: 1, second: 2 }))).toBe("name 3 last");
    traces.endRun();
    const place = new Surroundings({ first: 1, second: 2 });
    expect(made(traces, place)).toBe("name 3 last");
    expect(make).toHaveBeenCalledTimes(1);
    expect(place.take("name")).toBe("name2");
  });

  it("makes anew from the first other answer on, and asks nothing twice", () => {
    const traces = new Traces<Surroundings, string>();
    made(traces, new Surroundings({ first: 1, second: 2 }));
    traces.endRun();
    const place = new Surroundings({ first: 2 });
    const take = vi.spyOn(place, "take");
    expect(made(traces, place)).toBe("name 2 last");
    expect(take.mock.calls).toEqual([["name"], ["last"]]);
    // What was made last is followed from then on.
    traces.endRun();
    const taken = new Surroundings({ first: 2 });
    taken.take("name");
    expect(made(traces, taken)).toBe("name2 2 last");
  });

  it("makes anew what is made of something else", () => {
    const traces = new Traces<Surroundings, string>();
    const place = { first: 1 };
    made(traces, new Surroundings(place));
    traces.endRun();
    vi.mocked(make).mockClear();
    made(traces, new Surroundings(place), [2]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it("forgets what a run did without, and keeps it where a run breaks off", () => {
    const traces = new Traces<Surroundings, string>();
    made(traces, new Surroundings({}));
    traces.endRun();
    // A run that breaks off makes nothing, and does not end.
    vi.mocked(make).mockClear();
    made(traces, new Surroundings({}));
    expect(make).not.toHaveBeenCalled();
    traces.endRun();
    traces.endRun();
    made(traces, new Surroundings({}));
    expect(make).toHaveBeenCalledTimes(1);
  });

  it("answers no more once all is made", () => {
    let later: Ask<Surroundings> = () => expect.unreachable();
    new Traces<Surroundings, string>().make("key", [], new Surroundings({}), (ask) => {
      later = ask;
      return "";
    });
    expect(() => later((place) => place.number("first"))).toThrow("after all was made");
  });
});
