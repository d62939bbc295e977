/** What an operation's answers are as types. */
import { chosenContent } from "../model/media.js";
import type { MediaType, Operation, Response } from "../model/types.js";
import { modelSymbol } from "./models.js";
import type { OperationScope } from "./operations.js";
import { type Code, code, join, literal } from "./text.js";

export function needsParams(operation: Operation): boolean {
  return operation.parameters.length > 0 || (operation.body?.contents.length ?? 0) > 0;
}

export function isSuccess(response: Response): boolean {
  return response.status.startsWith("2");
}

export function emptyBody(response: Response): boolean {
  return response.contents.length === 0;
}

/** The type of the data of a response. */
export function responseType(response: Response, scope: OperationScope): Code {
  const content = chosenContent(response.contents);
  if (content === undefined) return code`undefined`;
  if (content.kind === "json")
    return code`${scope.file.use(modelSymbol(scope.names.content(content, "response"), scope.names))}`;
  return isText(content) ? code`string` : code`Blob`;
}

/** True for media types that are read as text, false for those that are read as a Blob. JSON is neither. */
export function isText(content: MediaType): boolean {
  return content.kind === "text" || content.kind === "urlencoded";
}

/**
 * The scopes that a client must have. Where credentials without scopes would do as well, none are
 * needed; where several sets of scopes would do, the compiler cannot ask for one, and asks for none.
 */
export function neededScopes({ security }: Operation): readonly string[] {
  const [only, ...others] = security;
  return only === undefined || others.length > 0 ? [] : [...new Set(only.flatMap((scheme) => scheme.scopes))];
}

/** The needed scopes as a type; undefined where there are none. */
export function scopeType(operation: Operation): Code | undefined {
  const scopes = neededScopes(operation);
  return scopes.length === 0 ? undefined : join(scopes.map(literal), code` | `);
}
