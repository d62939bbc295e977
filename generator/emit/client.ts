/** client.ts: the operations grouped by tag, each allowed or not by the scopes that the client was made with. */
import type { EmitFile } from "../memory/memory.js";
import type { Api, Operation } from "../model/types.js";
import type { Names } from "../names/assign.js";
import type { Group } from "../names/groups.js";
import { paramsOf } from "./body.js";
import { operationComment } from "./docs.js";
import { Module, type OutputFile } from "./module.js";
import { type OperationScope, operationSymbol, resultType } from "./operations.js";
import { needsParams, scopeType } from "./responses.js";
import { runtime } from "./runtime.js";
import { applicableSchemes, hasScopes, scopeSymbol } from "./security.js";
import { type Code, code, docComment, join, key, lines, literal, typeKey } from "./text.js";

export function emitClient(api: Api, banner: Code, make: EmitFile): OutputFile[] {
  if (api.operations.length === 0) return [];
  return [make(clientFile, [banner, ...api.operations], (names) => clientModule(api, names, banner))];
}

const clientFile = "client.ts";

function clientModule(api: Api, names: Names, banner: Code): OutputFile {
  const scope = { api, names, file: new Module(clientFile, names.isTaken) };
  scope.file.add(optionsInterface(scope));
  scope.file.add(clientTypes(scope));
  scope.file.add(createFunction(scope));
  return scope.file.print(banner);
}

function optionsInterface(scope: OperationScope): Code {
  const { names, file } = scope;
  const granted = code`Granted extends string = ${scopeOf(scope)}`;
  const base = code`${file.use(runtime.ClientOptions)}<Granted>`;
  const members = [...baseUrl(scope), ...credentials(scope)];
  const head = code`/** What {@link ${names.client.create}} needs. */\nexport `;
  const name = code`${names.client.options}<${granted}>`;
  if (members.length === 0) return code`${head}type ${name} = ${base};`;
  return code`${head}interface ${name} extends ${base} {\n${lines(members)}\n}`;
}

/** The document's servers as suggestions, where it has any that can be used as they are. */
function baseUrl({ api }: OperationScope): Code[] {
  const servers = api.servers.filter(({ variables, url }) => variables.length === 0 && /^https?:/.test(url));
  if (servers.length === 0) return [];
  const told = api.servers.map(({ url, docs }) =>
    [url, docs.summary, docs.description].filter((text) => text !== undefined).join(": "),
  );
  const type = join([...servers.map(({ url }) => literal(url)), code`(string & {})`, code`URL`], code` | `);
  return [code`${docComment(["Where the API is.", ...told])}readonly baseUrl: ${type};`];
}

function credentials({ api, file }: OperationScope): Code[] {
  const members = applicableSchemes(api).map(({ key: name, docs, kind }) => {
    const value = kind === "basic" ? file.use(runtime.BasicCredential) : code`string`;
    const type = code`${file.use(runtime.Credential)}<${value}>`;
    return code`${docComment([docs.description])}readonly ${typeKey(name)}?: ${type} | undefined;`;
  });
  if (members.length === 0) return [];
  return [
    code`/** How requests are authenticated. */\nreadonly credentials?: {\n${lines(members)}\n} | undefined;`,
  ];
}

function clientTypes(scope: OperationScope): Code {
  const { api, names, file } = scope;
  const groups = names.groups.map((group) => {
    const tag = api.tags.find(({ name }) => name === group.tag);
    const members = group.operations.map((operation) => member(operation, group, scope));
    return code`${docComment([tag?.docs.summary, tag?.docs.description, tag?.parent && `Part of ${tag.parent}.`])}readonly ${typeKey(group.name)}: {\n${lines(members)}\n};`;
  });
  const { type, groups: groupsType } = names.client;
  const docs = docComment([`${api.title}, its operations by tag.`, api.docs.description]);
  const client = file.use(runtime.GroupedClient);
  // A parameter that no member uses would be an error under a user's own settings.
  const parameter = api.operations.some(scopeType) ? code`<Granted extends string>` : code``;
  const argument = parameter === "" ? code`` : code`<Granted>`;
  return code`${docs}export type ${type}<Granted extends string = string> = ${client}<Granted, ${groupsType}${argument}>;

/** The operations of {@link ${type}}. */
export interface ${groupsType}${parameter} {\n${lines(groups)}\n}`;
}

function member(operation: Operation, group: Group, scope: OperationScope): Code {
  const { names, file } = scope;
  const signature = code`(${join(parameters(operation, group, scope), code`, `)}) => ${resultType(operation, scope)}`;
  const needed = scopeType(operation);
  const type =
    needed === undefined ? signature : code`${file.use(runtime.Scoped)}<Granted, ${needed}, ${signature}>`;
  return code`${operationComment(operation)}readonly ${typeKey(names.member(operation))}: ${type};`;
}

function parameters(operation: Operation, group: Group, scope: OperationScope): Code[] {
  const options = code`options?: ${scope.file.use(runtime.CallOptions)}`;
  if (!needsParams(operation)) return [options];
  const names = scope.names.operation(operation);
  scope.file.use(operationSymbol(group, names.params, true));
  // A default value stands in implementations only; a signature marks the parameter as optional.
  const params = paramsOf(operation, names).endsWith(" = {}")
    ? code`params?: ${names.params}`
    : paramsOf(operation, names);
  return [params, options];
}

/** The scopes that a client may be made with. */
function scopeOf({ api, names, file }: OperationScope): Code {
  return hasScopes(api) ? code`${file.use(scopeSymbol(names))}` : code`string`;
}

function createFunction(operations: OperationScope): Code {
  const { api, names, file } = operations;
  const { create, type } = names.client;
  const groups = names.groups.map((group) => {
    const members = group.operations.map((operation) => {
      const { call } = names.operation(operation);
      file.use(operationSymbol(group, call));
      const args = needsParams(operation) ? code`params, options` : code`options`;
      return code`${key(names.member(operation))}: (${args}) => ${call}(client, ${args}),`;
    });
    return code`${key(group.name)}: {\n${lines(members)}\n},`;
  });
  const scope = scopeOf(operations);
  // Where the scopes are unsaid, the client fits wherever any are needed.
  const granted = hasScopes(api) ? code`[${scope}] extends [Granted] ? string : Granted` : code`Granted`;
  return code`/**
 * Makes a client with all operations. To ship only what is used, make one with \`createClient\` and pass
 * it to the functions of the operations.
 */
export function ${create}<const Granted extends ${scope} = ${scope}>(
  options: ${names.client.options}<Granted>,
): ${type}<${granted}>;
export function ${create}(options: ${names.client.options}): ${type}<${scope}> {
  const client = ${file.use(runtime.createClient)}(options);
  return {
    ...client,
    ${lines(groups)}
  };
}`;
}
