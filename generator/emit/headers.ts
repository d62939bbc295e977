/** Headers of answers: their types by operation, and how they are read. */
import { schemaId } from "../model/identity.js";
import type { Api, Operation, Response, ResponseHeader, Schema, ValueType } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { declarationGuard } from "./guards.js";
import { modelSymbol } from "./models.js";
import { type ExportedSymbol, Module, type OutputFile } from "./module.js";
import { type OperationScope, statusKey } from "./operations.js";
import { runtime } from "./runtime.js";
import { type Code, code, join, key, literal } from "./text.js";

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
  for (const { response, schema } of all.values()) scope.file.add(declare(response, schema, scope));
  return [scope.file.print(banner)];
}

function declare(response: Response, schema: Schema, scope: OperationScope): Code {
  const { names, file } = scope;
  const declaration = names.inline(schema, "response");
  const fields = response.headers.map((header) => code`${key(header.name)}: ${fieldText(header, scope)}`);
  const type = file.use(modelSymbol(declaration, names));
  return code`/** How {@link ${type}} are read. */
export const ${names.headers(schema)}: ${file.use(runtime.HeaderEntry)}<${type}> = {
fields: { ${join(fields, code`, `)} },
${declarationGuard(declaration, scope)},
};`;
}

/**
 * A field as a literal. Of a member that every object inherits (`toString`) the compiler takes the type from `Object`,
 * and then forgets that the text beside it is a literal.
 */
function fieldText(header: ResponseHeader, scope: OperationScope): Code {
  const field = fieldOf(header, scope);
  const { rules } = follow(header.schema, scope.names.schemaOf);
  const members = rules.flatMap((rule) => (rule.kind === "object" ? [...rule.properties.keys()] : []));
  const isInherited = [header.name, ...members].some((name) => name in Object.prototype);
  // A function that reads the field is no literal.
  return isInherited && /^["[{]/.test(field) ? code`${field} as const` : field;
}

function withHeaders({ responses }: Operation): [Response, Schema][] {
  return responses.flatMap((response): [Response, Schema][] =>
    response.headerSchema === undefined ? [] : [[response, response.headerSchema]],
  );
}

/** As the runtime wants to know it. */
function fieldOf({ schema, explode, mediaType }: ResponseHeader, { names, file }: OperationScope): Code {
  if (mediaType !== undefined) return literal(/[/+]json\b/i.test(mediaType) ? "json" : "string");
  const target = follow(schema, names.schemaOf);
  const kindIn = (inner: Schema | undefined): Code =>
    inner ? kindOf(follow(inner, names.schemaOf), file) : literal("string");
  for (const rule of target.rules) {
    if (rule.kind === "array") return code`[${kindIn(rule.items)}]`;
    if (rule.kind !== "object") continue;
    const members = [...rule.properties].map(([name, inner]) => code`${key(name)}: ${kindIn(inner)}`);
    const list = members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
    return code`{ explode: ${literal(explode)}, members: ${list} }`;
  }
  return isList(target) ? code`["string"]` : kindOf(target, file);
}

function isList({ rules }: Schema): boolean {
  return rules.some(
    (rule) => rule.kind === "type" && rule.types.every((type) => type === "array" || type === "null"),
  );
}

function follow(schema: Schema, lookup: (id: string) => Schema | undefined): Schema {
  let current = schema;
  for (let depth = 0; depth < 20; depth += 1) {
    const reference = current.rules.find((rule) => rule.kind === "reference");
    const target = reference?.kind === "reference" ? lookup(reference.target) : undefined;
    if (target === undefined) return current;
    current = target;
  }
  return current;
}

function kindOf({ rules }: Schema, file: Module): Code {
  for (const rule of rules) {
    if (rule.kind !== "type") continue;
    const types = rule.types.filter((type) => type !== "null");
    const [only] = types;
    const parser = types.length === 1 && only !== undefined ? parsers[only] : undefined;
    if (parser !== undefined) return code`${file.use(parser)}`;
    if (types.every((type) => type === "number" || type === "integer")) return literal("number");
    if (types.every((type) => type === "boolean")) return literal("boolean");
  }
  return literal("string");
}

/** The functions that read what JSON has no type for. */
const parsers: { readonly [type in ValueType]?: ExportedSymbol } = {
  int64: runtime.parseInt64,
  uint64: runtime.parseInt64,
  date: runtime.decodeDate,
  "date-time": runtime.decodeDateTime,
};
