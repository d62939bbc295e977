/** From which sides schemas look different, and from which of these they are seen. */
import type { Declaration } from "./declarations.js";
import { isBytes } from "./files.js";
import { schemasOfContents } from "./media.js";
import { once } from "./once.js";
import { reachable, referencesOf } from "./references.js";
import type { Api, MediaType, NamedSchema, Operation, Schema, SchemaId } from "./types.js";
import { subschemas } from "./walk.js";

/** The parts of a schema that one side does not see. */
const oneSided = once((schema: Schema) => subschemas(schema).filter(({ access }) => access !== undefined));

/** The parts of a schema that are files in a multipart body, and text elsewhere. */
const filesIn = once((schema: Schema) => subschemas(schema).filter(isBytes));

export class Views {
  /** Those that one side sees in part. */
  readonly #oneSided: ReadonlySet<SchemaId>;
  readonly #withFiles: ReadonlySet<SchemaId>;
  readonly #received: ReadonlySet<SchemaId>;
  /** What parameters send, and bodies that are no multipart ones. */
  readonly #sent: ReadonlySet<SchemaId>;
  readonly #inParts: ReadonlySet<SchemaId>;

  constructor(api: Api) {
    const { operations } = api;
    const all = [...api.schemas.values()];
    const edges = new Map(all.map(({ id, schema }) => [id, referencesOf(schema)]));
    const reversed = reverse(edges);
    const holding = (own: readonly NamedSchema[]): ReadonlySet<SchemaId> =>
      reachable(
        own.map(({ id }) => id),
        reversed,
      );
    const reached = (schemas: readonly Schema[]): ReadonlySet<SchemaId> =>
      reachable(schemas.flatMap(referencesOf), edges);
    const sent = operations.flatMap(({ body }) => body?.contents ?? []);
    const apart = schemasOfContents(sent.filter(({ kind }) => kind !== "multipart"));
    this.#oneSided = holding(all.filter(({ schema }) => oneSided(schema).length > 0));
    this.#received = reached([...schemasOfContents(receivedContents(api)), ...operations.flatMap(inHeaders)]);
    this.#sent = reached([...apart, ...operations.flatMap(inParameters)]);
    this.#inParts = reached(schemasOfContents(sent.filter(({ kind }) => kind === "multipart")));
    // Files are looked for where they can be alone: most documents have few bodies in parts, or none.
    this.#withFiles = holding(
      all.filter(({ id, schema }) => this.#inParts.has(id) && filesIn(schema).length > 0),
    );
  }

  /** The sides from which a schema is declared; the first one gets the plain name. */
  of(id: SchemaId): readonly Declaration["view"][] {
    // Without files, what is sent in parts looks like all that is sent.
    const isApart = this.#withFiles.has(id) && this.#inParts.has(id);
    const isSent = this.#sent.has(id) || (!isApart && this.#inParts.has(id));
    const isReceived = this.#received.has(id);
    const parts = isApart ? (["multipart"] as const) : [];
    if (!this.#oneSided.has(id)) return isReceived || isSent || !isApart ? ["response", ...parts] : parts;
    if (!isSent && !isApart) return ["response"];
    return [
      ...(isReceived ? (["response"] as const) : []),
      ...(isSent ? (["request"] as const) : []),
      ...parts,
    ];
  }

  /** True where the schema of a multipart body, or one that it leads to, is a file or holds one. */
  hasFiles(schema: Schema): boolean {
    return filesIn(schema).length > 0 || referencesOf(schema).some((id) => this.#withFiles.has(id));
  }
}

function inParameters({ parameters }: Operation): readonly Schema[] {
  return parameters.map(({ schema }) => schema);
}

function inHeaders({ responses }: Operation): readonly Schema[] {
  return responses.flatMap(({ headerSchema }) => headerSchema ?? []);
}

/** What answers bring, and what the API sends by itself. */
function receivedContents({ operations, webhooks }: Api): MediaType[] {
  const requests = [...webhooks, ...operations.flatMap(({ callbacks }) => callbacks)];
  return [
    ...operations.flatMap(({ responses }) => responses.flatMap(({ contents }) => contents)),
    ...requests.flatMap(({ body }) => body?.contents ?? []),
  ];
}

function reverse(edges: ReadonlyMap<SchemaId, readonly SchemaId[]>): Map<SchemaId, SchemaId[]> {
  const reversed = new Map<SchemaId, SchemaId[]>();
  for (const [from, targets] of edges) {
    for (const target of targets) {
      const known = reversed.get(target);
      if (known === undefined) reversed.set(target, [from]);
      else known.push(from);
    }
  }
  return reversed;
}
