/**
 * What the last run into an output folder began with and ended with. While all of that is as it was, the next
 * run can end before it loads what it would generate with. Kept in `node_modules/.cache`, beside the output or
 * above it; where there is no such folder, nothing is kept.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { LocatedDiagnostic } from "../diagnostics.js";
import { listFiles } from "../output/compare.js";
import {
  type Manifest,
  hashFile,
  hashInputs,
  hashText,
  manifestFile,
  readManifest,
} from "../output/manifest.js";
import { isBusy } from "../output/turn.js";
import { isUrl } from "../source/url.js";
import { toolHash } from "../tool.js";
import { type Excerpts, excerptsOf, textsOf } from "./excerpts.js";

/** A run that left nothing to do, as it was remembered. */
export interface Unchanged {
  /** The warnings of that run, and whatever else it had to tell. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Texts of the input files, by absolute path, as far as diagnostics may want to show their lines. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The files of the output. */
  readonly files: readonly string[];
}

interface Stamp {
  /** Hash of the tool and its options. */
  readonly key: string;
  /** Hash of each input file, by absolute path. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Hash of the output's manifest, which holds those of the other files. */
  readonly manifest: string;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** What reports show of the input files; absent where that is too much. */
  readonly excerpts?: Excerpts;
}

/** A run as it was asked for. Only what JSON can say of the options is compared. */
export interface Asked {
  readonly output: string;
  readonly input: string;
  readonly transform?: unknown;
}

/** What is the same as when the folder was last written; undefined where anything differs or is not known. */
export function findUnchanged(asked: Asked): Unchanged | undefined {
  const stamp = readStamp(asked);
  if (stamp === undefined || stamp.key !== keyOf(asked)) return undefined;
  try {
    if (Object.entries(stamp.inputs).some(([file, hash]) => hashFile(file) !== hash)) return undefined;
    const files = untouched(path.resolve(asked.output), stamp.manifest);
    return files && { diagnostics: stamp.diagnostics, inputs: textsFor(stamp), files };
  } catch {
    return undefined; // A file is gone, or cannot be read: the run itself will say so.
  }
}

/** The texts of the input files, where they may be shown and no excerpts of them were kept. */
function textsFor({ inputs, excerpts }: Stamp): ReadonlyMap<string, string> {
  if (excerpts !== undefined) return textsOf(excerpts);
  return new Map(Object.keys(inputs).map((file) => [file, readFileSync(file, "utf8")]));
}

/** The files of an output folder that holds what its manifest says, and nothing else. */
function untouched(folder: string, hash: string): readonly string[] | undefined {
  const manifestText = readFileSync(path.join(folder, manifestFile), "utf8");
  const manifest = hashText(manifestText) === hash ? readManifest(manifestText) : undefined;
  // A run that was killed may have left something to clear away.
  if (manifest === undefined || isBusy(folder)) return undefined;
  const found = listFiles(folder);
  const expected: Manifest["files"] = { ...manifest.files, [manifestFile]: hash };
  if (found.length !== Object.keys(expected).length) return undefined;
  const same = (file: string): boolean =>
    file === manifestFile || hashFile(path.join(folder, file)) === expected[file];
  return found.every(same) ? found : undefined;
}

/**
 * Remembers a run that has brought its folder up to date. Not where something could change unseen: files of
 * other hosts, a hook's code, and errors, which may be about files that are missing.
 */
export function remember(asked: Asked, run: Pick<Unchanged, "diagnostics" | "inputs">): void {
  const file = stampFile(asked);
  const isRemote = [asked.input, ...run.inputs.keys()].some(isUrl);
  const failed = run.diagnostics.some(({ severity }) => severity === "error");
  if (file === undefined || isRemote || failed || asked.transform !== undefined) return;
  try {
    const manifest = hashText(readFileSync(path.join(asked.output, manifestFile), "utf8"));
    const inputs = Object.fromEntries(hashInputs(run.inputs));
    const excerpts = excerptsOf(run.diagnostics, run.inputs);
    const { diagnostics } = run;
    const stamp: Stamp = { key: keyOf(asked), inputs, manifest, diagnostics, ...(excerpts && { excerpts }) };
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(stamp));
  } catch {
    return; // A cache that cannot be written costs time, and nothing else.
  }
}

function keyOf(asked: Asked): string {
  const absolute = { ...asked, input: path.resolve(asked.input), output: path.resolve(asked.output) };
  return hashText(`${toolHash()}\n${JSON.stringify([process.cwd(), absolute])}`);
}

function readStamp(asked: Asked): Stamp | undefined {
  const file = stampFile(asked);
  if (file === undefined || asked.transform !== undefined || !existsSync(file)) return undefined;
  try {
    const stamp: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isStamp(stamp) ? stamp : undefined;
  } catch {
    return undefined;
  }
}

/** The file is our own; this tells one that was cut short, or is of another version. */
function isStamp(value: unknown): value is Stamp {
  if (typeof value !== "object" || value === null) return false;
  const members = ["key", "inputs", "manifest", "diagnostics"];
  return members.every((name) => Object.hasOwn(value, name));
}

/** The stamp of an output folder, in the nearest `node_modules` above it. */
function stampFile({ output }: Asked): string | undefined {
  const folder = path.resolve(output);
  for (let above = path.dirname(folder); ; above = path.dirname(above)) {
    const modules = path.join(above, "node_modules");
    if (existsSync(modules)) return path.join(modules, ".cache", "specwright", `${hashText(folder)}.json`);
    if (above === path.dirname(above)) return undefined;
  }
}
