/** operations/<tag>.ts: for each operation its parameter and response types, request builder and call function. */
import type { EmitFile } from "../memory/memory.js";
import type { Api, Operation, Response } from "../model/types.js";
import type { Names } from "../names/assign.js";
import type { Group } from "../names/groups.js";
import { bodyMembers, paramsOf } from "./body.js";
import { Converters } from "./conversions.js";
import { builderDocs, messageDocs, operationComment, parameterDocs } from "./docs.js";
import { guardPair, hasSeveralGuards } from "./guards.js";
import { typeScope } from "./models.js";
import { headersType } from "./headers.js";
import { type ExportedSymbol, Module, type OutputFile } from "./module.js";
import { PrivateGuards } from "./private-guards.js";
import { requestMembers } from "./request.js";
import { clientType, emptyBody, needsParams, responseType, scopeType, successesOf } from "./responses.js";
import { runtime } from "./runtime.js";
import { type Code, type Identifier, code, docComment, join, lines, literal, typeKey } from "./text.js";
import { typeOf } from "./types.js";

/** What the functions below share while they write one file. */
export interface OperationScope {
  readonly api: Api;
  readonly names: Names;
  readonly file: Module;
  /** How what is sent is converted, where requests are built. */
  readonly encode?: Converters;
}

export function emitOperations(api: Api, names: Names, banner: Code, make: EmitFile): OutputFile[] {
  return names.groups.map((group) =>
    make(operationsFile(group), [banner, ...group.operations], (asked) =>
      emitGroup(group, { api, names: asked, file: new Module(operationsFile(group), asked.isTaken) }, banner),
    ),
  );
}

function emitGroup({ operations }: Group, base: OperationScope, banner: Code): OutputFile {
  const { file } = base;
  const guards = new PrivateGuards(base);
  const encode = new Converters("encode", { scope: base, view: "request", guards });
  const scope = { ...base, encode };
  for (const operation of operations) {
    declare(operation, scope);
    for (const guard of guards.take()) file.add(guard);
  }
  return file.print(banner);
}

function operationsFile(group: Group): string {
  return `operations/${group.file}.ts`;
}

/** One of the exports of an operation, to be used in any file. */
export function operationSymbol(group: Group, name: Identifier, typeOnly = false): ExportedSymbol {
  return { name, file: operationsFile(group), typeOnly };
}

function declare(operation: Operation, scope: OperationScope): void {
  const { file } = scope;
  if (needsParams(operation)) file.add(paramsType(operation, scope));
  file.add(responsesInterface(operation, scope));
  file.add(responseGuards(operation, scope));
  file.add(requestFunction(operation, scope));
  file.add(callFunction(operation, scope));
}

function paramsType(operation: Operation, scope: OperationScope): Code {
  const { call, params } = scope.names.operation(operation);
  const docs = code`/** What {@link ${call}} sends. */`;
  const members = parameterMembers(operation, scope);
  const [body, ...others] = operation.body === undefined ? [] : bodyMembers(operation.body, scope);
  if (body === undefined || others.length === 0)
    return code`${docs}\nexport interface ${params} {\n${lines(body === undefined ? members : [...members, body])}\n}`;
  const union = join(
    [body ?? [], ...others].map((choice) => code`{\n${choice}\n}`),
    code` | `,
  );
  if (members.length === 0) return code`${docs}\nexport type ${params} = ${union};`;
  return code`${docs}\nexport type ${params} = {\n${lines(members)}\n} & (${union});`;
}

function parameterMembers(operation: Operation, scope: OperationScope): Code[] {
  const { keys } = scope.names.operation(operation);
  const types = typeScope("request", scope.names, scope.file);
  return operation.parameters.map((parameter) => {
    const docs = docComment(parameterDocs(parameter.docs, parameter.schema));
    const key = typeKey(keys.get(parameter) ?? parameter.name);
    const type = typeOf(parameter.schema, types);
    if (parameter.required) return code`${docs}${key}: ${type};`;
    return type === "unknown" ? code`${docs}${key}?: unknown;` : code`${docs}${key}?: ${type} | undefined;`;
  });
}

function responsesInterface(operation: Operation, scope: OperationScope): Code {
  const names = scope.names.operation(operation);
  const members = operation.responses.map(
    (response) =>
      code`${docComment(messageDocs(response.docs))}${statusKey(response)}: ${responseType(response, scope)};`,
  );
  return code`/** What {@link ${names.call}} may be answered, by status. */\nexport interface ${names.responses} {\n${lines(members)}\n}`;
}

export function statusKey(response: Response): Code {
  return /^\d+$/.test(response.status) ? code`${Number(response.status)}` : typeKey(response.status);
}

/** A status as a type: the key of its response. */
function statusType({ status }: Response): Code {
  return /^\d+$/.test(status) ? code`${Number(status)}` : literal(status);
}

/** The guard of each response that has a body. */
function responseGuards(operation: Operation, scope: OperationScope): Code {
  const { names, file } = scope;
  const { guards, responses, call } = names.operation(operation);
  const members = operation.responses.map((response) => {
    const guard = emptyBody(response) ? code`null` : guardPair(response, scope);
    return code`${statusKey(response)}: ${guard},`;
  });
  const several = operation.responses.filter((response) => hasSeveralGuards(response, scope)).map(statusType);
  const types = several.length === 0 ? [responses] : [responses, join(several, code` | `)];
  const type = code`${file.use(runtime.ResponseGuards)}<${join(types, code`, `)}>`;
  return code`/** The guards of what {@link ${call}} may be answered. */
export const ${guards}: ${type} = {\n${lines(members)}\n};`;
}

function requestFunction(operation: Operation, scope: OperationScope): Code {
  const names = scope.names.operation(operation);
  const docs = docComment(builderDocs(operation, names.call));
  const type = requestType(operation, scope);
  return code`${docs}export function ${names.request}(${paramsOf(operation, names)}): ${type} {
return {\n${lines(requestMembers(operation, scope))}\n};\n}`;
}

function requestType(operation: Operation, scope: OperationScope): Code {
  const { names, file } = scope;
  const { pagination } = operation;
  const item = pagination && typeOf(pagination.item, typeScope("response", names, file));
  const type = file.use(item === undefined ? runtime.ApiRequest : runtime.PagedRequest);
  const headers = headersType(operation, scope);
  const needed = scopeType(operation) ?? (headers && code`never`);
  const parts = [names.operation(operation).responses, item, needed, headers];
  return code`${type}<${join(
    parts.filter((part) => part !== undefined),
    code`, `,
  )}>`;
}

function callFunction(operation: Operation, scope: OperationScope): Code {
  const { file, names: all } = scope;
  const names = all.operation(operation);
  const client = code`client: ${clientType(operation, scope)}`;
  const options = code`options?: ${file.use(runtime.CallOptions)}`;
  const parameters = [client, ...(needsParams(operation) ? [paramsOf(operation, names)] : []), options];
  const built = code`${names.request}(${needsParams(operation) ? code`params` : code``})`;
  return code`${operationComment(operation)}export async function ${names.call}(${join(parameters, code`, `)}): ${resultType(operation, scope)} {
return ${file.use(runtime.call)}(client, ${built}, options);\n}`;
}

/**
 * What a call promises: the bodies of the documented successes; nothing is known where no answer is documented,
 * and `never` where only failures are.
 */
export function resultType(operation: Operation, scope: OperationScope): Code {
  if (operation.responses.length === 0) return code`Promise<unknown>`;
  const bodies = successesOf(operation).map((response) => responseType(response, scope));
  return code`Promise<${bodies.length === 0 ? code`never` : join(new Set(bodies), code` | `)}>`;
}
