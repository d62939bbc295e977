/**
 * A run in a process of its own, which is killed at a step that changes the disk, if there is
 * such a step: `doomed.ts <folder> <step>`.
 */
import { createRequire, syncBuiltinESMExports } from "node:module";
import { update } from "../../generator/output/update.js";
import { next, output } from "./made.js";

const [, , folder = "", step] = process.argv;
killAt(Number(step));
const result = await update(folder, output(next), false);
if (!("written" in result)) throw new Error(JSON.stringify(result));

/** What was imported from `node:fs` is what stands there, whenever it was imported. */
function killAt(last: number): void {
  const fs: Record<string, (...given: unknown[]) => unknown> = createRequire(import.meta.url)("node:fs");
  let count = 0;
  for (const name of ["renameSync", "rmSync", "rmdirSync", "copyFileSync", "writeFileSync", "mkdirSync"]) {
    const step = fs[name];
    fs[name] = (...given) => {
      count += 1;
      if (count === last) process.kill(process.pid, "SIGKILL");
      return step?.(...given);
    };
  }
  syncBuiltinESMExports();
}
