/**
 * The packages that benchmarks measure against. They are no dependencies of specwright: each set, a
 * folder with a `package.json` and its lockfile, is installed once into a cache outside the repository.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const cache = path.join(
  process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"),
  "specwright",
  "bench",
);

/** A set of packages, installed. */
export interface Peers {
  /** The folder that holds `node_modules`. What is written below it can import the packages. */
  readonly folder: string;
  /** The pinned versions, by package. */
  readonly versions: Readonly<Record<string, string>>;
}

const parts = ["package.json", "package-lock.json"];

/**
 * Installs a set of packages, unless this very set has been installed before.
 * @param set the folder with `package.json` and `package-lock.json`.
 */
export function installPeers(set: string): Peers {
  const texts = parts.map((name) => readFileSync(path.join(set, name), "utf8"));
  const hash = createHash("sha256").update(texts.join()).digest("hex").slice(0, 12);
  const folder = path.join(cache, `${path.basename(set)}-${hash}`);
  if (!existsSync(folder)) install(set, folder);
  return { folder, versions: dependencies(texts[0] ?? "{}") };
}

/** Installs beside the final place first: an install that was interrupted leaves nothing that looks done. */
function install(set: string, folder: string): void {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  for (const name of parts) copyFileSync(path.join(set, name), path.join(unfinished, name));
  const options = ["ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", options, { cwd: unfinished, stdio: ["ignore", "ignore", "inherit"] });
  renameSync(unfinished, folder);
}

function dependencies(text: string): Readonly<Record<string, string>> {
  const { dependencies: found = {} }: { dependencies?: Record<string, string> } = JSON.parse(text);
  return found;
}
