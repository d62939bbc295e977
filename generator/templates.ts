/** The runtime's sources, which stand beside the generator in the repository and in the package. */
import { readFileSync, readdirSync } from "node:fs";
import type { Templates } from "./emit/runtime.js";

/** Reads all templates, by their paths in the output: `runtime/send.ts`. */
export function loadTemplates(): Templates {
  const folder = new URL("../templates/runtime/", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => name.replaceAll("\\", "/"));
  return new Map(
    names.sort().map((name) => [`runtime/${name}`, readFileSync(new URL(name, folder), "utf8")]),
  );
}
