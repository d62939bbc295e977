/** Headers of answers: their types by operation, and how they are read. */
import { schemaId } from "../model/identity.js";
import type { Api, Operation, Response, Schema } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { declarationGuard } from "./guards.js";
import { HeaderFields } from "./header-fields.js";
import { modelSymbol } from "./models.js";
import { Module, type OutputFile } from "./module.js";
import { type OperationScope, statusKey } from "./operations.js";
import { PrivateGuards } from "./private-guards.js";
import { runtime } from "./runtime.js";
import { type Code, code, join, key } from "./text.js";

/** The types of declared headers by status; undefined where there are none. */
export function headersType(operation: Operation, scope: OperationScope): Code | undefined {
  const members = withHeaders(operation).map(([response, schema]) => {
    const declaration = scope.names.inline(schema, "response");
    return code`${statusKey(response)}: ${scope.file.use(modelSymbol(declaration, scope.names))}`;
  });
  return members.length === 0 ? undefined : code`{ ${join(members, code`; `)} }`;
}

/** The member of a request that tells how headers are read and checked. */
export function headerTable(operation: Operation, { names, file }: OperationScope): Code[] {
  const entries = withHeaders(operation).map(([response, schema]) => {
    const symbol = { name: names.headers(schema), file: headersFile, typeOnly: false };
    return code`${statusKey(response)}: ${file.use(symbol)}`;
  });
  return entries.length === 0 ? [] : [code`responseHeaders: { ${join(entries, code`, `)} },`];
}

const headersFile = "headers.ts";

/** headers.ts: how the headers of answers are read; many answers share theirs. */
export function emitHeaders(api: Api, names: Names, banner: Code): OutputFile[] {
  const all = new Map(
    api.operations
      .flatMap(withHeaders)
      .map(([response, schema]) => [schemaId(schema.place), { response, schema }]),
  );
  if (all.size === 0) return [];
  const scope = { api, names, file: new Module(headersFile, names.isTaken) };
  const guards = new PrivateGuards(scope);
  const fields = new HeaderFields(scope, guards);
  for (const { response, schema } of all.values()) {
    const text = declare(response, schema, { ...scope, fields });
    for (const guard of guards.take()) scope.file.add(guard);
    scope.file.add(text);
  }
  return [scope.file.print(banner)];
}

interface HeaderScope extends OperationScope {
  readonly fields: HeaderFields;
}

function declare(response: Response, schema: Schema, scope: HeaderScope): Code {
  const { names, file } = scope;
  const declaration = names.inline(schema, "response");
  const fields = response.headers.map((header) => code`${key(header.name)}: ${scope.fields.of(header)}`);
  const type = file.use(modelSymbol(declaration, names));
  return code`/** How {@link ${type}} are read. */
export const ${names.headers(schema)}: ${file.use(runtime.HeaderEntry)}<${type}> = {
fields: { ${join(fields, code`, `)} },
${declarationGuard(declaration, scope)},
};`;
}

function withHeaders({ responses }: Operation): [Response, Schema][] {
  return responses.flatMap((response): [Response, Schema][] =>
    response.headerSchema === undefined ? [] : [[response, response.headerSchema]],
  );
}
