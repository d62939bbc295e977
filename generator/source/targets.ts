/** Where references lead, as far as they have been followed: documents have few of them, again and again. */
import path from "node:path";
import type { Located } from "./source.js";
import { isUrl, resolveFile } from "./url.js";

export class Targets {
  readonly #files = new Map<string, string>();
  readonly #nodes = new Map<string, Map<string, Located>>();

  /** The file that a reference names, seen from a file: the same for all files of a folder. */
  file(target: string, from: string): string {
    const key = `${isUrl(from) ? from : path.dirname(from)}\n${target}`;
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const file = resolveFile(target, from);
    this.#files.set(key, file);
    return file;
  }

  /** The node that a reference in a file was found to lead to. */
  node(reference: string, file: string): Located | undefined {
    return this.#nodes.get(file)?.get(reference);
  }

  remember(reference: string, file: string, node: Located): void {
    const known = this.#nodes.get(file) ?? new Map<string, Located>();
    this.#nodes.set(file, known.set(reference, node));
  }

  /** The data have changed. */
  forgetNodes(): void {
    this.#nodes.clear();
  }
}
