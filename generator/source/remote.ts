/** What lies on other hosts: fetched before the document is read, and only from hosts that were allowed. */
import { decodeText } from "./encoding.js";
import { isAllowed, isUrl, resolveFile } from "./url.js";
import type { Source } from "./source.js";

/** How long a file may take, and how large it may be. */
const limits = { milliseconds: 30_000, bytes: 64 * 1024 * 1024, redirects: 5 };

/**
 * Fetches documents, and whatever they refer to, from the allowed hosts, and what that refers to. What cannot be
 * fetched is remembered with its reason, and told where a reference needs it.
 * @param roots absolute paths or URLs.
 * @param hosts such as `example.com`, or `localhost:8080`.
 */
export async function fetchReferences(
  source: Source,
  roots: readonly string[],
  hosts: readonly string[],
): Promise<void> {
  if (hosts.length === 0) return;
  const seen = new Set(roots);
  for (let files = [...roots]; files.length > 0;) {
    const wanted = files.filter((name) => isUrl(name) && isAllowed(name, hosts) && !source.isSupplied(name));
    const texts = await Promise.all(wanted.map(async (url) => [url, await fetchText(url, hosts)] as const));
    for (const [url, text] of texts) source.supply(url, text);
    const found = files.flatMap((name) =>
      references(source.peek(name)).map((target) => resolveFile(target, name)),
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

/** Text, or why there is none. */
type Fetched = string | Error;

async function fetchText(url: string, hosts: readonly string[]): Promise<Fetched> {
  try {
    return await follow(url, hosts);
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    if (error instanceof Error && error.name === "TimeoutError")
      return new Error(`no answer within ${limits.milliseconds / 1000} seconds`);
    return cause instanceof Error ? cause : error instanceof Error ? error : new Error(String(error));
  }
}

/** Redirects are followed by hand: each of them must stay on the allowed hosts. */
async function follow(start: string, hosts: readonly string[]): Promise<string> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let url = start;
  for (let hops = 0; hops <= limits.redirects; hops++) {
    const response = await fetch(url, { redirect: "manual", credentials: "omit", signal });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return read(response);
    await response.body?.cancel();
    url = new URL(location, url).href;
    if (!isAllowed(url, hosts)) throw new Error(`it redirects to ${new URL(url).host}, which is not allowed`);
  }
  throw new Error("it redirects too often");
}

async function read(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
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
  return decodeText(Buffer.concat(chunks));
}
