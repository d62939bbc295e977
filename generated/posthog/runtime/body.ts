/** Request bodies, encoded when they are made: a request stays a value that can be read and sent again. */
import { RequestError } from "./errors.js";

/** What a binary body can be made of. */
export type BinaryContent = Blob | ArrayBuffer | ArrayBufferView;

/** An encoded body. */
export interface RequestBody {
  readonly contentType: string;
  readonly content: string | Blob;
  /** The parts of a multipart body, before encoding. */
  readonly parts?: readonly BodyPart[];
}

/** One part of a multipart body (RFC 7578, section 4). */
export interface BodyPart {
  readonly name: string;
  readonly contentType?: string;
  /** Present for files. */
  readonly filename?: string;
  readonly content: string | Blob;
}

/**
 * A JSON body.
 * @throws RequestError for a value that JSON cannot hold (a cycle, a bigint, a file, undefined).
 */
export function jsonBody(value: unknown, contentType?: string): RequestBody {
  return { contentType: exactType(contentType) ?? "application/json", content: jsonText(value, "The body") };
}

/** A body of text, sent as UTF-8. */
export function textBody(value: string, contentType?: string): RequestBody {
  return { contentType: exactType(contentType) ?? "text/plain;charset=UTF-8", content: value };
}

/** A body of bytes. Without an exact content type that of the Blob counts, else `application/octet-stream`. */
export function binaryBody(value: BinaryContent, contentType?: string): RequestBody {
  const content = toBlob(value);
  const type = content.type || "application/octet-stream";
  return { contentType: exactType(contentType) ?? type, content };
}

/** A Blob as it is; a buffer as a copy, so that later writes to it do not change the request. */
export function toBlob(value: BinaryContent): Blob {
  if (value instanceof Blob) return value;
  if (!ArrayBuffer.isView(value)) return new Blob([value]);
  // A view may lie on a SharedArrayBuffer, which a Blob does not take: hence the copy by hand.
  const copy = new Uint8Array(value.byteLength);
  copy.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  return new Blob([copy]);
}

/**
 * The content type, where it is neither a list nor a range such as `image/*`: these only say what is allowed.
 */
export function exactType(contentType: string | undefined): string | undefined {
  return contentType === undefined || /[*,]/.test(contentType) ? undefined : contentType;
}

/** A value that is JSON text already. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** JSON text of a value; `what` begins the message of the error. */
export function jsonText(value: unknown, what: string): string {
  if (value instanceof JsonText) return value.text;
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw new RequestError(`${what} cannot be written as JSON`, { cause });
  }
  if (text === undefined) throw new RequestError(`${what} cannot be written as JSON: it is undefined`);
  if (text.includes("{}") && holdsFile(value))
    throw new RequestError(
      `${what} cannot be written as JSON: it holds a file, which only a multipart body can`,
    );
  return text;
}

function holdsFile(value: unknown): boolean {
  let found = false;
  JSON.stringify(value, (_, member: unknown) => {
    found ||= isLost(member);
    return member;
  });
  return found;
}

/** True for what is an object without members to JSON.stringify, which it is not. */
export function isLost(value: unknown): boolean {
  return value instanceof Blob || value instanceof ArrayBuffer;
}

/** True for what a file can be made of. */
export function isBinary(value: unknown): value is BinaryContent {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/**
 * The fields of a form; none for null.
 * @throws RequestError for what has no fields, where the document does not say that a form is an object.
 */
export function formFields(form: unknown): [string, unknown][] {
  if (form === null || form === undefined) return [];
  if (typeof form === "object") return Object.entries(form);
  throw new RequestError(`A form is an object of fields, and this one is a ${typeof form}`);
}
