/** contract.ts: what the document promises, operation by operation, for tools and tests. */
import type { EmitFile } from "../memory/memory.js";
import { chosenContent } from "../model/media.js";
import type { Api, MediaType, Operation } from "../model/types.js";
import type { Names } from "../names/assign.js";
import type { Group } from "../names/groups.js";
import { contentGuard } from "./guards.js";
import { modelSymbol } from "./models.js";
import { Module, type OutputFile } from "./module.js";
import { type OperationScope, operationSymbol } from "./operations.js";
import { scopeSets } from "./responses.js";
import { runtime } from "./runtime.js";
import { type Code, code, docComment, join, key, lines, literal, typeKey } from "./text.js";

export function emitContract(api: Api, banner: Code, make: EmitFile): OutputFile[] {
  if (api.operations.length === 0) return [];
  return [make(contractFile, [banner, ...api.operations], (names) => contractModule(api, names, banner))];
}

const contractFile = "contract.ts";

function contractModule(api: Api, names: Names, banner: Code): OutputFile {
  const ids = new Set(api.operations.map(({ operationId }) => operationId));
  const scope = { api, names, ids, file: new Module(contractFile, names.isTaken) };
  const all = names.groups.flatMap((group) => group.operations.map((operation) => ({ operation, group })));
  const types = all.map(({ operation, group }) => entryType(operation, group, scope));
  const entries = all.map(({ operation, group }) => entry(operation, group, scope));
  const docs = docComment([
    "Every operation: its method, path and scopes, the builder of its request, and the guards of its body and of its answers by status. `null` stands for no body, or for one that is not JSON.",
  ]);
  // The type is written out, since tools that compile file by file (isolatedDeclarations) infer none.
  scope.file.add(code`${docs}export const contract: {\n${lines(types)}\n} = {\n${lines(entries)}\n};`);
  return scope.file.print(banner);
}

/** Beside an operation's own scope, all ids of the document. */
interface ContractScope extends OperationScope {
  readonly ids: ReadonlySet<string | undefined>;
}

function entryType(operation: Operation, group: Group, scope: ContractScope): Code {
  const { file, names } = scope;
  const { request, guards } = names.operation(operation);
  const body = jsonBody(operation);
  const scopes = neededScopes(operation);
  const parts = [
    literal(operation.method),
    literal(operation.path),
    code`typeof ${file.use(operationSymbol(group, request))}`,
    body === undefined ? code`null` : guardedType(body, scope),
    code`typeof ${file.use(operationSymbol(group, guards))}`,
    ...(scopes.length === 0 ? [] : [code`readonly ${literal(scopes)}`]),
  ];
  const type = file.use(runtime.OperationContract);
  return code`readonly ${typeKey(contractKey(operation, scope))}: ${type}<${join(parts, code`, `)}>;`;
}

function guardedType(body: MediaType, { file, names }: OperationScope): Code {
  const type = file.use(modelSymbol(names.content(body, "request"), names));
  return code`${file.use(runtime.GuardedEntry)}<${type}>`;
}

function entry(operation: Operation, group: Group, scope: ContractScope): Code {
  const names = scope.names.operation(operation);
  const content = jsonBody(operation);
  const body = content === undefined ? code`null` : contentGuard(content, "request", scope);
  return code`${key(contractKey(operation, scope))}: {
method: ${literal(operation.method)},
path: ${literal(operation.path)},
scopes: ${literal(neededScopes(operation))},
request: ${scope.file.use(operationSymbol(group, names.request))},
body: ${body},
responses: ${scope.file.use(operationSymbol(group, names.guards))},
},`;
}

function jsonBody({ body }: Operation): MediaType | undefined {
  const content = chosenContent(body?.contents ?? []);
  return content?.kind === "json" ? content : undefined;
}

/** All scopes that are needed; where several sets would do, the sets. */
function neededScopes(operation: Operation): readonly string[] | readonly (readonly string[])[] {
  const [only, ...others] = scopeSets(operation);
  return only === undefined ? [] : others.length === 0 ? only : [only, ...others];
}

/** The operationId; without one the name of the function, and where another operation has that for its id, the request line. */
function contractKey(operation: Operation, { ids, names }: ContractScope): string {
  const { operationId, method, path } = operation;
  const { call } = names.operation(operation);
  if (operationId !== undefined) return operationId;
  return ids.has(call) ? `${method} ${path}` : call;
}
