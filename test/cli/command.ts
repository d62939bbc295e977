/** The real command line, in a process of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const loader = import.meta.resolve("tsx");

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `specwright` is, as words of a command line. */
export const program = [process.execPath, "--import", loader, `${root}generator/cli.ts`] as const;

/** Starts `specwright` in a folder. */
export function start(cwd: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  const env = { ...process.env, NO_COLOR: "1" };
  const [node, ...first] = program;
  return spawn(node, [...first, ...args], { cwd, env });
}

/** Runs `specwright` in a folder. */
export function specwright(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  const child = start(cwd, ...args);
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => (output[stream] += text));
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...output }));
  });
}

/** The head lines of the diagnostics in a report: `file:line:column code`. */
export function told(stderr: string): string[] {
  return Array.from(
    stderr.matchAll(/^(\S.*?) {2}(?:error|warning) {2}(\S+)$/gm),
    ([, place, code]) => `${place} ${code}`,
  );
}
