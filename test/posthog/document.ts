/** The document as any reader sees it: plain YAML and references that are followed here, without the generator. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const folder = new URL("../../spec/", import.meta.url);
const files = new Map<string, unknown>();

/** A mapping of the document. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parsed text of one file. */
export function readSpec(file: string): unknown {
  if (!files.has(file)) files.set(file, parse(readFileSync(new URL(file, folder), "utf8")));
  return files.get(file);
}

/** A node, and the file in which its references begin. */
export class Node {
  readonly file: string;
  readonly value: unknown;

  constructor(file: string, value: unknown) {
    this.file = file;
    this.value = value;
  }

  /** Where the references lead, or the node itself. */
  get target(): Node {
    const reference = isMapping(this.value) ? this.value["$ref"] : undefined;
    return typeof reference === "string" ? lookUp(this.file, reference).target : this;
  }

  /** The member of that name, of what this refers to. */
  member(name: string): Node | undefined {
    const { file, value } = this.target;
    return isMapping(value) && Object.hasOwn(value, name) ? new Node(file, value[name]) : undefined;
  }

  /** The members by name, in the order of the document. */
  get members(): readonly (readonly [name: string, node: Node])[] {
    const { file, value } = this.target;
    return Object.entries(isMapping(value) ? value : {}).map(([name, one]) => [name, new Node(file, one)]);
  }

  get items(): readonly Node[] {
    const { file, value } = this.target;
    return Array.isArray(value) ? value.map((item: unknown) => new Node(file, item)) : [];
  }

  /** The member's text. */
  text(name: string): string {
    const value = this.member(name)?.value;
    if (typeof value !== "string") throw new Error(`${this.file}: no text ${name}`);
    return value;
  }

  /** The members of that member, in their order; none where it is absent. */
  under(name: string): readonly (readonly [name: string, node: Node])[] {
    return this.member(name)?.members ?? [];
  }
}

/** Follows `file#/pointer` from a file. */
export function lookUp(from: string, reference: string): Node {
  const [target = "", pointer = ""] = reference.split("#");
  const file = target === "" ? from : target.replace(/^\.\//, "");
  const value = pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((node: unknown, name) => step(node, name, reference), readSpec(file));
  return new Node(file, value);
}

function step(node: unknown, name: string, reference: string): unknown {
  if (Array.isArray(node) && Number(name) in node) return node[Number(name)];
  if (isMapping(node) && Object.hasOwn(node, name)) return node[name];
  throw new Error(`${reference} leads nowhere at ${name}`);
}

export const root = new Node("openapi.yaml", readSpec("openapi.yaml"));

/** Every file of the document: the root, and those that it refers to. */
export const specFiles: readonly string[] = [
  "openapi.yaml",
  "common.yaml",
  ...new Set(root.under("paths").map(([, item]) => item.target.file)),
];

/** The schemas under `components` of all files; no two files share a name. */
export const schemas: ReadonlyMap<string, Node> = new Map(
  specFiles.flatMap((file) => new Node(file, readSpec(file)).member("components")?.under("schemas") ?? []),
);
