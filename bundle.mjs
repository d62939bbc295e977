/** Second half of the build: what the package runs in few files, since loading two hundred takes time in every run. */
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { compile } from "./generator/javascript/compiler.js";

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

// The runtime's sources, and what they are as JavaScript: nobody need load a compiler for what stays the same.
cpSync("templates", "dist/templates", { recursive: true });
for (const name of readdirSync("templates", { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".ts")) continue;
  const { script, declarations } = await compile(name, readFileSync(`templates/${name}`, "utf8"));
  const target = `dist/templates/${name.slice(0, -".ts".length)}`;
  writeFileSync(`${target}.js`, script);
  writeFileSync(`${target}.d.ts`, declarations);
}
