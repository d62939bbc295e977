/** Documents as their parsers give them, and where references lead: without the generator's own reader. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { isList, isMapping } from "./json-schema.js";

/** A value of a document, and where it stands. */
export interface RawNode {
  readonly file: string;
  readonly pointer: string;
  readonly value: unknown;
}

export class RawDocuments {
  readonly #files = new Map<string, unknown>();

  /** @returns undefined where there is no such file, or the pointer leads nowhere. */
  at(file: string, pointer: string): RawNode | undefined {
    const root = this.#read(file);
    if (root === undefined) return undefined;
    let node: RawNode = { file, pointer: "", value: root };
    for (const segment of pointer.split("/").slice(1)) {
      // Where a reference stands in for a part of the document, pointers go on behind it.
      const whole =
        isMapping(node.value) && typeof node.value["$ref"] === "string" ? this.follow(node) : node;
      const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
      const value = whole && memberOf(whole.value, key);
      if (whole === undefined || value === undefined) return undefined;
      node = { file: whole.file, pointer: `${whole.pointer}/${segment}`, value };
    }
    return node;
  }

  /** Where the reference of a node leads. */
  follow({ file, value }: RawNode): RawNode | undefined {
    const reference = isMapping(value) ? value["$ref"] : undefined;
    if (typeof reference !== "string") return undefined;
    const [target = "", fragment = ""] = reference.split("#");
    const other = target === "" ? file : path.resolve(path.dirname(file), decodeURIComponent(target));
    return this.at(other, decode(fragment));
  }

  #read(file: string): unknown {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    if (!existsSync(file)) return undefined;
    const text = readFileSync(file, "utf8");
    const value: unknown = file.endsWith(".json") ? JSON.parse(text) : parse(text, { merge: true });
    this.#files.set(file, value);
    return value;
  }
}

function memberOf(value: unknown, key: string): unknown {
  if (isList(value)) return value[Number(key)];
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
