/**
 * Bodies of type multipart/form-data (RFC 7578; OpenAPI 3.1, section 4.8.14.4). Written here and not by
 * FormData, which gives every part with a content type a file name: servers then take JSON for an upload.
 */
import {
  type BodyPart,
  type RequestBody,
  exactType,
  formFields,
  isBinary,
  jsonText,
  toBlob,
} from "./body.js";
import { type FieldEncoding, plain, queryText, scalar } from "./parameters.js";

/**
 * A body of parts. Blobs and buffers become files (a File keeps its name), objects JSON, anything else
 * text; lists repeat their part. Fields that are undefined or null are left out.
 * @param mediaType `multipart/form-data`, unless the document names another subtype.
 */
export function multipartBody(
  form: unknown,
  encodings: Readonly<Record<string, FieldEncoding>> = {},
  mediaType = "multipart/form-data",
): RequestBody {
  const parts = formFields(form).flatMap(([name, value]) =>
    partsOf(name, value, Object.hasOwn(encodings, name) ? encodings[name] : undefined),
  );
  const boundary = `----specwright${randomText()}${randomText()}`;
  const chunks = parts.flatMap((part) => [`--${boundary}\r\n${headOf(part)}\r\n\r\n`, part.content, "\r\n"]);
  const content = new Blob([...chunks, `--${boundary}--\r\n`]);
  return { contentType: `${mediaType}; boundary=${boundary}`, content, parts };
}

function partsOf(name: string, value: unknown, encoding: FieldEncoding = {}): BodyPart[] {
  const { contentType, ...style } = encoding;
  // Nothing is percent-encoded in parts, be it reserved or not.
  const written = { ...style, allowReserved: false };
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (Object.keys(style).length > 0 && !values.some(isBinary)) {
    return styledParts(queryText([[name, value, written]]));
  }
  const type = exactType(contentType);
  // A list is one part where it is JSON, which holds no files.
  const isWhole = isJson(type) && !values.some(isBinary);
  return (isWhole ? [value] : values).flatMap((single) => partOf(name, single, type) ?? []);
}

/** The names and values of a query, without its percent-encoding (appendix C). */
function styledParts(query: string): BodyPart[] {
  return query.split("&").flatMap((pair) => {
    const [name = "", content = ""] = pair.split("=").map(decodeURIComponent);
    return name === "" ? [] : [{ name, content }];
  });
}

function partOf(name: string, value: unknown, contentType: string | undefined): BodyPart | undefined {
  if (value === undefined || value === null) return undefined;
  if (isBinary(value)) return filePart(name, toBlob(value), contentType);
  const node = plain(value, name);
  if (typeof node !== "object" && !isJson(contentType)) {
    return { name, ...(contentType !== undefined && { contentType }), content: scalar(node, name) };
  }
  const content = jsonText(value, `The value of ${name}`);
  return { name, contentType: contentType ?? "application/json", content };
}

/** As in `binaryBody`, what the document says counts more than what the file says of itself. */
function filePart(name: string, content: Blob, contentType: string | undefined): BodyPart {
  const type = contentType ?? (content.type || "application/octet-stream");
  const filename = "name" in content && typeof content.name === "string" ? content.name : "blob";
  return { name, contentType: type, filename, content };
}

function headOf({ name, filename, contentType }: BodyPart): string {
  const file = filename === undefined ? "" : `; filename="${quoted(filename)}"`;
  const type = contentType === undefined ? "" : `\r\nContent-Type: ${contentType.replace(/[\r\n]/g, " ")}`;
  return `Content-Disposition: form-data; name="${quoted(name)}"${file}${type}`;
}

/** HTML, "multipart form data": these three, and no others, are escaped, as every browser and curl do. */
function quoted(text: string): string {
  return text.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /[/+]json\b/i.test(contentType);
}

function randomText(): string {
  return Math.random().toString(36).slice(2);
}
