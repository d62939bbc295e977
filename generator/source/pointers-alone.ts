/** Documents for other libraries, which know references by path and pointer alone. */
import { mappedReference, pathTo } from "./mapping.js";
import { child, step } from "./pointer.js";
import { type Visit, members } from "./resources.js";
import type { Source } from "./source.js";

/**
 * A copy of a file's data in which no reference means a place by a name: of its own (`$anchor`, `$id`, `$self`), or
 * of a component (in the mapping of a discriminator).
 * @param file where the data stand.
 */
export function pointersAlone(value: unknown, file: string, source: Source): unknown {
  const copy: unknown = structuredClone(value);
  const pending: Visit[] = [{ value: copy, pointer: "", named: false }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...members(node));
    if (node.named) continue;
    rewrite(node.value, "$ref", (reference) => {
      const target = source.named(reference, { file, pointer: child(node.pointer, "$ref") });
      return target && `${pathTo(target.file, file)}#${encodeURI(target.pointer)}`;
    });
    const mapped = (text: string): string => mappedReference(text, { file, pointer: node.pointer }, source);
    const discriminator = step(node.value, "discriminator");
    const mapping = step(discriminator, "mapping");
    rewrite(discriminator, "defaultMapping", mapped);
    for (const name of Object.keys(Object(mapping))) rewrite(mapping, name, mapped);
  }
  return copy;
}

/** Changes a text of a map; undefined leaves it as it is. */
function rewrite(map: unknown, name: string, change: (text: string) => string | undefined): void {
  const text = step(map, name);
  const changed = typeof text === "string" && !Array.isArray(map) ? change(text) : undefined;
  if (changed !== undefined) Reflect.set(Object(map), name, changed);
}
