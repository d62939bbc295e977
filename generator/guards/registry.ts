/**
 * Where references lead in pure JSON Schema: documents by URI, resources by `$id`, places by anchor
 * (core, sections 8.2 and 9). Built once; the documents are never changed.
 */
import type { Place } from "../diagnostics.js";
import type { Dialect } from "../model/schema.js";
import { child, segments, step } from "../source/pointer.js";
import { type SchemaLocation, schemaLocations } from "./locations.js";

/** A schema with a URI of its own, and what lies in it up to the next such schema. */
export interface Resource {
  readonly uri: string;
  readonly place: Place;
  /** `$anchor` and `$dynamicAnchor` to the pointer of the schema that has it. */
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: Map<string, string>;
  /** `$schema`, of the resource or of the one around it. */
  readonly metaSchema: string | undefined;
}

type Opening = Pick<Resource, "uri" | "place" | "metaSchema">;

/** All documents at hand, and what can be referred to in them. */
export class Registry {
  readonly #documents = new Map<string, unknown>();
  readonly #byUri = new Map<string, Resource>();
  /** Resources by the place where they begin. */
  readonly #byPlace = new Map<string, Resource>();
  /** Names of anchors that some `$dynamicRef` asks for. */
  readonly dynamicNames = new Set<string>();
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /**
   * Adds a document.
   * @param uri from which it was retrieved: its identity here, and its base until an `$id` says otherwise.
   * @returns the place of the document.
   */
  add(uri: string, document: unknown): Place {
    const file = withoutFragment(uri);
    const place = { file, pointer: "" };
    if (this.#documents.has(file)) return place;
    this.#documents.set(file, document);
    const root: Resource = this.#open({ uri: file, place, metaSchema: metaSchemaOf(document) });
    for (const location of schemaLocations(document, this.#dialect)) this.#index(location, place, root);
    return place;
  }

  #open({ uri, place, metaSchema }: Opening): Resource {
    const resource: Resource = {
      uri,
      place,
      anchors: new Map(),
      dynamicAnchors: new Map(),
      metaSchema,
    };
    if (!this.#byUri.has(uri)) this.#byUri.set(uri, resource);
    this.#byPlace.set(mark(place), resource);
    return resource;
  }

  #index(location: SchemaLocation, root: Place, first: Resource): void {
    const { value, pointer, id, anchor, dynamicAnchor, dynamicRef } = location;
    if (dynamicRef !== undefined) this.dynamicNames.add(dynamicRef.split("#")[1] ?? "");
    const place = { file: root.file, pointer };
    let resource = this.resourceAt(place) ?? first;
    const uri = id === undefined ? undefined : resolveUri(id, resource.uri);
    if (uri !== undefined) {
      const [address = "", fragment = ""] = uri.split("#");
      // Draft 4, section 7.2.3: an `id` with a fragment names a place, as `$anchor` does.
      if (fragment !== "") this.#byUri.get(address)?.anchors.set(fragment, pointer);
      else if (address !== resource.uri) {
        const metaSchema = metaSchemaOf(value) ?? resource.metaSchema;
        resource = this.#open({ uri: address, place, metaSchema });
      }
    }
    if (anchor !== undefined) resource.anchors.set(anchor, pointer);
    if (dynamicAnchor === undefined) return;
    resource.anchors.set(dynamicAnchor, pointer);
    resource.dynamicAnchors.set(dynamicAnchor, pointer);
  }

  /** The resource in which a place lies. */
  resourceAt(place: Place): Resource | undefined {
    const path = segments(place.pointer);
    for (let length = path.length; length >= 0; length--) {
      const pointer = child("", ...path.slice(0, length));
      const resource = this.#byPlace.get(mark({ file: place.file, pointer }));
      if (resource !== undefined) return resource;
    }
    return undefined;
  }

  /** The place that a reference found at a place leads to; undefined where it leads nowhere. */
  resolve(reference: string, from: Place): Place | undefined {
    const uri = resolveUri(reference, this.resourceAt(from)?.uri ?? from.file);
    if (uri === undefined) return undefined;
    const [address = "", fragment = ""] = uri.split("#");
    const resource = this.#byUri.get(address);
    if (resource === undefined) return undefined;
    const { file, pointer } = resource.place;
    if (fragment === "") return resource.place;
    if (!fragment.startsWith("/")) {
      const anchored = resource.anchors.get(decode(fragment));
      return anchored === undefined ? undefined : { file, pointer: anchored };
    }
    const place = { file, pointer: `${pointer}${decode(fragment)}` };
    return this.valueAt(place) === undefined ? undefined : place;
  }

  /** The value at a place; undefined where there is none. */
  valueAt({ file, pointer }: Place): unknown {
    return segments(pointer).reduce(step, this.#documents.get(file));
  }

  /** The document behind a URI. */
  document(uri: string): unknown {
    const resource = this.#byUri.get(withoutFragment(uri));
    return resource === undefined ? undefined : this.valueAt(resource.place);
  }
}

function metaSchemaOf(value: unknown): string | undefined {
  const uri = step(value, "$schema");
  return typeof uri === "string" ? uri : undefined;
}

function mark({ file, pointer }: Place): string {
  return `${file}#${pointer}`;
}

function withoutFragment(uri: string): string {
  return resolveUri(uri, undefined)?.split("#")[0] ?? uri;
}

/** RFC 3986, section 5. Text that is no URI resolves to nothing. */
function resolveUri(reference: string, base: string | undefined): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}

/** RFC 6901, section 6: pointers in fragments are percent-encoded. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
