/** What of a body JSON and forms cannot say by themselves: days, and inside of JSON bigints and invalid dates. */
import { sentView } from "../model/declarations.js";
import type { MediaType } from "../model/types.js";
import { conversionSymbol } from "./conversion-symbol.js";
import type { OperationScope } from "./operations.js";
import { runtime } from "./runtime.js";
import { type Code, code, join } from "./text.js";

/**
 * `params.body`, as its encoder takes it.
 * @param encodings how fields of a form are written, where the document says so.
 */
export function bodyValue(content: MediaType, encodings: readonly Code[], scope: OperationScope): Code {
  const body = code`params.body`;
  if (content.kind === "text" || content.kind === "binary") return body;
  const symbol = conversionSymbol(scope.names.content(content, sentView(content)), "encode", scope);
  const encoded = symbol === undefined ? body : code`${scope.file.use(symbol)}(${body})`;
  if (!scope.names.uses.hasFormatTypes(content.schema)) return encoded;
  if (content.kind === "json") return code`${scope.file.use(runtime.exactJson)}(${encoded})`;
  return code`${scope.file.use(runtime.withJsonFields)}(${join([encoded, ...encodings], code`, `)})`;
}
