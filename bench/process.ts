/** Programs in processes of their own, with the time that they take. */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** Seconds: on the clock, and of processors. The second hardly depends on what else the machine does. */
export interface Seconds {
  readonly clock: number;
  readonly processor: number;
}

export interface Ended extends Seconds {
  readonly ok: boolean;
  readonly log: string;
}

/** POSIX: `times` tells what a shell's children took, on its second line. A child that does not end is ended. */
const shell = 'timeout -k 5 "$BENCH_LIMIT" "$@" >"$BENCH_LOG" 2>&1; code=$?; times; exit $code';

/** Runs a program to its end, or for so many minutes. */
export function runTimed(
  command: readonly string[],
  { cwd, log, minutes = 3 }: { readonly cwd: string; readonly log: string; readonly minutes?: number },
): Ended {
  const began = performance.now();
  const { status, stdout } = spawnSync("sh", ["-c", shell, "sh", ...command], {
    cwd,
    encoding: "utf8",
    env: {
      ...process.env,
      BENCH_LOG: log,
      BENCH_LIMIT: String(minutes * 60),
      NO_COLOR: "1",
      CI: "1",
      REDOCLY_TELEMETRY: "off",
    },
  });
  const clock = (performance.now() - began) / 1000;
  const parts = Array.from((stdout.split("\n")[1] ?? "").matchAll(/(\d+)m([\d.]+)s/g));
  const processor = parts.reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
  return { ok: status === 0, clock, processor, log: readFileSync(log, "utf8") };
}

/** The TypeScript files of a folder, by absolute path, with their sizes. */
export function sources(folder: string): ReadonlyMap<string, number> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".ts")).map((name) => path.join(folder, name));
  return new Map(files.map((file) => [file, statSync(file).size]));
}
