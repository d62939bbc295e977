/** Second half of the build: what the package runs in few files, since loading two hundred takes time in every run. */
import { rmSync } from "node:fs";
import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["dist/generator/cli.js", "dist/generator/index.js"],
  outdir: "dist/generator",
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  metafile: true,
  logLevel: "warning",
});
// Nobody loads the modules that went into it.
for (const input of Object.keys(metafile.inputs)) if (!(input in metafile.outputs)) rmSync(input);
