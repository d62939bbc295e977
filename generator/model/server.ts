/** Servers and their variables (OpenAPI 3.1, sections 4.8.5 and 4.8.6). */
import { type Node, compact, readDocs } from "./node.js";
import type { Docs, Server } from "./types.js";

export function readServer(node: Node): Server {
  return {
    url: node.string("url") ?? "/",
    // OpenAPI 3.2 has names for servers.
    docs: { ...compact<Docs>({ summary: node.string("name") }), ...readDocs(node) },
    variables: node.mapEntries("variables").map(([name, variable]) => ({
      name,
      default: variable.string("default") ?? "",
      values: variable.strings("enum"),
    })),
  };
}
