/** The runtime's sources, which stand beside the generator in the repository and in the package. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import type { Templates } from "./emit/runtime.js";

const folder = new URL("../templates/runtime/", import.meta.url);

/** Reads all templates, by their paths in the output: `runtime/send.ts`. */
export function loadTemplates(): Templates {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => name.replaceAll("\\", "/"));
  return new Map(
    names.sort().map((name) => [`runtime/${name}`, readFileSync(new URL(name, folder), "utf8")]),
  );
}

/**
 * The template as JavaScript with declarations, where the package was built with these.
 * @param path in the output.
 * @param text as it is now: a hook may have changed it.
 */
export function compiledTemplate(
  path: string,
  text: string,
): { readonly script: string; readonly declarations: string } | undefined {
  const read = (ending: string): string | undefined => {
    const file = new URL(`../${path.slice(0, -".ts".length)}${ending}`, folder);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
  if (!/^runtime\/[\w/-]+\.ts$/.test(path) || read(".ts") !== text) return undefined;
  const [script, declarations] = [read(".js"), read(".d.ts")];
  return script === undefined || declarations === undefined ? undefined : { script, declarations };
}
