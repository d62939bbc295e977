/** Parts of a document to which many refer: each is read once. */
import type { Node } from "./node.js";
import { schemaId } from "./identity.js";
import type { MediaType, Parameter, ResponseHeader } from "./types.js";

/** What nodes of one kind were read as. */
export class ReadOnce<Read> {
  readonly #known = new Map<string, { readonly value: unknown; readonly read: Read }>();

  /** What a node is read as: the first time by reading it. */
  of({ place, value }: Pick<Node, "place" | "value">, read: () => Read): Read {
    const id = schemaId(place);
    const before = this.#known.get(id);
    // Readers put other values in a node's place, for what the document leaves out.
    if (before !== undefined && before.value === value) return before.read;
    const known = { value, read: read() };
    this.#known.set(id, known);
    return known.read;
  }
}

/** A header without the name under which a response has it. */
export type HeaderParts = Omit<ResponseHeader, "name">;

/** What operations have in common. */
export class Components {
  readonly parameters = new ReadOnce<Parameter | undefined>();
  readonly headers = new ReadOnce<HeaderParts>();
  readonly headerLists = new ReadOnce<readonly ResponseHeader[]>();
  readonly contents = new ReadOnce<readonly MediaType[]>();
}
