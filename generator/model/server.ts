/** Servers and their variables (OpenAPI 3.1, sections 4.8.5 and 4.8.6). */
import { type Node, readDocs } from "./node.js";
import type { Server } from "./types.js";

export function readServer(node: Node): Server {
  return {
    url: node.string("url") ?? "/",
    docs: readDocs(node),
    variables: node.entries("variables").map(([name, variable]) => ({
      name,
      default: variable.string("default") ?? "",
      values: variable.items("enum").map((value) => String(value.value)),
    })),
  };
}
