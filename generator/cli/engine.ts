/** What the command line asks of the engine that runs it. A library has no say in that. */
import { setFlagsFromString } from "node:v8";

/**
 * After how much work the optimising compiler gets a function, by version of V8: 16 and 10 times as much as
 * by default. A run of some seconds spends more time on being compiled than it wins by it: with Stripe's
 * document Node 20 takes 5.2 s of processors by default and 2.9 s so, Node 24 2.8 s and 2.35 s. Runs of minutes
 * take what they took. Flags are the engine's own affair, and so only versions are named that were tried.
 */
const patience: ReadonlyMap<string, string> = new Map([
  ["11.3", "--interrupt-budget=1056000"],
  ["12.4", "--invocation-count-for-turbofan=30000"],
  ["13.6", "--invocation-count-for-turbofan=30000"],
]);

/** Has functions optimised late. To be called before the work begins. */
export function tuneEngine(): void {
  const [version = ""] = /^\d+\.\d+/.exec(process.versions.v8) ?? [];
  const flag = patience.get(version);
  if (flag !== undefined) setFlagsFromString(flag);
}
