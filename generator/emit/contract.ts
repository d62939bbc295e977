/** contract.ts: what the document promises, operation by operation, for tools and tests. */
import { chosenContent } from "../model/media.js";
import type { Api, Operation } from "../model/types.js";
import type { Names } from "../names/assign.js";
import type { Group } from "../names/groups.js";
import { contentGuard } from "./guards.js";
import { Module, type OutputFile } from "./module.js";
import { type OperationScope, operationSymbol } from "./operations.js";
import { neededScopes } from "./responses.js";
import { type Code, code, docComment, key, lines, literal } from "./text.js";

export function emitContract(api: Api, names: Names, banner: Code): OutputFile[] {
  if (api.operations.length === 0) return [];
  const scope = { api, names, file: new Module("contract.ts", names.isTaken) };
  const entries = names.groups.flatMap((group) =>
    group.operations.map((operation) => entry(operation, group, scope)),
  );
  const docs = docComment([
    "Every operation: its method, path and scopes, the builder of its request, and the guards of its body and of its answers by status. `null` stands for no body, or for one that is not JSON.",
  ]);
  scope.file.add(code`${docs}export const contract = {\n${lines(entries)}\n} as const;`);
  return [scope.file.print(banner)];
}

function entry(operation: Operation, group: Group, scope: OperationScope): Code {
  const names = scope.names.operation(operation);
  const content = chosenContent(operation.body?.contents ?? []);
  const body = content?.kind === "json" ? contentGuard(content, "request", scope) : code`null`;
  return code`${key(contractKey(operation, scope))}: {
method: ${literal(operation.method)},
path: ${literal(operation.path)},
scopes: ${literal(neededScopes(operation))},
request: ${scope.file.use(operationSymbol(group, names.request))},
body: ${body},
responses: ${scope.file.use(operationSymbol(group, names.guards))},
},`;
}

/** The operationId; without one the name of the function, and where another operation has that for its id, the request line. */
function contractKey(operation: Operation, { api, names }: OperationScope): string {
  const { operationId, method, path } = operation;
  const { call } = names.operation(operation);
  if (operationId !== undefined) return operationId;
  return api.operations.some((other) => other.operationId === call) ? `${method} ${path}` : call;
}
