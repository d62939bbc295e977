/** Reads multipart/form-data (RFC 7578) strictly, for comparing what arrived. */
import type { Arrived } from "./server.js";

export interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Buffer;
}

/** @throws Error where the body is not framed as RFC 2046, section 5.1.1, says. */
export function readParts({ headers, body }: Arrived): readonly Part[] {
  const [type = "", ...others] = headers.get("content-type") ?? [];
  const boundary = /^multipart\/form-data; boundary=([\w'()+,./:=?-]{1,70})$/.exec(type)?.[1];
  if (boundary === undefined || others.length > 0) throw new Error(`No boundary in ${type}`);
  const opening = Buffer.from(`--${boundary}\r\n`);
  const separator = Buffer.from(`\r\n--${boundary}`);
  if (!body.subarray(0, opening.length).equals(opening)) throw new Error("It does not begin with a boundary");
  const parts: Part[] = [];
  let begin = opening.length;
  for (;;) {
    const end = body.indexOf(separator, begin);
    if (end < 0) throw new Error("A part has no end");
    parts.push(readPart(body.subarray(begin, end)));
    const after = end + separator.length;
    const next = body.subarray(after, after + 2).toString("latin1");
    if (next === "--") return finished(parts, body.subarray(after + 2));
    if (next !== "\r\n") throw new Error("Text behind a boundary");
    begin = after + 2;
  }
}

function finished(parts: readonly Part[], rest: Buffer): readonly Part[] {
  if (rest.toString("latin1") !== "\r\n" && rest.length > 0) throw new Error("Text behind the last boundary");
  return parts;
}

function readPart(bytes: Buffer): Part {
  const head = bytes.indexOf("\r\n\r\n");
  if (head < 0) throw new Error("A part has no blank line");
  const fields = new Map(bytes.subarray(0, head).toString("utf8").split("\r\n").map(readField));
  const disposition = fields.get("content-disposition") ?? "";
  const match = /^form-data; name="([^"]*)"(?:; filename="([^"]*)")?$/.exec(disposition);
  if (match === null) throw new Error(`Content-Disposition: ${disposition}`);
  const unknown = [...fields.keys()].filter((name) => !/^content-(disposition|type)$/.test(name));
  if (unknown.length > 0) throw new Error(`Headers of a part: ${unknown.join()}`);
  const [, name = "", filename] = match;
  return { name, filename, contentType: fields.get("content-type"), content: bytes.subarray(head + 4) };
}

function readField(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
