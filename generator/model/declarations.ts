/**
 * What gets a type and a guard of its own: every schema with an identity, and the inline schemas of
 * bodies and responses. A schema with read-only or write-only members, or with files, is declared once for each
 * view of it that is in use; most schemas look the same from all sides and are declared once.
 */
import { segments } from "../source/pointer.js";
import type { Place } from "../diagnostics.js";
import { operationKey, referenceTarget, schemaId } from "./identity.js";
import { answerContents, bodyChoices, chosenContent, essence } from "./media.js";
import type { Api, MediaType, Operation, Schema, SchemaId, Webhook } from "./types.js";
import { Views } from "./views.js";

/**
 * The side from which a schema is seen: what arrives, what is sent, or what is sent in parts, where bytes are
 * files. The whole is JSON Schema's own view, in which `readOnly` and `writeOnly` only annotate (validation,
 * section 9.4).
 */
export type View = "response" | "request" | "multipart" | "whole";

/** From which side a body's schema is seen that is sent. */
export function sentView({ kind }: MediaType): "request" | "multipart" {
  return kind === "multipart" ? "multipart" : "request";
}

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
  /** How many declarations of the same schema come before it; the first, from another side, has the plain name. */
  readonly rank: number;
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
    for (const known of [view, ...others[view]]) {
      const found = this.#byId.get(declarationKey({ id, view: known }));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The declaration of a body's schema: the one it refers to, or its own. */
  ofContent(content: MediaType, view: View): Declaration | undefined {
    const target = referenceTarget(content.schema);
    return this.find(target ?? schemaId(content.schema.place), view);
  }
}

/** Where a schema is not declared from a side, it looks the same from the next of these. */
const others: Readonly<Record<View, readonly View[]>> = {
  response: ["request", "multipart"],
  request: ["response", "multipart"],
  multipart: ["request", "response"],
  whole: ["response", "request", "multipart"],
};

/** What no other declaration has. */
export function declarationKey({ id, view }: { id: SchemaId; view: View }): string {
  return `${view} ${id}`;
}

function* declare(api: Api, views: Views): Generator<Declaration> {
  for (const { id, key, name, schema } of api.schemas.values()) {
    const base = { id, schema, key, context: context(schema.place), ...(name === undefined ? {} : { name }) };
    for (const [index, view] of views.of(id).entries()) yield { ...base, view, rank: index };
  }
  for (const operation of api.operations) {
    yield* declareBodies(operation, views);
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
  yield* inline([content], () => "response", { operation, place: body.place, word: "Body" });
}

function* declareBodies(operation: Operation, views: Views): Generator<Declaration> {
  const { body, responses } = operation;
  const sent = bodyChoices(body?.contents ?? []).map(({ content }) => content);
  const side = (content: MediaType): Declaration["view"] => {
    const view = sentView(content);
    return view === "multipart" && !views.hasFiles(content.schema) ? "request" : view;
  };
  if (body !== undefined) yield* inline(sent, side, { operation, place: body.place, word: "Body" });
  for (const { place, status, contents, headerSchema: schema } of responses) {
    const detail = status === "200" ? "" : status;
    yield* inline(answerContents(contents), () => "response", { operation, place, word: "Response", detail });
    if (schema === undefined) continue;
    const key = bodyKey({ operation, place, word: "Headers", detail });
    yield { ...declared(schema), view: "response", key };
  }
}

/** What the schema of a body is named after. */
interface BodyWords {
  readonly operation: Pick<Operation, "place" | "operationId" | "method" | "path">;
  readonly place: Place;
  readonly word: "Body" | "Response" | "Headers" | "Item" | "Body Item";
  /** The status, where it must be told. */
  readonly detail?: string;
}

/** The schemas of media types that are read as data and have no identity of their own. */
function* inline(
  contents: readonly MediaType[],
  side: (content: MediaType) => Declaration["view"],
  words: BodyWords,
): Generator<Declaration> {
  for (const [index, content] of contents.entries()) {
    const { kind, schema } = content;
    const view = side(content);
    const structured = view === "response" ? ["json"] : ["json", "multipart", "urlencoded"];
    if (referenceTarget(schema) !== undefined || !structured.includes(kind)) continue;
    yield { ...declared(schema), view, key: bodyKey(words, mediaWord(content, index)) };
  }
  const items = contents.flatMap((content) => {
    const { itemSchema } = content;
    return itemSchema === undefined || referenceTarget(itemSchema) !== undefined
      ? []
      : [{ content, itemSchema }];
  });
  for (const [index, { content, itemSchema }] of items.entries()) {
    const view = side(content);
    // Many operations answer with a sequence for the one that they are sent.
    const word = view === "response" ? "Item" : "Body Item";
    yield { ...declared(itemSchema), view, key: bodyKey({ ...words, word }, mediaWord(content, index)) };
  }
}

/** What tells one of several media types from the others. The first is the usual one, and needs no word of its own. */
function mediaWord({ kind, mediaType }: MediaType, index: number): string {
  if (index === 0) return "";
  return mediaWords[kind] ?? essence(mediaType).replace(/^.*\//, "").replaceAll("+", " ");
}

function declared(schema: Schema): Pick<Declaration, "id" | "schema" | "context" | "rank"> {
  return { id: schemaId(schema.place), schema, context: context(schema.place), rank: 0 };
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
