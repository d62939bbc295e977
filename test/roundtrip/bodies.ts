/** Forms for the bodies of operations, and what must be read of them again. */
import type { Random } from "../agreement/random.js";
import { type Located, type RawOperation, isJson, resolve } from "./document.js";
import { type Pair, pairsOf, readForm } from "./styles.js";
import { asText, shapeOf, valueFor } from "./values.js";

export interface Form {
  readonly mediaType: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly encoding: Readonly<Record<string, unknown>>;
}

const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** The forms that an operation takes, filled in. */
export function formsOf({ body, method }: RawOperation, random: Random): Form[] {
  // fetch sends no body with these.
  if (body === undefined || ["GET", "HEAD"].includes(method)) return [];
  return formTypes.flatMap((mediaType) => {
    const content = resolve(Object(body.value["content"])[mediaType], body.file);
    const schema = content && resolve(content.value["schema"], content.file);
    if (content === undefined || schema === undefined) return [];
    const encoding = Object(content.value["encoding"]);
    const fields = fieldsOf(schema, random, { mediaType, encoding });
    return Object.keys(fields).length === 0 ? [] : [{ mediaType, fields, encoding }];
  });
}

function fieldsOf(
  schema: Located,
  random: Random,
  { mediaType, encoding }: Pick<Form, "mediaType" | "encoding">,
): Record<string, unknown> {
  const properties = Object.entries(Object(schema.value["properties"])).slice(0, 12);
  return Object.fromEntries(
    properties.flatMap(([name, property]): [string, unknown][] => {
      const found = resolve(property, schema.file);
      if (found === undefined || shapeOf(found) === undefined) return [];
      if (found.value["format"] === "binary") return [[name, new Blob([`file ${name}`])]];
      // A list of types says nothing to the sender, and one that is not JSON holds no more than text.
      const { contentType } = Object(encoding[name]);
      if (typeof contentType === "string" && shapeOf(found) !== "value") return [];
      // The parts of a multipart body are not encoded, so that a style has only its delimiters to read.
      const isPlain = mediaType === "multipart/form-data" && encoding[name] !== undefined;
      const value = valueFor(found, random, isPlain ? /\W/g : /$^/g);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The fields that did not come back as they were given; empty where all did. */
export async function formDifferences(form: Form, contentType: string, body: Buffer): Promise<string[]> {
  const isMultipart = form.mediaType === "multipart/form-data";
  // The platform's own parser of forms.
  const parsed = await new Response(new Uint8Array(body), {
    headers: { "content-type": contentType },
  }).formData();
  const pairs = isMultipart ? encoded(parsed) : pairsOf(body.toString().replaceAll("+", "%20"), "&");
  const told: string[] = [];
  for (const [name, value] of Object.entries(form.fields)) {
    const style = styleIn(form, name);
    const wanted = JSON.stringify(await plain(value));
    const found =
      style === undefined
        ? JSON.stringify(await plain(readField(parsed, name, value)))
        : JSON.stringify(readForm(pairs, { ...style, ...shapeIn(value), name, in: "query" }));
    if (wanted !== found) told.push(`${form.mediaType} ${name}: ${wanted} came back as ${found}`);
  }
  return told;
}

/** Parts as the pairs of a query. */
function encoded(form: FormData): Pair[] {
  const pairs: Pair[] = [];
  form.forEach((value, name) => {
    pairs.push([encodeURIComponent(name), encodeURIComponent(String(value)).replaceAll("%2C", ",")]);
  });
  return pairs;
}

function styleIn({ encoding }: Form, name: string): { style: string; explode: boolean } | undefined {
  const { style, explode } = Object(encoding[name]);
  if (style === undefined && explode === undefined) return undefined;
  const known = String(style ?? "form");
  return { style: known, explode: typeof explode === "boolean" ? explode : known === "form" };
}

function shapeIn(value: unknown): { shape: "array" | "object" | "value"; members: string[] } {
  if (Array.isArray(value)) return { shape: "array", members: [] };
  return isJson(value) ? { shape: "object", members: Object.keys(value) } : { shape: "value", members: [] };
}

function readField(form: FormData, name: string, like: unknown): unknown {
  if (Array.isArray(like)) return form.getAll(name);
  const field = form.get(name);
  if (!isJson(like) || like instanceof Blob) return field;
  const value: unknown = JSON.parse(String(field));
  return value;
}

async function plain(value: unknown): Promise<unknown> {
  return value instanceof Blob ? `file: ${await value.text()}` : asText(value);
}
