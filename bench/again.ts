/** A second run over the same output: with nothing changed, and with one schema changed. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Input } from "./inputs.js";
import { median } from "./median.js";
import type { Peers } from "./peers.js";
import { type Seconds, runTimed } from "./process.js";
import { own } from "./rivals.js";
import { measureWatch } from "./watched.js";

/** Seconds of the runs after the first. */
export interface Again {
  readonly unchanged: Seconds;
  readonly changed: Seconds;
  /** On the clock, from the change to the end of the run, while it watches. */
  readonly watched?: number;
}

interface Conditions {
  readonly peers: Peers;
  readonly node: string;
  readonly runs: number;
}

/** Measures specwright on a copy of a document, in a folder where it can remember its last run. */
export async function measureAgain(input: Input, { peers, node, runs }: Conditions): Promise<Again> {
  const folder = path.join(peers.folder, "work", "again");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const from = input.parts?.folder ?? path.dirname(input.file);
  const copyOf = (file: string): string => path.join(folder, path.relative(from, file));
  const document = copyOf(input.file);
  const part = copyOf(input.parts?.changed ?? input.file);
  cpSync(input.parts?.folder ?? input.file, input.parts === undefined ? document : folder, {
    recursive: true,
  });
  const command = [
    node,
    own.script,
    ...own.arguments({ document, folder, output: path.join(folder, "out") }),
  ];
  const once = (): Seconds => runTimed(command, { cwd: folder, log: path.join(folder, "log") });
  once();
  const change = (): void => {
    writeFileSync(part, withOtherType(readFileSync(part, "utf8")));
  };
  const unchanged = repeat(runs, once);
  const changed = repeat(runs, () => {
    change();
    return once();
  });
  const watched = median(await measureWatch({ command, cwd: folder, runs, change }));
  return { unchanged, changed, watched };
}

/** Another type for the first number in a schema: its type, its guard and its check change. */
function withOtherType(text: string): string {
  const start = Math.max(text.search(/^\s*"?schemas"?:/m), 0);
  const changed = text
    .slice(start)
    .replace(/("?type"?:\s*"?)(integer|number)\b/, (_, key: string, type: string) => {
      return `${key}${type === "integer" ? "number" : "integer"}`;
    });
  return text.slice(0, start) + changed;
}

function repeat(runs: number, once: () => Seconds): Seconds {
  const list = Array.from({ length: runs }, once);
  const of = (name: keyof Seconds): number => median(list.map((seconds) => seconds[name]));
  return { clock: of("clock"), processor: of("processor") };
}
