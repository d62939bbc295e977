/** Names of files: absolute paths, or URLs of what lies on other hosts. */
import path from "node:path";
import { pathToFileURL } from "node:url";

/** True for a name that begins with a scheme, or with a host. Drive letters of Windows are no schemes. */
export function isUrl(name: string): boolean {
  return /^([a-z][a-z0-9+.-]+:|\/\/)/i.test(name);
}

/** The URI that a reference leads to; the reference itself where that is none. */
export function resolveUrl(reference: string, base: string): string {
  if (URL.canParse(reference)) return new URL(reference).href;
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}

/** The URL of a file. */
export function fileUrl(file: string): string {
  return isUrl(file) ? file : pathToFileURL(file).href;
}

/** The file that a reference without fragment leads to, seen from another file. */
export function resolveFile(target: string, from: string): string {
  if (isUrl(target) || isUrl(from)) return withoutPassword(resolveUrl(target, from));
  return path.resolve(path.dirname(from), decode(target));
}

/** A reference's file, and what it says of a place in it: both may be empty. */
export function splitFragment(reference: string): [string, string] {
  const hash = reference.indexOf("#");
  return hash === -1 ? [reference, ""] : [reference.slice(0, hash), reference.slice(hash + 1)];
}

/** Text without percent-encoding. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray percent sign stands for itself.
  }
}

/** The absolute name of a file: a URL as it is, a path from a folder, which is the working one by default. */
export function absoluteName(name: string, folder = "."): string {
  return isUrl(name) ? withoutPassword(resolveUrl(name, name)) : path.resolve(folder, name);
}

/** A URL that may be shown. One with a user in it is never fetched, and stays one. */
function withoutPassword(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1***@");
}

/**
 * The name of a file as seen from a folder, with slashes; a URL is the same from everywhere. It ends up in the output,
 * and a query may hold a token, or be another one tomorrow.
 */
export function relativeName(folder: string, file: string): string {
  return isUrl(file) ? withoutQuery(file) : path.relative(folder, file).split(path.sep).join("/");
}

/** The last part of a file's name. */
export function baseName(file: string): string {
  return path.basename(isUrl(file) ? withoutQuery(file) : file);
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}

/** True for what names a host, with its port where that is not the usual one: `example.com`, `localhost:8080`. */
export function isHost(text: string): boolean {
  return /^[^\s/\\?#@*]+$/.test(text) && URL.canParse(`https://${text}`);
}

/** True for a URL of a host, ports included; those that are usual need not be said. */
export function sameHost(host: string, url: string): boolean {
  const { protocol, host: own } = new URL(url);
  return isHost(host) && new URL(`${protocol}//${host}`).host === own;
}

/** True for `https` to an allowed host, and for `http` to an allowed host that is this machine. */
export function isAllowed(text: string, hosts: readonly string[]): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return false;
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const secure = url.protocol === "https:" || (url.protocol === "http:" && here);
  const known = hosts.some((host) => sameHost(host, text) || (here && host.toLowerCase() === url.hostname));
  return secure && known && url.username === "" && url.password === "";
}
