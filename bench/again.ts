/** A second run over the same output: with nothing changed, and with one description changed. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Input } from "./inputs.js";
import { median } from "./median.js";
import type { Peers } from "./peers.js";
import { type Seconds, runTimed } from "./process.js";
import { all } from "./rivals.js";

/** Seconds of the runs after the first. */
export interface Again {
  readonly unchanged: Seconds;
  readonly changed: Seconds;
}

interface Conditions {
  readonly peers: Peers;
  readonly node: string;
  readonly runs: number;
}

/** Measures specwright on a copy of a document of one file; undefined for one of many. */
export function measureAgain(input: Input, { peers, node, runs }: Conditions): Again | undefined {
  const [own] = all;
  if (own === undefined || existsSync(path.join(path.dirname(input.file), "resources"))) return undefined;
  const folder = path.join(peers.folder, "work", "again");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const document = path.join(folder, path.basename(input.file));
  cpSync(input.file, document);
  const command = [
    node,
    own.script,
    ...own.arguments({ document, folder, output: path.join(folder, "out") }),
  ];
  const once = (): Seconds => runTimed(command, { cwd: folder, log: path.join(folder, "log") });
  once();
  const unchanged = repeat(runs, once);
  const changed = repeat(Math.min(runs, 3), () => {
    const text = readFileSync(document, "utf8");
    writeFileSync(document, text.replace(/("?description"?: "?)(?=\w)/, "$1Changed. "));
    return once();
  });
  return { unchanged, changed };
}

function repeat(runs: number, once: () => Seconds): Seconds {
  const list = Array.from({ length: runs }, once);
  const of = (name: keyof Seconds): number => median(list.map((seconds) => seconds[name]));
  return { clock: of("clock"), processor: of("processor") };
}
