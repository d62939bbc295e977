/** What lies on other hosts: fetched before the document is read, and only from hosts that were allowed. */
import { decodeText } from "./encoding.js";
import { type HostHeaders, headersFor } from "./host-headers.js";
import { isAllowed, isUrl } from "./url.js";
import type { Source } from "./source.js";

/** How long a file may take, and how large it may be. */
const limits = { milliseconds: 30_000, bytes: 64 * 1024 * 1024, redirects: 5 };

/** What may be fetched, and how. */
export interface RemoteOptions {
  /**
   * Hosts from which references and overlays may be fetched, such as `example.com`: over https, and from
   * this machine over http too. None by default.
   */
  readonly allowHosts?: readonly string[];
  /**
   * What requests to a host say of who asks: `{ "example.com": () => ({ authorization: token }) }`. It is said to that
   * host alone, whatever redirects to it or from it.
   */
  readonly hostHeaders?: HostHeaders;
}

/**
 * Fetches documents, and whatever they refer to, from the allowed hosts, and what that refers to. What cannot be
 * fetched is remembered with its reason, and told where a reference needs it.
 * @param roots absolute paths or URLs.
 */
export async function fetchReferences(
  source: Source,
  roots: readonly string[],
  options: RemoteOptions,
): Promise<void> {
  const { allowHosts = [] } = options;
  if (allowHosts.length === 0) return;
  const seen = new Set(roots);
  for (let files = [...roots]; files.length > 0;) {
    const wanted = files.filter(
      (name) => isUrl(name) && isAllowed(name, allowHosts) && !source.isSupplied(name),
    );
    const fetched = await Promise.all(
      wanted.map(async (url) => [url, await fetchText(url, options)] as const),
    );
    for (const [url, { text, from }] of fetched) source.supply(url, text, from);
    const found = files.flatMap((name) =>
      references(source.peek(name)).map((target) => source.fileOf(target, name)),
    );
    files = [...new Set(found)].filter((name) => !seen.has(name));
    for (const name of files) seen.add(name);
  }
}

/** The files that a document's references lead to. Words of examples may be among them: they do no harm. */
function references(document: unknown): string[] {
  const found = new Set<string>();
  const seen = new Set<object>();
  const pending = [document];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, member] of Object.entries(value)) {
      if (key !== "$ref" || typeof member !== "string") pending.push(member);
      else if (!member.startsWith("#")) found.add(member.replace(/#.*$/s, ""));
    }
  }
  return [...found];
}

interface Fetched {
  /** Text, or why there is none. */
  readonly text: string | Error;
  /** Where it came from in the end. */
  readonly from?: string;
}

async function fetchText(url: string, options: RemoteOptions): Promise<Fetched> {
  try {
    return await follow(url, options);
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    if (error instanceof Error && error.name === "TimeoutError")
      return { text: new Error(`it has not come within ${limits.milliseconds / 1000} seconds`) };
    const reason = cause instanceof Error ? cause : error;
    return { text: reason instanceof Error ? reason : new Error(String(reason)) };
  }
}

/** Redirects are followed by hand: each of them must stay on the allowed hosts. */
async function follow(start: string, { allowHosts = [], hostHeaders = {} }: RemoteOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let from = start;
  for (let hops = 0; hops <= limits.redirects; hops++) {
    const headers = await headersFor(from, hostHeaders);
    const response = await fetch(from, { headers, redirect: "manual", credentials: "omit", signal });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null)
      return { text: await read(response), from };
    await response.body?.cancel();
    from = redirected(location, from, allowHosts);
  }
  throw new Error("it redirects too often");
}

/** @throws where nobody may go there. Of the URL only the host is told: the rest may hold a token. */
function redirected(location: string, from: string, hosts: readonly string[]): string {
  if (!URL.canParse(location, from)) throw new Error("it redirects to what is no URL");
  const { href, host, protocol } = new URL(location, from);
  if (isAllowed(href, hosts)) return href;
  // Over https it would be allowed.
  const isInsecure = protocol === "http:" && isAllowed(href.replace(/^http/, "https"), hosts);
  throw new Error(
    `it redirects to ${host}, ${isInsecure ? "but not over https" : `which is not allowed (--allow-host ${host})`}`,
  );
}

async function read(response: Response): Promise<string> {
  const isSecret = response.status === 401 || response.status === 403;
  const hint = isSecret ? ", as it does not know who asks (option hostHeaders)" : "";
  if (!response.ok) throw new Error(`the server answers ${response.status}${hint}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > limits.bytes) {
      await reader?.cancel();
      throw new Error(`it is larger than ${limits.bytes / 1024 / 1024} MB`);
    }
    chunks.push(next.value);
  }
  const text = decodeText(Buffer.concat(chunks));
  // Servers that want to know who asks often answer so, with a status that says that all is well.
  if (/^\ufeff?\s*<(?:!doctype html|html)\b/i.test(text))
    throw new Error("the server answers with a web page (HTML), perhaps to sign in, and not with a document");
  return text;
}
