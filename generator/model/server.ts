/** Servers and their variables (OpenAPI 3.1, sections 4.8.5 and 4.8.6). */
import { type Node, compact, readDocs } from "./node.js";
import type { Docs, Server } from "./types.js";

export function readServer(node: Node): Server {
  const url = node.string("url") ?? "/";
  const declared = node.mapEntries("variables");
  for (const [, name = ""] of url.matchAll(/\{([^{}]+)\}/g))
    if (!declared.some(([other]) => other === name)) reportUndeclared(node, name);
  return {
    url,
    // OpenAPI 3.2 has names for servers.
    docs: { ...compact<Docs>({ summary: node.string("name") }), ...readDocs(node) },
    variables: declared.map(([name, variable]) => ({
      name,
      docs: readDocs(variable),
      default: variable.string("default") ?? withoutDefault(name, variable),
      values: variable.strings("enum"),
    })),
  };
}

function reportUndeclared(node: Node, name: string): void {
  const message = `The address has {${name}}, and no variable is called so: it stays as it is`;
  const help = "Declare it among the server's variables, with a default.";
  (node.get("url") ?? node).report("warning", "server-variable-undeclared", message, help);
}

/** Section 4.8.6.1: a default is required. */
function withoutDefault(name: string, variable: Node): string {
  const message = `The variable ${JSON.stringify(name)} has no default, and is empty where it is left out`;
  variable.report("warning", "server-variable-undeclared", message, 'Add "default".');
  return "";
}
