/** Documents for other libraries, which know references by path and pointer alone. */
import path from "node:path";
import { members } from "./resources.js";
import { type Source, referenceOf } from "./source.js";
import { child } from "./pointer.js";
import { isUrl, relativeName } from "./url.js";

/**
 * A copy of a file's data in which no reference means a place by a name of its own (`$anchor`, `$id`, `$self`).
 * @param file where the data stand.
 */
export function pointersAlone(value: unknown, file: string, source: Source): unknown {
  const copy: unknown = structuredClone(value);
  const pending = [{ value: copy, pointer: "", named: false }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...members(node));
    const reference = node.named ? undefined : referenceOf(node.value);
    if (reference === undefined) continue;
    const target = source.named(reference, { file, pointer: child(node.pointer, "$ref") });
    if (target !== undefined)
      Object.assign(Object(node.value), { $ref: pathTo(target.file, file) + fragment(target.pointer) });
  }
  return copy;
}

function pathTo(file: string, from: string): string {
  if (file === from) return "";
  return isUrl(file) ? file : encodeURI(relativeName(path.dirname(from), file)).replaceAll("#", "%23");
}

function fragment(pointer: string): string {
  return `#${encodeURI(pointer)}`;
}
