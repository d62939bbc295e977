/** What the command line asks of the engine that runs it. A library has no say in that. */
import { setFlagsFromString } from "node:v8";

/**
 * Node 20 (V8 11.3) hands a function to its optimising compiler after so little work (`--interrupt-budget`,
 * 67,584 bytes of bytecode) that a run of some seconds spends more time on being compiled than it wins: Stripe's
 * document takes 5.2 s of processors as it is, 4.3 s without that compiler, and 2.9 s with a budget 16 times as
 * large. Later versions have a quick compiler in between, and no such flag.
 */
export function tuneEngine(): void {
  if (process.versions.v8.startsWith("11.3.")) setFlagsFromString("--interrupt-budget=1056000");
}
