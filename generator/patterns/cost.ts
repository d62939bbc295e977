/**
 * How long a pattern can take on text that was made to take long. An engine that goes back tries every way in
 * which the text can match before it gives up: exponentially many where a state leads back to itself on the
 * same text in two ways, a power of the length where several loops can share the text out among them
 * (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991).
 */
import { cycles } from "../model/cycles.js";
import { type Automaton, automatonOf } from "./automaton.js";
import { characterMasks } from "./characters.js";
import { readPattern } from "./syntax.js";

/** Time as a function of the length of the text: exponential, or a power of it. */
export type PatternCost =
  { readonly kind: "exponential" } | { readonly kind: "power"; readonly degree: number };

/** Powers below this are left alone: text is seldom long enough. */
const highDegree = 4;

/** Longer patterns are not looked at: at that size they are lists of words. */
const maxLength = 2000;

/** The cost of a pattern that ECMAScript can read; undefined where it is low, or too much work to find out. */
export function patternCost(source: string): PatternCost | undefined {
  if (source.length > maxLength || !/[*+}]/.test(source)) return undefined;
  const costs = readPattern(source).map((part) => {
    const automaton = automatonOf(part);
    return automaton && automatonCost(automaton);
  });
  return costs.find((cost) => cost?.kind === "exponential") ?? costs.find((cost) => cost !== undefined);
}

function automatonCost(automaton: Automaton): PatternCost | undefined {
  const graph = new Map(
    automaton.next.map((ways, state) => [String(state), Array.from(ways.keys(), String)]),
  );
  // A loop after which nothing can fail ends with a match: there is no going back.
  const loops = cycles(graph)
    .map((loop) => new Set(loop.map(Number)))
    .filter((loop) => ![...loop].some((state) => automaton.ends.has(state)));
  if (loops.length === 0) return undefined;
  const masks = characterMasks(automaton.characters);
  if (loops.some((loop) => isAmbiguous(loop, automaton, masks))) return { kind: "exponential" };
  const degree = longestChain(loops, automaton, masks);
  return degree < highDegree ? undefined : { kind: "power", degree };
}

/** More pairs of states than this are not looked at. */
const maxPairs = 20_000;

/** True where a state of the loop leads back to itself on one text in two ways. */
function isAmbiguous(loop: ReadonlySet<number>, { next }: Automaton, masks: readonly bigint[]): boolean {
  const inside = (state: number): readonly number[] =>
    [...(next[state]?.keys() ?? [])].filter((target) => loop.has(target));
  if ([...loop].some((state) => inside(state).some((target) => next[state]?.get(target) === 2))) return true;
  const pairs = new Map<string, readonly string[]>();
  const pending = Array.from(loop, (state): [number, number] => [state, state]);
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [one, other] = pair;
    const mark = pairMark(one, other);
    if (pairs.has(mark)) continue;
    if (pairs.size > maxPairs) return false;
    const following = inside(one).flatMap((a) => inside(other).map((b): [number, number] => [a, b]));
    const possible = following.filter(([a, b]) => ((masks[a] ?? 0n) & (masks[b] ?? 0n)) !== 0n);
    pairs.set(
      mark,
      possible.map(([a, b]) => pairMark(a, b)),
    );
    pending.push(...possible);
  }
  const same = new Set(Array.from(loop, (state) => pairMark(state, state)));
  return cycles(pairs).some(
    (cycle) => cycle.some((mark) => same.has(mark)) && !cycle.every((mark) => same.has(mark)),
  );
}

/** Two states that the same text can lead to; which is which does not matter. */
function pairMark(one: number, other: number): string {
  return one < other ? `${one},${other}` : `${other},${one}`;
}

/** How many loops of one character can share a text out among them: each leads to the next on what both repeat. */
function longestChain(
  loops: readonly ReadonlySet<number>[],
  { next }: Automaton,
  masks: readonly bigint[],
): number {
  const repeated = loops.flatMap((loop) => [...loop].filter((state) => next[state]?.has(state)));
  const lengths = new Map<number, number>();
  // States are numbered from left to right: a later loop never leads to an earlier one.
  for (const state of repeated.sort((a, b) => b - a)) {
    const after = repeated.filter((other) => other > state && sharesText(state, other, { next, masks }));
    lengths.set(state, 1 + Math.max(0, ...after.map((other) => lengths.get(other) ?? 0)));
  }
  return Math.max(0, ...lengths.values());
}

interface Surroundings extends Pick<Automaton, "next"> {
  readonly masks: readonly bigint[];
}

/** True where text that both loops repeat leads from one to the other. */
function sharesText(from: number, to: number, { next, masks }: Surroundings): boolean {
  const common = (masks[from] ?? 0n) & (masks[to] ?? 0n);
  const visited = new Set<number>();
  const pending = [from];
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    for (const target of next[state]?.keys() ?? []) {
      if (((masks[target] ?? 0n) & common) === 0n || visited.has(target)) continue;
      if (target === to) return true;
      visited.add(target);
      pending.push(target);
    }
  }
  return false;
}
