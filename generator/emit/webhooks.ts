/** webhooks.ts: what the API sends by itself, and because of operations, with the guards of what arrives. */
import { chosenContent } from "../model/media.js";
import type { Api, Callback, MediaType, Webhook } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { webhookDocs } from "./docs.js";
import { contentGuard } from "./guards.js";
import { modelSymbol } from "./models.js";
import { Module, type OutputFile } from "./module.js";
import type { OperationScope } from "./operations.js";
import { runtime } from "./runtime.js";
import { type Code, type Identifier, code, docComment, key, lines, literal, typeKey } from "./text.js";

export function emitWebhooks(api: Api, names: Names, banner: Code): OutputFile[] {
  const operations = api.operations.filter(({ callbacks }) => callbacks.length > 0);
  if (api.webhooks.length === 0 && operations.length === 0) return [];
  const scope = { api, names, file: new Module("webhooks.ts", names.isTaken) };
  if (api.webhooks.length > 0) {
    const docs = "What the API sends by itself: the method of each webhook, and the guards of its body.";
    scope.file.add(table(docs, names.client.webhooks, rows(api.webhooks, scope)));
  }
  if (operations.length > 0) {
    const docs = "What the API sends because of an operation, by the operation.";
    const nested = operations.map((operation) => {
      const own = rows(operation.callbacks, scope);
      const name = names.operation(operation).call;
      return {
        type: code`readonly ${typeKey(name)}: {\n${lines(own.map(({ type }) => type))}\n};`,
        value: code`${key(name)}: {\n${lines(own.map(({ value }) => value))}\n},`,
      };
    });
    scope.file.add(table(docs, names.client.callbacks, nested));
  }
  return [scope.file.print(banner)];
}

/** A member of a table and of its type, which is written out for tools that infer none. */
interface Row {
  readonly type: Code;
  readonly value: Code;
}

function table(docs: string, name: Identifier, members: readonly Row[]): Code {
  const types = lines(members.map(({ type }) => type));
  const values = lines(members.map(({ value }) => value));
  return code`${docComment([docs])}export const ${name}: {\n${types}\n} = {\n${values}\n};`;
}

function rows(requests: readonly (Webhook | Callback)[], scope: OperationScope): Row[] {
  // Each keeps its own name; numbers come after all of them.
  const taken = new Set(requests.map(({ name }) => name));
  const met = new Set<string>();
  return requests.map((request) => {
    const name = met.has(request.name) ? numbered(request.name, taken) : request.name;
    met.add(name);
    taken.add(name);
    return row(request, name, scope);
  });
}

/** A method or an address beside a name may be the name of another. */
function numbered(name: string, taken: ReadonlySet<string>): string {
  let count = 2;
  while (taken.has(`${name} ${count}`)) count++;
  return `${name} ${count}`;
}

function row(request: Webhook | Callback, name: string, scope: OperationScope): Row {
  const content = jsonBody(request);
  const method = literal(request.method);
  const isCallback = "url" in request;
  const type = scope.file.use(isCallback ? runtime.CallbackRequest : runtime.IncomingRequest);
  const body = content === undefined ? code`null` : guardedType(content, scope);
  const members = [
    code`method: ${method},`,
    ...(isCallback ? [code`url: ${literal(request.url)},`] : []),
    code`body: ${content === undefined ? code`null` : contentGuard(content, "response", scope)},`,
  ];
  return {
    type: code`${docComment(webhookDocs(request.docs))}readonly ${typeKey(name)}: ${type}<${method}, ${body}>;`,
    value: code`${key(name)}: {\n${lines(members)}\n},`,
  };
}

function jsonBody({ body }: Webhook): MediaType | undefined {
  const content = chosenContent(body?.contents ?? []);
  return content?.kind === "json" ? content : undefined;
}

function guardedType(content: MediaType, { file, names }: OperationScope): Code {
  const type = file.use(modelSymbol(names.content(content, "response"), names));
  return code`${file.use(runtime.GuardedEntry)}<${type}>`;
}
