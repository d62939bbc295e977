/** `schemes`, `host` and `basePath` of OpenAPI 2.0, as servers. */
import type { Node } from "../node.js";
import type { Server } from "../types.js";

/** The document's servers: one for each scheme. */
export function readSwaggerServers(root: Node): readonly Server[] {
  return servers(root, schemesOf(root) ?? []);
}

/** The servers of an operation with schemes of its own; undefined where it has none. */
export function readOperationServers(operation: Node, root: Node): readonly Server[] | undefined {
  const schemes = schemesOf(operation);
  return schemes && servers(root, schemes);
}

function schemesOf(node: Node): readonly string[] | undefined {
  const schemes = node.strings("schemes");
  return schemes.length === 0 ? undefined : schemes;
}

function servers(root: Node, schemes: readonly string[]): readonly Server[] {
  const host = root.string("host");
  const base = root.string("basePath") ?? "";
  const path = `/${base.replace(/^\/+|\/+$/g, "")}`;
  // Without a host the server is the one that the document came from: the address is relative.
  const urls = host === undefined ? [path] : originsOf(host, schemes).map((origin) => origin + path);
  return urls.map((url) => ({ url: url.replace(/(?<=.)\/$/, ""), docs: {}, variables: [] }));
}

/** The scheme is, by the letter, the one by which the document was read: of a file, nobody knows it. */
function originsOf(host: string, schemes: readonly string[]): readonly string[] {
  const bare = host.replace(/^[a-z]+:\/\//i, "").replace(/\/+$/, "");
  return (schemes.length === 0 ? ["https"] : schemes).map((scheme) => `${scheme}://${bare}`);
}
