/** A process that generates for days does not grow: what was made of a run before the last is let go. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { bundle } from "../../generator/index.js";
import { Memory } from "../../generator/memory/memory.js";
import { run } from "../../generator/pipeline.js";

test("runs are let go, though parts of what they made live on", async () => {
  const text = (await bundle("spec/openapi.yaml")).text ?? expect.unreachable();
  const types = Array.from(text.matchAll(/"type": "string"/g), ({ index }) => index);
  const memory = new Memory();
  /** Generates with another type in one place, and gives what only that run needs. */
  const generated = async (change: number): Promise<WeakRef<object>[]> => {
    const at = types[change * 5] ?? expect.unreachable();
    const read = (): string =>
      `${text.slice(0, at)}"type": "integer"${text.slice(at + '"type": "string"'.length)}`;
    const { names, inputs } = await run({ input: "/document.json", read, memory });
    return [new WeakRef(names ?? expect.unreachable()), new WeakRef(inputs)];
  };
  const made: WeakRef<object>[] = [];
  for (let change = 0; change < 6; change++) made.push(...(await generated(change)));
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") return expect.unreachable();
  // What a promise held is free after its turn.
  await new Promise((resolve) => setTimeout(resolve, 10));
  collect();
  expect(made.slice(0, -2).map((one) => one.deref())).toEqual(Array(10).fill(undefined));
});
