/** Measures one engine on one case, in a process of its own: prints nanoseconds per call of each kind as JSON. */
import { readFileSync } from "node:fs";
import { do_not_optimize, measure } from "mitata";
import type { Inputs } from "./cases.js";

const [module = "", inputs = "", milliseconds = "300", name = "is", ...kinds] = process.argv.slice(2);
const { [name]: ask }: Record<string, (value: unknown) => unknown> = await import(module);
const texts: Inputs = JSON.parse(readFileSync(inputs, "utf8"));

// All values are there before anything is measured: which hidden classes they share depends on all of them.
const parse = (list: readonly string[]): unknown[] => list.map((text) => JSON.parse(text));
const values = { valid: parse(texts.valid), early: parse(texts.early), late: parse(texts.late) };

/** The median of what a call takes, over all values of a kind in turn. */
async function median(list: readonly unknown[]): Promise<number> {
  let next = 0;
  const call = (): void => {
    do_not_optimize(ask?.(list[next]));
    next = (next + 1) % list.length;
  };
  // Calls are timed in batches of thousands where they are too short to be timed one by one. By default that
  // goes up to 65 µs, which takes seconds.
  const options = { min_cpu_time: Number(milliseconds) * 1e6, inner_gc: false, batch_threshold: 2_000 };
  const { p50 } = await measure(call, options);
  return p50;
}

function isRight(list: readonly unknown[], expected: boolean): boolean {
  return list.every((value) => {
    const answer = ask?.(value);
    return (Array.isArray(answer) ? answer.length === 0 : answer) === expected;
  });
}

// Asked many times, so that the engine has been compiled for what it will meet.
for (let round = 0; round < (name === "is" ? 20 : 3); round++) {
  for (const [kind, list] of Object.entries(values)) {
    if (!isRight(list, kind === "valid")) throw new Error(`The engine is wrong about what is ${kind}`);
  }
}
const times: Record<string, number> = {};
for (const [kind, list] of Object.entries(values)) {
  if (kinds.includes(kind)) times[kind] = await median(list);
}
console.log(JSON.stringify(times));
