/** What an operation takes: its params object, and how the body in it is encoded. */
import { chosenContent } from "../model/media.js";
import type { MediaType, Operation, RequestBody } from "../model/types.js";
import type { OperationNames } from "../names/assign.js";
import { modelSymbol } from "./models.js";
import type { OperationScope } from "./operations.js";
import { needsParams } from "./responses.js";
import { runtime } from "./runtime.js";
import { type Code, code, join, literal } from "./text.js";

/** The `params` parameter; it may be left out where nothing in it is required. */
export function paramsOf(operation: Operation, names: OperationNames): Code {
  if (!needsParams(operation)) return code``;
  const required =
    operation.body?.required === true || operation.parameters.some((parameter) => parameter.required);
  return required ? code`params: ${names.params}` : code`params: ${names.params} = {}`;
}

export function bodyType(body: RequestBody, scope: OperationScope): Code {
  const content = chosenContent(body.contents);
  if (content === undefined) return code`never`;
  switch (content.kind) {
    case "json":
    case "multipart":
    case "urlencoded":
      return code`${scope.file.use(modelSymbol(scope.names.content(content, "request"), scope.names))}`;
    case "text":
      return code`string`;
    case "binary":
      return code`${scope.file.use(runtime.BinaryContent)}`;
    default:
      return content.kind satisfies never;
  }
}

/** The expression that encodes `params.body`. */
export function encodedBody(body: RequestBody, scope: OperationScope): Code | undefined {
  const content = chosenContent(body.contents);
  if (content === undefined) return undefined;
  const encoder = scope.file.use(runtime[encoders[content.kind]]);
  const encoded = code`${encoder}(${join([code`params.body`, ...encoderOptions(content)], code`, `)})`;
  return body.required ? encoded : code`params.body === undefined ? undefined : ${encoded}`;
}

const encoders = {
  json: "jsonBody",
  multipart: "multipartBody",
  urlencoded: "urlencodedBody",
  text: "textBody",
  binary: "binaryBody",
} as const;

function encoderOptions(content: MediaType): Code[] {
  switch (content.kind) {
    case "json":
      return content.mediaType === "application/json" || content.mediaType === "*/*"
        ? []
        : [literal(content.mediaType)];
    case "text":
    case "binary":
      return [literal(content.mediaType)];
    case "multipart":
    case "urlencoded":
      return encodings(content);
    default:
      return content.kind satisfies never;
  }
}

/** How properties of a form are written, where the document differs from the defaults. */
function encodings(content: MediaType): Code[] {
  const told = [...content.encoding].flatMap(([name, { contentType, ...style }]) => {
    // A pattern such as `image/*` says what the server takes; the file itself says what it is.
    const exact = contentType !== undefined && !/[*,]/.test(contentType) ? { contentType } : {};
    const encoding = { ...exact, ...style };
    return Object.keys(encoding).length === 0 ? [] : [[name, encoding] as const];
  });
  return told.length === 0 ? [] : [literal(Object.fromEntries(told))];
}
