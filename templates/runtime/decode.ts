/** From a response to its data, and to what is wrong with it. */
import type { Issue } from "./issue.js";
import type { AnyRequest } from "./request.js";
import type { ResponseEntry, ResponseTable } from "./responses.js";

/** The documented response that an answer falls under. */
export interface DocumentedResponse {
  /** `200`, `4XX` or `default`. */
  readonly key: string;
  /** Of the media type that came, where several are documented. */
  readonly entry: ResponseEntry | null;
}

/** Exact status, then range, then `default` (OpenAPI 3.1, section 4.8.16); undefined where none fits. */
export function documentedResponse(
  table: ResponseTable,
  { status, headers }: Response,
): DocumentedResponse | undefined {
  for (const key of [String(status), `${Math.floor(status / 100)}XX`, "default"]) {
    const entry = Object.hasOwn(table, key) ? table[key] : undefined;
    if (entry !== undefined)
      return { key, entry: entry?.content ? contentOf(entry.content, headers) : entry };
  }
  return undefined;
}

/** The entry of what came: of its media type, of a range that has it, of any JSON; else what is expected. */
function contentOf(content: ResponseTable, headers: Headers): ResponseEntry | null {
  const whole = (headers.get("content-type") ?? "").replace(/\s+/g, "").toLowerCase();
  const type = mediaType(headers);
  const keys = Object.keys(content);
  const fits = [
    (key: string) => key === whole,
    (key: string) => essence(key) === type,
    (key: string) => key.endsWith("/*") && (key === "*/*" || type.startsWith(key.slice(0, -1))),
    (key: string) => isJson(essence(key)) && isJson(type),
  ];
  const key = fits.map((fit) => keys.find(fit)).find((found) => found !== undefined) ?? keys[0];
  return key === undefined ? null : (content[key] ?? null);
}

/** A body that was read. */
export interface DecodedBody {
  readonly data: unknown;
  /** What it must be, where it is not even of the documented form. */
  readonly demand?: string;
}

/** Reads a body. Rejects only where the connection breaks; a body of the wrong form is told, not thrown. */
export async function readBody(
  response: Response,
  { as = "json", read = JSON.parse, is }: Pick<ResponseEntry, "as" | "read" | "is">,
): Promise<DecodedBody> {
  if (as === "text") return { data: await textOf(response) };
  if (as === "blob") return { data: await response.blob() };
  const type = mediaType(response.headers);
  if (isJson(type) || (type === "" && as === "json")) return parse(await response.text(), read);
  if (as === "auto" && is !== undefined && (type === "" || isText(type))) {
    const text = await textOf(response);
    const { data } = parse(text, read);
    // Text may be JSON all the same. Where nobody says that it is text, it is JSON first.
    const readings = type === "" ? [data, text] : [text, data];
    return { data: readings.find((reading) => is(reading)) ?? data };
  }
  if (as === "auto") return { data: isText(type) ? await textOf(response) : nonEmpty(await response.blob()) };
  // JSON was documented. Where it came under another name, the data is better than its text.
  const demand = `must be JSON, not ${type}`;
  return { data: isText(type) ? parse(await response.text(), read).data : await response.blob(), demand };
}

/** Text in the charset that it says it has; UTF-8 where it says none, or one that nobody knows. JSON has no other. */
async function textOf(response: Response): Promise<string> {
  const type = response.headers.get("content-type") ?? "";
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1] ?? "utf-8";
  if (/^utf-?8$/i.test(charset)) return response.text();
  const bytes = await response.arrayBuffer();
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Where nothing is documented, nothing came rather than an empty file. */
function nonEmpty(blob: Blob): Blob | undefined {
  return blob.size === 0 ? undefined : blob;
}

function parse(text: string, read: (text: string) => unknown): DecodedBody {
  try {
    return { data: read(text) };
  } catch {
    return { data: text, demand: text === "" ? "must be JSON and not empty" : "must be JSON" };
  }
}

function mediaType(headers: Headers): string {
  return essence(headers.get("content-type") ?? "").slice(0, 100);
}

/** A media type without its parameters. */
function essence(text: string): string {
  return text.replace(/;.*$/s, "").trim().toLowerCase();
}

function isJson(type: string): boolean {
  return /[/+]json$/.test(type);
}

function isText(type: string): boolean {
  return /^text\/|[/+](?:xml|yaml|csv|javascript|(?:x-)?ndjson|jsonl|json-seq|x-www-form-urlencoded)$/.test(
    type,
  );
}

/** Why the data of a response is not what the document says; empty where it is. */
export function findIssues(
  request: AnyRequest,
  { key, entry }: DocumentedResponse,
  { data, demand }: DecodedBody,
): readonly Issue[] {
  const place = {
    pointer: "",
    schema: `${sourceOf(request)}/responses/${key}/content`,
    found: typeName(data),
  };
  if (demand !== undefined) return [{ ...place, keyword: "content", message: demand }];
  if (entry?.is === undefined || entry.is(data)) return [];
  const issues = entry.check?.(data) ?? [];
  // A refusal stays one, even where the explanation finds nothing.
  return issues.length > 0
    ? issues
    : [{ ...place, keyword: "schema", message: "must be what its schema says" }];
}

/** The issue of a status that the document does not have, or not as a success. */
export function statusIssue(request: AnyRequest, status: number, data: unknown): Issue {
  return {
    pointer: "",
    keyword: "responses",
    schema: `${sourceOf(request)}/responses`,
    message: `must have a documented status, not ${status}`,
    found: typeName(data),
  };
}

function sourceOf({ source, operation }: AnyRequest): string {
  return source ?? `#/operations/${operation}`;
}

function typeName(data: unknown): string {
  if (data === null) return "null";
  if (Array.isArray(data)) return "array";
  return data instanceof Blob ? "binary" : typeof data;
}
