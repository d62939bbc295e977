/**
 * Places with a name that is no pointer: schemas with an `$id` (a URI of their own) and with an `$anchor`
 * or `$dynamicAnchor` (JSON Schema core, sections 8.2.1 and 8.2.2), and documents with a `$self`
 * (OpenAPI 3.2, section 4.1.2.2.1).
 */
import { child, step } from "./pointer.js";
import { resolveUrl } from "./url.js";

/** True for a text that may hold such names. Most do not, and need not be searched. */
export function hasNames(text: string): boolean {
  return /\$(id|anchor|dynamicAnchor|self)\b/.test(text);
}

/** A schema with a URI of its own, or the whole file; it reaches down to the next such schema. */
export class Resource {
  readonly uri: string;
  readonly pointer: string;
  readonly anchors = new Map<string, string>();
  /** Names of `$dynamicAnchor`, each as often as it stands here. */
  readonly dynamicNames: string[] = [];

  constructor(uri: string, pointer: string) {
    this.uri = uri;
    this.pointer = pointer;
  }

  /** The pointer in the file for a fragment: a pointer from here, or an anchor; undefined where it is none. */
  at(fragment: string): string | undefined {
    return fragment === "" || fragment.startsWith("/") ? this.pointer + fragment : this.anchors.get(fragment);
  }
}

/** What can be named in one file. */
export class Resources {
  /** The whole file first, and each resource before those inside of it. */
  readonly all: readonly Resource[];
  readonly #byPointer: ReadonlyMap<string, Resource>;
  readonly #anchors = new Map<string, string>();

  /**
   * @param url where the file was read from.
   * @param value the file's data.
   */
  constructor(url: string, value: unknown) {
    // A file may be one schema, which says what it is called as schemas do.
    const self = step(value, "$self") ?? step(value, "$id");
    const uri = typeof self === "string" ? withoutFragment(resolveUrl(self, url)) : url;
    this.all = collect(value, new Resource(uri, ""));
    this.#byPointer = new Map(this.all.map((resource) => [resource.pointer, resource]));
    for (const { anchors } of this.all) {
      for (const [name, pointer] of anchors) if (!this.#anchors.has(name)) this.#anchors.set(name, pointer);
    }
  }

  /** The resource that a place of the file belongs to. */
  around(pointer: string): Resource | undefined {
    for (let outer = pointer; ; outer = outer.slice(0, outer.lastIndexOf("/"))) {
      const resource = this.#byPointer.get(outer);
      if (resource !== undefined || outer === "") return resource;
    }
  }

  /** Where an anchor of any resource stands: documents use them beyond the resource that they belong to. */
  anchor(name: string): string | undefined {
    return this.#anchors.get(name);
  }
}

/** A node of a document, on a walk from its root. */
export interface Visit {
  readonly value: unknown;
  readonly pointer: string;
  /** True for a map whose keys are names that the document chose. */
  readonly named: boolean;
}

/** The members of a node, but for data, in which nothing has a name and nothing refers to anything. */
export function* members({ value, pointer, named }: Visit): Generator<Visit> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (named || !data.has(key))
      yield { value: member, pointer: child(pointer, key), named: !named && holdsNames(key) };
  }
}

/** True for a member that is a map whose keys are names that the document chose, where its own key is none. */
export function holdsNames(key: string): boolean {
  return maps.has(key);
}

/** All resources of a file, outer ones first. */
function collect(document: unknown, root: Resource): readonly Resource[] {
  const resources = [root];
  const pending = [{ value: document, pointer: "", named: false, resource: root }];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const resource = visit.named ? visit.resource : enter(visit, visit.resource, resources);
    for (const member of members(visit)) pending.push({ ...member, resource });
  }
  return resources.sort((a, b) => a.pointer.length - b.pointer.length);
}

/** The resource that a node begins, or the one that it lies in; its anchors are noted. */
function enter({ value, pointer }: Visit, resource: Resource, resources: Resource[]): Resource {
  const id = step(value, "$id");
  const own =
    typeof id === "string" && pointer !== ""
      ? new Resource(withoutFragment(resolveUrl(id, resource.uri)), pointer)
      : resource;
  if (own !== resource) resources.push(own);
  for (const keyword of ["$anchor", "$dynamicAnchor"]) {
    const name = step(value, keyword);
    if (typeof name !== "string") continue;
    if (!own.anchors.has(name)) own.anchors.set(name, pointer);
    if (keyword === "$dynamicAnchor") own.dynamicNames.push(name);
  }
  return own;
}

function withoutFragment(uri: string): string {
  return uri.replace(/#.*$/s, "");
}

/** What stands under these is data, whatever it looks like. */
const data: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples"]);

/** Maps whose keys are no keywords: of schemas, and of what else a document gives names to. */
const maps: ReadonlySet<string> = new Set([
  "$defs",
  "callbacks",
  "definitions",
  "dependentSchemas",
  "headers",
  "parameters",
  "pathItems",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
]);
