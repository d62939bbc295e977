/** Media types and examples (OpenAPI 3.1, sections 4.8.14, 4.8.15 and 4.8.19). */
import type { Building } from "./build.js";
import { isBytes } from "./files.js";
import { schemaId } from "./identity.js";
import { canonicalText } from "./json.js";
import { type Node, compact, unconstrained } from "./node.js";
import type { Encoding, Example, MediaKind, MediaType, ParameterStyle, Schema } from "./types.js";

/**
 * The media types of a body or a response, in the document's order. Those whose schemas say the same share
 * one: many documents repeat the schema for each notation of the same data.
 */
export function readContents(owner: Node, building: Building): readonly MediaType[] {
  return building.components.contents.of(owner, () => readMediaTypes(owner, building));
}

function readMediaTypes(owner: Node, building: Building): MediaType[] {
  const known = new Map<string, Schema>();
  const entries = owner.mapEntriesAsWritten("content");
  return entries.flatMap(([mediaType, reference]) => {
    // Components have media types since OpenAPI 3.2.
    const node = reference.followed();
    if (node === undefined) return [];
    const own = node.get("schema");
    // One alone is like no other.
    const said = own === undefined || entries.length === 1 ? undefined : canonicalText(own.value);
    const text = said ?? node.place.pointer;
    const schema = known.get(text) ?? building.schema(own ?? unconstrained(node));
    known.set(text, schema);
    const kind = contentKind(mediaType, schema);
    const hasStyles = kind !== "multipart" || building.edition.partsHaveStyles;
    return {
      place: node.place,
      mediaType,
      kind,
      schema,
      examples: readExamples(node),
      encoding: new Map(
        node.mapEntries("encoding").map(([name, encoding]) => [name, readEncoding(encoding, hasStyles)]),
      ),
      ...readItemSchema(mediaType, node, building),
    };
  });
}

/** What OpenAPI 3.2 says of sequences. The items have types and guards; the sequence itself comes as it is. */
function readItemSchema(mediaType: string, node: Node, building: Building): Pick<MediaType, "itemSchema"> {
  for (const keyword of ["prefixEncoding", "itemEncoding"]) {
    const help = "Parts are written by the types of their values.";
    node.get(keyword)?.report("warning", "encoding-ignored", `"${keyword}" is not heeded`, help);
  }
  const items = node.get("itemSchema");
  if (items === undefined) return {};
  const whole = ["json", "urlencoded"].includes(mediaKind(mediaType));
  const message = whole
    ? `"itemSchema" says nothing of ${mediaType}, which is no sequence, and is ignored`
    : "The sequence is given as it comes: its items have a type and a guard, and are not read one by one";
  const help = whole ? 'Use "schema".' : "Split the text, and ask the guard of each item.";
  items.report(whole ? "warning" : "info", whole ? "item-schema-ignored" : "sequence-whole", message, help);
  return whole ? {} : { itemSchema: building.schema(items) };
}

/** All schemas of media types, those of items included. */
export function schemasOfContents(contents: readonly MediaType[]): Schema[] {
  return contents.flatMap(({ schema, itemSchema }) => [
    schema,
    ...(itemSchema === undefined ? [] : [itemSchema]),
  ]);
}

export function readEncoding(node: Node, hasStyles: boolean): Encoding {
  reportPartHeaders(node);
  const contentType = node.string("contentType");
  if (hasStyles) return compact<Encoding>({ contentType, ...readStyle(node) });
  for (const keyword of ["style", "explode", "allowReserved"]) {
    const help = "Leave it out, or write the document in OpenAPI 3.1.";
    const message = `"${keyword}" says nothing of a part before OpenAPI 3.1, and is not heeded`;
    node.get(keyword)?.report("info", "encoding-ignored", message, help);
  }
  return compact<Encoding>({ contentType });
}

function readStyle(node: Node): Encoding {
  const styles: readonly ParameterStyle[] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];
  const wanted = node.string("style");
  const style = styles.find((candidate) => candidate === wanted);
  if (wanted !== undefined && style === undefined) {
    const help = `Use one of: ${styles.join(", ")}.`;
    const message = `A property has no style ${JSON.stringify(wanted)}, and is written as if none were said`;
    node.get("style")?.report("warning", "style-invalid", message, help);
  }
  return compact<Encoding>({
    style,
    explode: node.boolean("explode"),
    allowReserved: node.boolean("allowReserved"),
  });
}

function reportPartHeaders(node: Node): void {
  const headers = node.get("headers");
  if (headers !== undefined && node.entries("headers").some(([name]) => !/^content-/i.test(name))) {
    const help =
      "Nothing says which values they have; send them through a body of your own if they are needed.";
    headers.report("info", "encoding-headers-ignored", "The headers of a part are not sent", help);
  }
}

/**
 * How a content is read and written: where its media type is left open, its schema says whether it is bytes, and
 * bytes that are encoded are text (OpenAPI 3.1.1, section 4.8.14.2).
 */
export function contentKind(mediaType: string, schema: Schema): MediaKind {
  const kind = mediaKind(mediaType);
  if (kind === "binary" && schema.contentEncoding !== undefined) return "text";
  return isAnyType(mediaType) && isBytes(schema) ? "binary" : kind;
}

/** True for a range that has every media type. */
export function isAnyType(mediaType: string): boolean {
  return essence(mediaType) === "*/*";
}

/** How the bytes of a media type become a value. Parameters such as `charset` do not matter. */
export function mediaKind(mediaType: string): MediaKind {
  const name = essence(mediaType);
  if (/[/+]json$|^\*\/\*$/.test(name)) return "json";
  if (name.startsWith("multipart/")) return "multipart";
  if (name === "application/x-www-form-urlencoded") return "urlencoded";
  return textual.test(name) ? "text" : "binary";
}

/** Rows of JSON are text: they come one by one, and their reader splits them. */
const textual =
  /^text\/|[/+](xml|yaml|x-yaml|csv|graphql|sql|javascript|x-?ndjson|jsonl|x-jsonlines|json-seq)$/;

/** A media type without its parameters. */
export function essence(mediaType: string): string {
  return mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
}

/** `example`, or the values of `examples`; external values are not fetched. */
export function readExamples(node: Node): Example[] {
  const single = node.get("example");
  if (single !== undefined) return [{ place: single.place, value: single.json() }];
  return node.mapEntries("examples").flatMap(([name, reference]) => {
    const node = reference.followed();
    // `dataValue` is the value before it is written, as `value` mostly is (OpenAPI 3.2, section 4.19).
    const value = node?.get("value") ?? node?.get("dataValue");
    if (value === undefined) noteSerialized(node?.get("serializedValue"));
    return value === undefined ? [] : [{ place: value.place, name, value: value.json() }];
  });
}

/** An example as it is on the wire (OpenAPI 3.2, section 4.19). */
function noteSerialized(node: Node | undefined): void {
  const help = 'Add the value that it stands for as "dataValue".';
  node?.report("info", "example-unread", "What is serialised is not read, nor held against the schema", help);
}

/** The one of several media types that counts where nothing else is said: JSON where it is offered, else the first. */
export function chosenContent(contents: readonly MediaType[]): MediaType | undefined {
  return (
    contents.find(({ mediaType }) => essence(mediaType) === "application/json") ?? firstContent(contents)
  );
}

function firstContent(contents: readonly MediaType[]): MediaType | undefined {
  return contents.find(({ kind }) => kind === "json") ?? contents[0];
}

/** Media types that a body is encoded alike for: the sender only names one of them. */
export interface BodyChoice {
  /** At least one. */
  readonly content: MediaType;
  readonly mediaTypes: readonly string[];
}

/** What a sender can choose between; the first choice is taken where nothing is said. */
export function bodyChoices(contents: readonly MediaType[]): BodyChoice[] {
  const chosen = chosenContent(contents);
  if (chosen === undefined) return [];
  const choices: { content: MediaType; mediaTypes: string[] }[] = [];
  for (const content of [chosen, ...contents.filter((other) => other !== chosen)]) {
    const alike = choices.find((choice) => encodedAlike(choice.content, content));
    if (alike === undefined) choices.push({ content, mediaTypes: [content.mediaType] });
    // Beside a type, a range says only what the server takes.
    else if (!content.mediaType.includes("*")) alike.mediaTypes.push(content.mediaType);
  }
  return choices;
}

function encodedAlike(one: MediaType, other: MediaType): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === "text" || one.kind === "binary") return true;
  return one.kind === "json" && sameSchema(one, other);
}

/** Schemas that say the same are shared when they are read: see `readContents`. */
function sameSchema(one: MediaType, other: MediaType): boolean {
  return schemaId(one.schema.place) === schemaId(other.schema.place);
}

/** True where a sender has a choice at all. */
export function hasChoice(contents: readonly MediaType[]): boolean {
  return bodyChoices(contents).flatMap(({ mediaTypes }) => mediaTypes).length > 1;
}

/**
 * What an answer may come as, the preferred first. Where JSON is offered, other notations of the same data
 * (XML with the same schema) are not asked for, and so not among them.
 */
export function answerContents(contents: readonly MediaType[]): MediaType[] {
  const chosen = chosenContent(contents);
  if (chosen === undefined) return [];
  const others = contents.filter((content) => content !== chosen);
  return [chosen, ...others.filter((other) => chosen.kind !== "json" || !sameSchema(chosen, other))];
}
