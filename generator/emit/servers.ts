/** servers.ts: the servers whose addresses have variables, and where operations with servers of their own are. */
import type { Api, Operation, Server, ServerVariable } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { Module, type OutputFile } from "./module.js";
import { type Code, code, docComment, key, lines, literal } from "./text.js";

const serversFile = "servers.ts";

export function emitServers(api: Api, names: Names, banner: Code): OutputFile[] {
  // Addresses without variables are suggestions for `baseUrl` already.
  if (api.servers.every(({ variables }) => variables.length === 0)) return [];
  const file = new Module(serversFile, names.isTaken);
  const servers = new Map(api.servers.map((server) => [server.url, server]));
  const docs = docComment([
    "The document's servers by their addresses. `serverUrl(server, variables)` makes a base URL of one.",
  ]);
  file.add(
    code`${docs}export const ${names.client.servers} = {\n${lines([...servers.values()].map(entry))}\n} as const;`,
  );
  return [file.print(banner)];
}

function entry({ url, docs, variables }: Server): Code {
  const members = variables.map(variableEntry);
  const more = members.length === 0 ? code`` : code`, variables: {\n${lines(members)}\n}`;
  return code`${docComment([docs.summary, docs.description])}${key(url)}: { url: ${literal(url)}${more} },`;
}

function variableEntry({ name, docs, default: value, values }: ServerVariable): Code {
  const variable = { default: value, ...(values.length > 0 && { enum: values }) };
  return code`${docComment([docs.description])}${key(name)}: ${literal(variable)},`;
}

/**
 * The address of the first of an operation's own servers, its variables at their defaults. They override
 * the document's (OpenAPI 3.1, section 4.8.10), also where one stands there too: the base URL may be
 * another. Undefined where there are none, or all are the document's.
 */
export function ownServer(operation: Operation, api: Api): string | undefined {
  const own = operation.servers.map(address);
  const others = api.servers.map(address);
  const isSame = own.length === others.length && own.every((url, index) => url === others[index]);
  return isSame ? undefined : own[0];
}

function address({ url, variables }: Server): string {
  return variables.reduce(
    (text, variable) => text.replaceAll(`{${variable.name}}`, () => variable.default),
    url,
  );
}
