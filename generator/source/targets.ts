/** Where references lead, as far as they have been followed: documents have few of them, again and again. */
import path from "node:path";
import type { Located } from "./source.js";
import { isUrl, resolveFile } from "./url.js";

export class Targets {
  readonly #files = new Map<string, string>();
  readonly #nodes = new Map<string, Map<string, Located>>();
  readonly #movedTo = new Map<string, string>();
  readonly #movedFrom = new Map<string, string>();

  /** Notes that what was asked for by a URL came from another one. */
  move(url: string, from: string): void {
    this.#movedTo.set(url, from);
    this.#movedFrom.set(from, url);
  }

  /** Where relative references of a file start: the URL that it came from in the end (RFC 3986, section 5.1.3). */
  base(file: string): string {
    return this.#movedTo.get(file) ?? file;
  }

  /** The file that a reference names, seen from a file: the same for all files of a folder. */
  file(target: string, referrer: string): string {
    const from = this.base(referrer);
    const key = `${isUrl(from) ? from : path.dirname(from)}\n${target}`;
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const resolved = resolveFile(target, from);
    const file = this.#movedFrom.get(resolved) ?? resolved;
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
