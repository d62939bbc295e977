/**
 * Documents made to exhaust a generator: each ends in output or in a diagnostic with its place, in a process with
 * little memory, long before anybody would lose patience.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Outcome } from "./child.js";
import { hostiles } from "./sizes.js";

/** Of the heap, in MiB: texts of 50 MB, read, kept and written, need a part of it. */
const memory = 1024;

/** No measure of speed: what grows with the square of its input takes longer on any machine. */
const patience = 120_000;

let child: ChildProcess | undefined;
afterAll(() => void child?.kill());

describe.each(Object.entries(hostiles))("%s", (group, documents) => {
  test.each(Object.entries(documents))(
    "%s",
    async (name, { told = {}, unreadable = false }) => {
      const outcome = await generate({ group, name });
      expect(outcome.told).toEqual(told);
      expect(outcome.unplaced).toBe(0);
      expect(outcome.stopped).toBe(unreadable ? "unreadable" : undefined);
      expect(outcome.hasGood).toBe(!unreadable);
    },
    patience + 5000,
  );
});

/** Asks the process, which is a new one where the last document was too much for it. */
function generate(document: { readonly group: string; readonly name: string }): Promise<Outcome> {
  child ??= fork(fileURLToPath(new URL("child.ts", import.meta.url)), {
    execArgv: ["--import", "tsx", `--max-old-space-size=${memory}`],
    stdio: "ignore",
  });
  const asked = child;
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      asked.removeAllListeners();
    };
    const fail = (why: string): void => {
      settle();
      asked.kill("SIGKILL");
      child = undefined;
      reject(new Error(why));
    };
    const timer = setTimeout(() => fail("nobody would wait so long"), patience);
    asked.once("exit", (code, signal) => fail(`the process ended with ${signal ?? code}`));
    asked.once("message", (outcome: Outcome) => {
      settle();
      resolve(outcome);
    });
    asked.send(document);
  });
}
