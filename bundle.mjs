/** Second half of the build: what the package runs in few files, since loading two hundred takes time in every run. */
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import ts from "typescript";
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

// Nor does a compiler read declarations that those of the API do not lead to.
const declarations = new Set([path.normalize("dist/generator/index.d.ts")]);
for (const file of declarations) {
  for (const { fileName } of ts.preProcessFile(readFileSync(file, "utf8")).importedFiles)
    if (fileName.startsWith("."))
      declarations.add(path.join(path.dirname(file), fileName.replace(/\.js$/, ".d.ts")));
}
for (const name of readdirSync("dist/generator", { recursive: true, encoding: "utf8" })) {
  const file = path.join("dist/generator", name);
  if (file.endsWith(".d.ts") && !declarations.has(file)) rmSync(file);
}

// The runtime's sources, and what they are as JavaScript: nobody need load a compiler for what stays the same.
cpSync("templates", "dist/templates", { recursive: true });
for (const name of readdirSync("templates", { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".ts")) continue;
  const { script, declarations: types } = await compile(name, readFileSync(`templates/${name}`, "utf8"));
  const target = `dist/templates/${name.slice(0, -".ts".length)}`;
  writeFileSync(`${target}.js`, script);
  writeFileSync(`${target}.d.ts`, types);
}
