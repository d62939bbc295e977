/** What a change costs while specwright watches a document. */
import { spawn } from "node:child_process";

interface Watching {
  /** The command with all its arguments but `--watch`. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly runs: number;
  /** Changes the document a little. */
  readonly change: () => void;
}

/** Seconds on the clock from when each change is saved to where it waits for the next. */
export async function measureWatch({ command, cwd, runs, change }: Watching): Promise<number[]> {
  const [program = "", ...args] = command;
  const child = spawn(program, [...args, "--watch"], { cwd, stdio: ["ignore", "pipe", "ignore"] });
  const waits = waiting(child.stdout.setEncoding("utf8"));
  try {
    await waits.next();
    const seconds: number[] = [];
    for (let run = 0; run < runs; run++) {
      change();
      const began = performance.now();
      await waits.next();
      seconds.push((performance.now() - began) / 1000);
    }
    return seconds;
  } finally {
    child.kill();
  }
}

/** Gives something each time that it says that it waits. */
async function* waiting(output: AsyncIterable<string>): AsyncGenerator<void> {
  for await (const text of output) {
    const count = text.split("Watching ").length - 1;
    for (let told = 0; told < count; told++) yield;
  }
}
