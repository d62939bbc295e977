/**
 * What gets a type and a guard of its own: every schema with an identity, and the inline schemas of
 * bodies and responses. A schema with read-only or write-only members is declared once for each view
 * of it that is in use; most schemas look the same from both sides and are declared once.
 */
import { segments } from "../source/pointer.js";
import type { Place } from "../diagnostics.js";
import { operationKey, referenceTarget, schemaId } from "./identity.js";
import { chosenContent } from "./media.js";
import { isFile } from "./files.js";
import { subschemas } from "./walk.js";
import type { Api, MediaType, Operation, Schema, SchemaId } from "./types.js";

/** The side from which a schema is seen: what arrives, or what is sent. */
export type View = "response" | "request";

export interface Declaration {
  readonly id: SchemaId;
  readonly view: View;
  readonly schema: Schema;
  /** The document's own word for it, from which its name is made. */
  readonly key: string;
  /** Words that tell it from another of the same key. */
  readonly context: string;
  /** The user's own choice of name. */
  readonly name?: string;
  /** The same schema is declared from the other side too, and has the plain name there. */
  readonly second: boolean;
}

export class Declarations {
  readonly all: readonly Declaration[];
  readonly #byId = new Map<string, Declaration>();

  constructor(api: Api) {
    const views = new Views(api);
    for (const declaration of declare(api, views)) this.#byId.set(mark(declaration), declaration);
    this.all = [...this.#byId.values()];
  }

  /** The declaration of a schema as seen from a side; undefined for an inline schema. */
  find(id: SchemaId, view: View): Declaration | undefined {
    const other = view === "request" ? "response" : "request";
    return this.#byId.get(mark({ id, view })) ?? this.#byId.get(mark({ id, view: other }));
  }

  /** The declaration of a body's schema: the one it refers to, or its own. */
  ofContent(content: MediaType, view: View): Declaration | undefined {
    const target = referenceTarget(content.schema);
    return this.find(target ?? schemaId(content.schema.place), view);
  }
}

function mark({ id, view }: { id: SchemaId; view: View }): string {
  return `${view} ${id}`;
}

function* declare(api: Api, views: Views): Generator<Declaration> {
  for (const { id, key, name, schema } of api.schemas.values()) {
    const base = { id, schema, key, context: context(schema.place), ...(name === undefined ? {} : { name }) };
    for (const [index, view] of views.of(id).entries()) yield { ...base, view, second: index > 0 };
  }
  for (const operation of api.operations) {
    const { body } = operation;
    if (body !== undefined) yield* inline(body.contents, "request", bodyKey(operation, body.place, "Body"));
    for (const response of operation.responses) {
      const suffix = response.status === "200" ? "Response" : `Response ${response.status}`;
      yield* inline(response.contents, "response", bodyKey(operation, response.place, suffix));
    }
  }
}

/** The schema of the media type that is used, unless it has an identity or is not read as data. */
function* inline(contents: readonly MediaType[], view: View, key: string): Generator<Declaration> {
  const content = chosenContent(contents);
  if (content === undefined || referenceTarget(content.schema) !== undefined) return;
  const structured = view === "request" ? ["json", "multipart", "urlencoded"] : ["json"];
  if (!structured.includes(content.kind)) return;
  const { schema } = content;
  yield { id: schemaId(schema.place), view, schema, key, context: context(schema.place), second: false };
}

/** A shared body is named after its component, one of the operation's own after the operation. */
function bodyKey(operation: Operation, place: Place, suffix: string): string {
  const own = schemaId(place).startsWith(`${schemaId(operation.place)}/`);
  if (!own) return `${segments(place.pointer).at(-1) ?? ""} ${suffix.replace(/\s.*$/, "")}`;
  return `${operationKey(operation)} ${suffix}`;
}

function context(place: Place): string {
  const file =
    place.file
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]*$/, "") ?? "";
  return `${file} ${segments(place.pointer).slice(-3, -1).join(" ")}`;
}

/** Which schemas look different from the two sides, and which of these are sent and received. */
class Views {
  readonly #different: ReadonlySet<SchemaId>;
  readonly #sent: ReadonlySet<SchemaId>;
  readonly #received: ReadonlySet<SchemaId>;

  constructor(api: Api) {
    const edges = new Map<SchemaId, readonly SchemaId[]>();
    const different = new Set<SchemaId>();
    for (const { id, schema } of api.schemas.values()) {
      const nodes = [...subschemas(schema)];
      edges.set(id, references(nodes));
      if (nodes.some((node) => node.access !== undefined || isFile(node, "request"))) different.add(id);
    }
    this.#different = reachable([...different], reverse(edges));
    const sent = api.operations.flatMap(({ body }) => (body === undefined ? [] : [body]));
    this.#sent = reachable(sent.flatMap(roots), edges);
    this.#received = reachable(
      api.operations.flatMap(({ responses }) => responses.flatMap(roots)),
      edges,
    );
  }

  /** The sides from which a schema is declared; the first one gets the plain name. */
  of(id: SchemaId): readonly View[] {
    if (!this.#different.has(id) || !this.#sent.has(id)) return ["response"];
    return this.#received.has(id) ? ["response", "request"] : ["request"];
  }
}

function roots({ contents }: { readonly contents: readonly MediaType[] }): SchemaId[] {
  return contents.flatMap((content) => references([...subschemas(content.schema)]));
}

function references(nodes: readonly Schema[]): SchemaId[] {
  return nodes.flatMap(({ rules }) =>
    rules.flatMap((rule) => (rule.kind === "reference" ? [rule.target] : [])),
  );
}

function reachable(
  roots: readonly SchemaId[],
  edges: ReadonlyMap<SchemaId, readonly SchemaId[]>,
): Set<SchemaId> {
  const found = new Set(roots);
  for (const id of found) for (const next of edges.get(id) ?? []) found.add(next);
  return found;
}

function reverse(edges: ReadonlyMap<SchemaId, readonly SchemaId[]>): Map<SchemaId, SchemaId[]> {
  const reversed = new Map<SchemaId, SchemaId[]>();
  for (const [from, targets] of edges) {
    for (const target of targets) reversed.set(target, [...(reversed.get(target) ?? []), from]);
  }
  return reversed;
}
