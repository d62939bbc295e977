/** esbuild, which the repository has through tsx, as browsers' code is bundled with it. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { output } from "./command.js";

const esbuild = findEsbuild();

/** False where esbuild is absent: the tests that need it are then skipped. */
export const hasBundler = esbuild !== undefined;

function findEsbuild(): string | undefined {
  try {
    const tsx = createRequire(import.meta.url).resolve("tsx/package.json");
    return createRequire(tsx).resolve("esbuild/bin/esbuild");
  } catch {
    return undefined;
  }
}

export interface Bundle {
  readonly text: string;
  /** The files of which something is left in it, relative to the folder. */
  readonly inputs: readonly string[];
  /** What it imports from elsewhere. */
  readonly imports: readonly string[];
}

/** Bundles one module for browsers. Throws where esbuild finds something that browsers lack. */
export async function bundle(folder: string, program: string): Promise<Bundle> {
  fs.writeFileSync(path.join(folder, "entry.ts"), program);
  const options = [
    "--bundle",
    "--platform=browser",
    "--format=esm",
    "--target=es2022",
    // Folds constants, as every build for production does; names and lines stay readable.
    "--minify-syntax",
    "--log-level=error",
  ];
  const files = ["--outfile=bundle.js", "--metafile=meta.json"];
  await output(folder, esbuild ?? "esbuild", "entry.ts", ...options, ...files);
  const meta: Metafile = JSON.parse(fs.readFileSync(path.join(folder, "meta.json"), "utf8"));
  const { inputs = {}, imports = [] } = meta.outputs["bundle.js"] ?? {};
  return {
    text: fs.readFileSync(path.join(folder, "bundle.js"), "utf8"),
    inputs: Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
    imports: imports.map((one) => one.path),
  };
}

/** What is read of esbuild's description of its output: https://esbuild.github.io/api/#metafile */
interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
        readonly imports: readonly { readonly path: string }[];
      }
    >
  >;
}
