/** Output that runs: modules loaded from memory, which can be forgotten again, unlike those of `import()`. */
import { compileFunction } from "node:vm";
import path from "node:path";
import { transformSync } from "esbuild";

export type Exports = Record<string, unknown>;

/**
 * @param files texts by path, such as `operations/pets.ts`.
 * @returns loads a module and what it imports, each once.
 * @throws (the loader) what a module throws, with its path.
 */
export function loader(files: ReadonlyMap<string, string>): (file: string) => Exports {
  const loaded = new Map<string, Exports>();
  const load = (file: string): Exports => {
    const known = loaded.get(file);
    if (known !== undefined) return known;
    const exports: Exports = {};
    loaded.set(file, exports);
    const text = files.get(file);
    if (text === undefined) throw new Error(`${file} is imported and not there`);
    const code = file.startsWith("runtime/") ? runtimeScript(text) : script(text);
    const require = (name: string): Exports =>
      load(path.posix.join(path.posix.dirname(file), name).replace(/\.js$/, ".ts"));
    const module = { exports };
    compileFunction(code, ["module", "exports", "require"], { filename: file })(module, exports, require);
    // esbuild puts an object of its own in the place of the exports.
    loaded.set(file, module.exports);
    return module.exports;
  };
  return load;
}

function script(text: string): string {
  return transformSync(text, { loader: "ts", format: "cjs", target: "node20" }).code;
}

/** The runtime is the same in every output. */
const runtimeScripts = new Map<string, string>();

function runtimeScript(text: string): string {
  const known = runtimeScripts.get(text) ?? script(text);
  runtimeScripts.set(text, known);
  return known;
}
