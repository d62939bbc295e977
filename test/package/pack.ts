/**
 * The package as npm would publish it, made from a copy of the repository in a temporary folder. The folder
 * is named after what goes in, so that test files which run at the same time make it once.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { output } from "./command.js";

export const repository = path.resolve(import.meta.dirname, "../..");

const prefix = "specwright-package-";

export interface Package {
  /** Path of the tarball. */
  readonly tarball: string;
  /** Bytes of the tarball. */
  readonly size: number;
  /** The folder that it unpacks to. */
  readonly folder: string;
  /** Its files, relative to the folder. */
  readonly files: readonly string[];
}

export async function packed(): Promise<Package> {
  const folder = path.join(os.tmpdir(), `${prefix}${hashOfSources()}`);
  while (!fs.existsSync(folder)) await (lock(folder) ? make(folder) : setTimeout(200));
  const [name = ""] = fs.readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  const tarball = path.join(folder, name);
  const unpacked = path.join(folder, "package");
  return { tarball, size: fs.statSync(tarball).size, folder: unpacked, files: filesIn(unpacked) };
}

/** All files below a folder, relative to it, with slashes, sorted. */
export function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** What is never part of a package, or is made while packing. */
const leftOut = new Set([".git", "node_modules", "dist"]);

function hashOfSources(): string {
  const hash = createHash("sha256");
  for (const entry of fs.readdirSync(repository, { withFileTypes: true })) {
    if (leftOut.has(entry.name) || entry.name === "test") continue;
    const top = path.join(repository, entry.name);
    for (const file of entry.isDirectory() ? filesIn(top) : [""])
      hash.update(`${entry.name}/${file}\0`).update(fs.readFileSync(path.join(top, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** True for the one who is to make the folder. A lock of a run that was stopped does not count for long. */
function lock(folder: string): boolean {
  try {
    fs.mkdirSync(`${folder}.lock`);
    return true;
  } catch {
    const since = fs.statSync(`${folder}.lock`, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - since > 180_000) fs.rmSync(`${folder}.lock`, { recursive: true, force: true });
    return false;
  }
}

async function make(folder: string): Promise<void> {
  const copy = `${folder}.lock/repository`;
  const result = `${folder}.lock/result`;
  try {
    for (const name of fs.readdirSync(repository))
      if (!leftOut.has(name))
        fs.cpSync(path.join(repository, name), path.join(copy, name), { recursive: true });
    fs.symlinkSync(path.join(repository, "node_modules"), path.join(copy, "node_modules"), "junction");
    fs.mkdirSync(result);
    await output(copy, "npm", "pack", "--pack-destination", result);
    const [tarball = ""] = fs.readdirSync(result);
    await output(result, "tar", "-xzf", tarball);
    removeOld();
    fs.renameSync(result, folder);
  } finally {
    fs.rmSync(`${folder}.lock`, { recursive: true, force: true });
  }
}

/** Removes packages of sources as they were hours ago. */
function removeOld(): void {
  for (const name of fs.readdirSync(os.tmpdir()).filter((one) => one.startsWith(prefix))) {
    const old = path.join(os.tmpdir(), name);
    const since = fs.statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - since > 4 * 3_600_000) fs.rmSync(old, { recursive: true, force: true });
  }
}
