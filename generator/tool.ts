/** What this tool is made of, as far as its output depends on it. */
import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * A hash that changes with every release, every build and every change of a source file, and with Node, whose
 * tables of characters some of the output rests on. Sizes and times are looked at, and not contents.
 */
export function toolHash(): string {
  const hash = createHash("sha256").update(process.version);
  for (const folder of ["./", "../templates/"]) {
    const url = new URL(folder, import.meta.url);
    for (const file of readdirSync(url, { recursive: true, encoding: "utf8" }).sort()) {
      if (!/\.[jt]s$/.test(file) || file.endsWith(".d.ts")) continue;
      const { size, mtimeMs } = statSync(fileURLToPath(new URL(file.replaceAll("\\", "/"), url)));
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}
