/** Bundles: for Node, to be measured, and as small as they get, to be weighed. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { inRepository } from "./documents.js";
import type { Peers } from "./peers.js";

const common = {
  bundle: true,
  format: "esm",
  target: "es2022",
  logLevel: "error",
} as const satisfies BuildOptions;

/** Bundles a module for Node. */
export async function bundle(entry: string, outfile: string, minify = false): Promise<void> {
  await build({ ...common, platform: "node", entryPoints: [entry], outfile, minify });
}

/** A script of this folder that runs in processes of its own, in plain JavaScript; what it imports is installed. */
export async function compileScript(name: string, { folder }: Peers): Promise<string> {
  const outfile = path.join(folder, "work", `${name}.mjs`);
  const entryPoints = [inRepository("bench", `${name}.ts`)];
  await build({ ...common, platform: "node", packages: "external", entryPoints, outfile });
  return outfile;
}

/** What a browser would load of a module: bytes, minified and gzipped. */
export async function weigh(entry: string): Promise<number> {
  const result = await build({
    ...common,
    platform: "browser",
    minify: true,
    entryPoints: [entry],
    write: false,
  });
  const [file] = result.outputFiles;
  return file === undefined ? 0 : gzipSync(file.contents, { level: 9 }).length;
}

/** Writes a file and the folders above it. */
export function writeText(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
