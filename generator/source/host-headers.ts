/** What a host is told beside the URL, such as who asks: never another host, wherever it redirects to. */
import { sameHost } from "./url.js";

/** Functions by host, such as `api.example.com` or `localhost:8080`, each of which gives the headers of a request to it. */
export type HostHeaders = Readonly<
  Record<string, () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>>
>;

/**
 * The headers for a URL.
 * @throws where one of them cannot be sent: no text of it is told, since it may be a secret.
 */
export async function headersFor(url: string, given: HostHeaders): Promise<Headers> {
  const headers = new Headers();
  for (const [host, give] of Object.entries(given)) {
    if (!sameHost(host, url)) continue;
    for (const [name, value] of Object.entries<unknown>(await give())) set(headers, name, value);
  }
  return headers;
}

function set(headers: Headers, name: string, value: unknown): void {
  try {
    // Of a variable that is not set nobody wants to send the word "undefined".
    if (typeof value !== "string") throw new TypeError();
    headers.set(name, value);
  } catch {
    throw new Error(`the header ${JSON.stringify(name)} that hostHeaders gives is no text that can be sent`);
  }
}
