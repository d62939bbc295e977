/** What an operation's answers are as types. */
import { answerContents } from "../model/media.js";
import type { MediaType, Operation, Response } from "../model/types.js";
import { modelSymbol } from "./models.js";
import type { OperationScope } from "./operations.js";
import { runtime } from "./runtime.js";
import { type Code, code, join, literal } from "./text.js";

export function needsParams(operation: Operation): boolean {
  return operation.parameters.length > 0 || (operation.body?.contents.length ?? 0) > 0;
}

/** The responses whose data a call gives: the documented successes, or what is documented for any status. */
export function successesOf({ responses }: Operation): readonly Response[] {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  return successes.length > 0 ? successes : responses.filter(({ status }) => status === "default");
}

export function emptyBody(response: Response): boolean {
  return response.contents.length === 0;
}

/** The type of the data of a response: of each media type that it may come as. */
export function responseType(response: Response, scope: OperationScope): Code {
  const types = answerContents(response.contents).map((content) => answerType(content, scope));
  return types.length === 0 ? code`undefined` : join(new Set(types), code` | `);
}

function answerType(content: MediaType, scope: OperationScope): Code {
  if (content.kind === "json")
    return code`${scope.file.use(modelSymbol(scope.names.content(content, "response"), scope.names))}`;
  return isText(content) ? code`string` : code`Blob`;
}

/** True for media types that are read as text, false for those that are read as a Blob. JSON is neither. */
export function isText(content: MediaType): boolean {
  return content.kind === "text" || content.kind === "urlencoded";
}

/**
 * The sets of scopes of which a client must have one; none where credentials without scopes would do as
 * well.
 */
export function scopeSets({ security }: Operation): readonly (readonly string[])[] {
  const sets = security.map((schemes) => [...new Set(schemes.flatMap(({ scopes }) => scopes))]);
  if (sets.some((set) => set.length === 0)) return [];
  // A set that holds another one asks for more than is needed.
  const asksForMore = (set: readonly string[], index: number): boolean =>
    sets.some((other, position) => {
      const isWithin = other !== set && other.every((scope) => set.includes(scope));
      return isWithin && (other.length < set.length || position < index);
    });
  return sets.filter((set, index) => !asksForMore(set, index));
}

/** The needed scopes as a type: a union of all, or a tuple of such unions; undefined where there are none. */
export function scopeType(operation: Operation): Code | undefined {
  const [only, ...others] = scopeSets(operation).map((set) => join(set.map(literal), code` | `));
  return only === undefined || others.length === 0 ? only : code`[${join([only, ...others], code`, `)}]`;
}

/** The type of a client that has the scopes. */
export function clientType(operation: Operation, { file }: OperationScope): Code {
  const type = scopeSets(operation).length > 1 ? runtime.ClientWith : runtime.ApiClient;
  return code`${file.use(type)}<${scopeType(operation) ?? code`never`}>`;
}
