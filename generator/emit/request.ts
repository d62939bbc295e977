/** The object that a request builder returns. */
import { locationOf } from "../model/identity.js";
import { answerContents } from "../model/media.js";
import type { Operation, Pagination, Parameter } from "../model/types.js";
import { encodedBody } from "./body.js";
import { headerTable } from "./headers.js";
import type { OperationScope } from "./operations.js";
import { encodedParameter } from "./parameter-value.js";
import { successesOf } from "./responses.js";
import { runtime } from "./runtime.js";
import { applicableSchemes, schemeSymbol } from "./security.js";
import { ownServer } from "./servers.js";
import { type Code, code, join, literal, member, optionalMember, templateText } from "./text.js";

/** The members, each with its comma. Members that would say nothing are left out. */
export function requestMembers(operation: Operation, scope: OperationScope): Code[] {
  const { names } = scope;
  const own = names.operation(operation);
  const accept = acceptHeader(operation);
  const body = operation.body && encodedBody(operation.body, scope);
  const security = securityList(operation, scope);
  const server = ownServer(operation, scope.api);
  return [
    code`operation: ${literal(operation.operationId ?? own.call)},`,
    code`method: ${literal(operation.method)},`,
    code`path: ${scope.file.use(runtime.path)}\`${pathTemplate(operation, scope)}\`,`,
    ...parameterList(operation, "query", scope),
    ...parameterList(operation, "header", scope),
    ...parameterList(operation, "cookie", scope),
    ...(body === undefined ? [] : [code`body: ${body},`]),
    ...(accept === undefined ? [] : [code`accept: ${literal(accept)},`]),
    ...(security === undefined ? [] : [code`security: ${security},`]),
    ...(server === undefined ? [] : [code`server: ${literal(server)},`]),
    code`source: ${literal(locationOf(operation.place, scope.api.place))},`,
    code`responses: ${own.guards},`,
    ...headerTable(operation, scope),
    ...(operation.pagination === undefined ? [] : [pageReader(operation.pagination)]),
  ];
}

/** The path with an expression for each of its parameters; a name that nothing declares stays text. */
function pathTemplate(operation: Operation, scope: OperationScope): Code {
  const { keys } = scope.names.operation(operation);
  const parameters = new Map(
    operation.parameters
      .filter(({ in: place }) => place === "path")
      .map((parameter) => [parameter.name, parameter]),
  );
  const pieces = operation.path.split(/(\{[^{}]+\})/).map((piece) => {
    const parameter = piece.startsWith("{") ? parameters.get(piece.slice(1, -1)) : undefined;
    if (parameter === undefined) return templateText(piece);
    const value = encodedParameter(
      parameter,
      member(code`params`, keys.get(parameter) ?? parameter.name),
      scope,
    );
    return code`\${${pathValue(parameter, value, scope)}}`;
  });
  return join(pieces, code``);
}

function pathValue(parameter: Parameter, value: Code, scope: OperationScope): Code {
  const options = serialisation(parameter);
  if (Object.keys(options).length === 0) return value;
  return code`${scope.file.use(runtime.styled)}(${literal(parameter.name)}, ${value}, ${literal(options)})`;
}

const listNames = { query: code`query`, header: code`headers`, cookie: code`cookies` };

function parameterList(
  operation: Operation,
  place: "query" | "header" | "cookie",
  scope: OperationScope,
): Code[] {
  const { keys } = scope.names.operation(operation);
  const parameters = operation.parameters.filter((parameter) => parameter.in === place);
  // None may stand beside one that is the whole query (OpenAPI 3.2, section 4.12.1.1), but some do.
  const isAlone = parameters.length === 1 && parameters.every(isWholeForm);
  const entries = parameters.map((parameter) => {
    const options = serialisation(parameter);
    const own = member(code`params`, keys.get(parameter) ?? parameter.name);
    const value = encodedParameter(parameter, own, scope);
    if (isWholeForm(parameter)) return isAlone ? value : code`...${value}`;
    const more = Object.keys(options).length === 0 ? [] : [literal(options)];
    return code`[${join([literal(parameter.name), value, ...more], code`, `)}]`;
  });
  if (entries.length === 0) return [];
  const list = join(entries, code`, `);
  return [code`${listNames[place]}: ${isAlone ? list : code`[${list}]`},`];
}

/** True for a value whose fields are the parameters of the query. */
function isWholeForm({ form, isWholeQuery }: Parameter): boolean {
  return isWholeQuery === true && form !== undefined;
}

/** What differs from the defaults of the location and of the style (OpenAPI 3.1, 4.8.12.2.1). */
function serialisation(parameter: Parameter): Record<string, string | boolean> {
  const options: Record<string, string | boolean> = {};
  const { mediaType, isWholeQuery } = parameter;
  if (mediaType !== undefined) return isWholeQuery ? { mediaType, isWhole: true } : { mediaType };
  if (parameter.form !== undefined) return {};
  const { style, explode } = parameter;
  if (style !== "form" && style !== "simple") options["style"] = style;
  // A deep object has one form only, whatever `explode` says.
  if (style !== "deepObject" && explode !== (style === "form" || style === "cookie"))
    options["explode"] = explode;
  if (parameter.allowReserved) options["allowReserved"] = true;
  return options;
}

/**
 * The media types of the successes, the preferred first; JSON alone is the runtime's own default. Where no answer
 * is documented, JSON is what is hoped for.
 */
function acceptHeader(operation: Operation): string | undefined {
  if (operation.responses.length === 0) return "application/json, */*;q=0.9";
  const successes = successesOf(operation).map(({ contents }) => answerContents(contents));
  const preferred = new Set(
    successes.flatMap(([content]) => (content === undefined ? [] : [content.mediaType])),
  );
  const others = new Set(
    successes.flatMap((contents) => contents.slice(1).map(({ mediaType }) => mediaType)),
  );
  const ranked = [...others].filter((type) => !preferred.has(type)).map((type) => `${type};q=0.9`);
  const text = [...preferred, ...ranked].join(", ");
  return text === "" || text === "application/json" ? undefined : text;
}

function securityList(operation: Operation, scope: OperationScope): Code | undefined {
  const schemes = new Map(applicableSchemes(scope.api).map((scheme) => [scheme.key, scheme]));
  const alternatives = operation.security.map((alternative) =>
    alternative.flatMap(({ scheme }) => {
      const known = schemes.get(scheme);
      return known === undefined ? [] : [code`${scope.file.use(schemeSymbol(known, scope.names))}`];
    }),
  );
  if (alternatives.every((alternative) => alternative.length === 0)) return undefined;
  return code`[${join(
    alternatives.map((alternative) => code`[${join(alternative, code`, `)}]`),
    code`, `,
  )}]`;
}

/** How to walk the pages, where the document says so. */
function pageReader({ items, next, optional, missing }: Pagination): Code {
  const of = (name: string): Code => (missing ? optionalMember : member)(code`page`, name);
  const list = optional || missing ? code`${of(items)} ?? []` : of(items);
  return code`page: { items: (page) => ${list}, next: (page) => ${of(next)} },`;
}
