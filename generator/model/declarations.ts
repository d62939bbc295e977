/**
 * What gets a type and a guard of its own: every schema with an identity, and the inline schemas of
 * bodies and responses. A schema with read-only or write-only members is declared once for each view
 * of it that is in use; most schemas look the same from both sides and are declared once.
 */
import { segments } from "../source/pointer.js";
import type { Place } from "../diagnostics.js";
import { operationKey, referenceTarget, schemaId } from "./identity.js";
import { answerContents, bodyChoices, chosenContent, essence, schemasOfContents } from "./media.js";
import { isFile } from "./files.js";
import { once } from "./once.js";
import { reachable, referencesOf } from "./references.js";
import { subschemas } from "./walk.js";
import type { Api, MediaType, Operation, Schema, SchemaId, Webhook } from "./types.js";

/**
 * The side from which a schema is seen: what arrives, or what is sent. The whole is JSON Schema's own view, in
 * which `readOnly` and `writeOnly` only annotate (validation, section 9.4).
 */
export type View = "response" | "request" | "whole";

export interface Declaration {
  readonly id: SchemaId;
  readonly view: Exclude<View, "whole">;
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
    for (const declaration of declare(api, views)) {
      if (!this.#byId.has(declarationKey(declaration)))
        this.#byId.set(declarationKey(declaration), declaration);
    }
    this.all = [...this.#byId.values()];
  }

  /** The declaration of a schema as seen from a side; undefined for an inline schema. */
  find(id: SchemaId, view: View): Declaration | undefined {
    const other = view === "request" ? "response" : "request";
    return (
      this.#byId.get(declarationKey({ id, view })) ?? this.#byId.get(declarationKey({ id, view: other }))
    );
  }

  /** The declaration of a body's schema: the one it refers to, or its own. */
  ofContent(content: MediaType, view: View): Declaration | undefined {
    const target = referenceTarget(content.schema);
    return this.find(target ?? schemaId(content.schema.place), view);
  }
}

/** What no other declaration has. */
export function declarationKey({ id, view }: { id: SchemaId; view: View }): string {
  return `${view} ${id}`;
}

function* declare(api: Api, views: Views): Generator<Declaration> {
  for (const { id, key, name, schema } of api.schemas.values()) {
    const base = { id, schema, key, context: context(schema.place), ...(name === undefined ? {} : { name }) };
    for (const [index, view] of views.of(id).entries()) yield { ...base, view, second: index > 0 };
  }
  for (const operation of api.operations) {
    yield* declareBodies(operation);
    const by = operationKey(operation);
    for (const callback of operation.callbacks) yield* declarePayload(callback, `${by} ${callback.name}`);
  }
  for (const webhook of api.webhooks) yield* declarePayload(webhook, `${webhook.name} Webhook`);
}

/** What the API sends by itself arrives here, as answers do. */
function* declarePayload({ body, place: origin }: Webhook, key: string): Generator<Declaration> {
  const content = chosenContent(body?.contents ?? []);
  if (body === undefined || content === undefined) return;
  const operation = { place: origin, operationId: key, method: "", path: "" };
  yield* inline([content], "response", { operation, place: body.place, word: "Body" });
}

function* declareBodies(operation: Operation): Generator<Declaration> {
  const { body, responses } = operation;
  const sent = bodyChoices(body?.contents ?? []).map(({ content }) => content);
  if (body !== undefined) yield* inline(sent, "request", { operation, place: body.place, word: "Body" });
  for (const { place, status, contents, headerSchema: schema } of responses) {
    const detail = status === "200" ? "" : status;
    yield* inline(answerContents(contents), "response", { operation, place, word: "Response", detail });
    if (schema === undefined) continue;
    const key = bodyKey({ operation, place, word: "Headers", detail });
    yield { ...declared(schema), view: "response", key };
  }
}

/** What the schema of a body is named after. */
interface BodyWords {
  readonly operation: Pick<Operation, "place" | "operationId" | "method" | "path">;
  readonly place: Place;
  readonly word: "Body" | "Response" | "Headers" | "Item";
  /** The status, where it must be told. */
  readonly detail?: string;
}

/** The schemas of media types that are read as data and have no identity of their own. */
function* inline(
  contents: readonly MediaType[],
  view: Declaration["view"],
  words: BodyWords,
): Generator<Declaration> {
  const structured = view === "request" ? ["json", "multipart", "urlencoded"] : ["json"];
  for (const [index, { kind, schema, mediaType }] of contents.entries()) {
    if (referenceTarget(schema) !== undefined || !structured.includes(kind)) continue;
    // The first is the usual one, and needs no word of its own.
    const key = bodyKey(
      words,
      index === 0 ? "" : (mediaWords[kind] ?? essence(mediaType).replace(/^.*\//, "").replaceAll("+", " ")),
    );
    yield { ...declared(schema), view, key };
  }
  for (const { itemSchema } of contents) {
    if (itemSchema === undefined || referenceTarget(itemSchema) !== undefined) continue;
    yield { ...declared(itemSchema), view, key: bodyKey({ ...words, word: "Item" }) };
  }
}

function declared(schema: Schema): Pick<Declaration, "id" | "schema" | "context" | "second"> {
  return { id: schemaId(schema.place), schema, context: context(schema.place), second: false };
}

const mediaWords: Readonly<Record<string, string>> = { multipart: "Multipart", urlencoded: "Form" };

/** A shared body is named after its component or its file, one of the operation's own after the operation. */
function bodyKey({ operation, place, word, detail = "" }: BodyWords, media = ""): string {
  const own = schemaId(place).startsWith(`${schemaId(operation.place)}/`);
  const owner = own ? operationKey(operation) : (segments(place.pointer).at(-1) ?? fileName(place));
  return [owner, media, word, own ? detail : ""].filter((part) => part !== "").join(" ");
}

function context(place: Place): string {
  return `${fileName(place)} ${segments(place.pointer).slice(-3, -1).join(" ")}`;
}

/** Without folder and ending: a part that has a file to itself is named after it. */
function fileName({ file }: Place): string {
  const name = file.split(/[\\/]/).at(-1) ?? "";
  return name.replace(/\.[^.]*$/, "");
}

/** The parts of a schema that one side does not see, or has as something else. */
const oneSided = once((schema: Schema) =>
  subschemas(schema).filter((node) => node.access !== undefined || isFile(node, "request")),
);

/** Which schemas look different from the two sides, and which of these are sent and received. */
class Views {
  readonly #different: ReadonlySet<SchemaId>;
  readonly #sent: ReadonlySet<SchemaId>;
  readonly #received: ReadonlySet<SchemaId>;

  constructor(api: Api) {
    const edges = new Map<SchemaId, readonly SchemaId[]>();
    const different = new Set<SchemaId>();
    for (const { id, schema } of api.schemas.values()) {
      edges.set(id, referencesOf(schema));
      if (oneSided(schema).length > 0) different.add(id);
    }
    this.#different = reachable([...different], reverse(edges));
    const sent = api.operations.flatMap(({ body }) => (body === undefined ? [] : [body]));
    this.#sent = reachable(sent.flatMap(roots), edges);
    this.#received = reachable(
      [
        ...api.operations.flatMap(({ responses }) => responses),
        ...[...api.webhooks, ...api.operations.flatMap(({ callbacks }) => callbacks)].flatMap(
          ({ body }) => body ?? [],
        ),
      ].flatMap(roots),
      edges,
    );
  }

  /** The sides from which a schema is declared; the first one gets the plain name. */
  of(id: SchemaId): readonly Declaration["view"][] {
    if (!this.#different.has(id) || !this.#sent.has(id)) return ["response"];
    return this.#received.has(id) ? ["response", "request"] : ["request"];
  }
}

function roots({ contents }: { readonly contents: readonly MediaType[] }): SchemaId[] {
  return schemasOfContents(contents).flatMap(referencesOf);
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
