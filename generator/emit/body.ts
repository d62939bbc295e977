/** What an operation takes: its params object, and how the body in it is encoded. */
import { admittedTypes } from "../model/admitted-types.js";
import { sentView } from "../model/declarations.js";
import { type BodyChoice, bodyChoices, essence, hasChoice, isAnyType } from "../model/media.js";
import { partTypes } from "../model/part-types.js";
import type { MediaType, Operation, RequestBody } from "../model/types.js";
import type { OperationNames } from "../names/claimants.js";
import { bodyValue } from "./body-value.js";
import { messageDocs } from "./docs.js";
import { modelSymbol } from "./models.js";
import type { OperationScope } from "./operations.js";
import { needsParams } from "./responses.js";
import { runtime } from "./runtime.js";
import { type Code, code, docComment, join, lines, literal } from "./text.js";

/** The `params` parameter; it may be left out where nothing in it is required. */
export function paramsOf(operation: Operation, names: OperationNames): Code {
  if (!needsParams(operation)) return code``;
  const required =
    operation.body?.required === true || operation.parameters.some((parameter) => parameter.required);
  return required ? code`params: ${names.params}` : code`params: ${names.params} = {}`;
}

/**
 * The type of the params: its members, and the body as one of them where there is one media type; with a
 * choice, a member of a union for the usual one and for each other media type. What a member has of several
 * the compiler does not exclude one by one.
 */
export function bodyMembers(body: RequestBody, scope: OperationScope): Code[] {
  const docs = docComment(messageDocs(body.docs));
  return bodyChoices(body.contents).flatMap(({ content, mediaTypes }, index) => {
    const type = contentType(content, scope);
    // Where a media type is named, there is something to send.
    const required = body.required || index > 0;
    const value = required ? code`${docs}body: ${type};` : code`${docs}body?: ${type} | undefined;`;
    if (!hasChoice(body.contents)) return [value];
    if (index === 0) return [lines([value, usualType(mediaTypes)])];
    return mediaTypes.map((mediaType) => lines([value, code`contentType: ${literal(mediaType)};`]));
  });
}

function usualType(mediaTypes: readonly string[]): Code {
  const docs = docComment([{ tag: "defaultValue", text: JSON.stringify(mediaTypes[0]) }]);
  return code`${docs}contentType?: ${join(mediaTypes.map(literal), code` | `)} | undefined;`;
}

function contentType(content: MediaType, scope: OperationScope): Code {
  switch (content.kind) {
    case "json":
    case "multipart":
    case "urlencoded":
      return code`${scope.file.use(modelSymbol(scope.names.content(content, sentView(content)), scope.names))}`;
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
  const [usual, ...others] = bodyChoices(body.contents);
  if (usual === undefined) return undefined;
  const encoded = others.reduceRight(
    (otherwise, choice) => {
      const tests = choice.mediaTypes.map((type) => code`params.contentType === ${literal(type)}`);
      return code`${join(tests, code` || `)} ? ${encodedAs(choice, scope)} : ${otherwise}`;
    },
    encodedAs(usual, scope),
  );
  return body.required ? encoded : code`params.body === undefined ? undefined : ${encoded}`;
}

function encodedAs({ content, mediaTypes }: BodyChoice, scope: OperationScope): Code {
  if (mediaTypes.length === 1 && isPlainText(content, scope))
    return code`${scope.file.use(runtime.textBody)}(params.body)`;
  const encoder = scope.file.use(runtime[encoders[content.kind]]);
  const options = mediaTypes.length > 1 ? [chosenType(content)] : encoderOptions(content, scope);
  return code`${encoder}(${join([bodyValue(content, fieldEncodings(content, scope), scope), ...options], code`, `)})`;
}

/** Where the media type is left open, a string is sent as it is, and anything else as JSON. */
function isPlainText({ kind, mediaType, schema }: MediaType, { names }: OperationScope): boolean {
  if (kind !== "json" || !isAnyType(mediaType) || names.uses.hasFormatTypes(schema)) return false;
  const types = admittedTypes(schema, { lookup: names.schemaOf, view: "request" });
  return types?.join() === "string";
}

/** Several media types that are encoded alike: the caller's, or the first. */
function chosenType({ mediaType }: MediaType): Code {
  return mediaType === "application/json"
    ? code`params.contentType`
    : code`params.contentType ?? ${literal(mediaType)}`;
}

const encoders = {
  json: "jsonBody",
  multipart: "multipartBody",
  urlencoded: "urlencodedBody",
  text: "textBody",
  binary: "binaryBody",
} as const;

function encoderOptions(content: MediaType, scope: OperationScope): Code[] {
  switch (content.kind) {
    case "json":
      return content.mediaType === "application/json" || isAnyType(content.mediaType)
        ? []
        : [literal(content.mediaType)];
    case "text":
    case "binary":
      return [literal(content.mediaType)];
    case "urlencoded":
      return fieldEncodings(content, scope);
    case "multipart":
      return multipartOptions(content, scope);
    default:
      return content.kind satisfies never;
  }
}

/** Other subtypes than the usual one are named; a range is none. */
function multipartOptions(content: MediaType, scope: OperationScope): Code[] {
  const type = essence(content.mediaType);
  if (type === "multipart/form-data" || type === "multipart/*") return fieldEncodings(content, scope);
  return [fieldEncodings(content, scope)[0] ?? code`{}`, literal(type)];
}

function fieldEncodings(content: MediaType, { names }: OperationScope): Code[] {
  return encodings(
    content,
    content.kind === "multipart" ? partTypes(content.schema, names.schemaOf) : new Map(),
  );
}

/**
 * How properties of a form are written, where the document differs from the defaults.
 * @param types the media types of those of which it gives none.
 */
export function encodings(
  { encoding }: Pick<MediaType, "encoding">,
  types: ReadonlyMap<string, string>,
): Code[] {
  const told = [...new Set([...encoding.keys(), ...types.keys()])].flatMap((name) => {
    const { contentType = types.get(name), ...style } = encoding.get(name) ?? {};
    // A pattern such as `image/*` says what the server takes; the file itself says what it is.
    const exact = contentType !== undefined && !/[*,]/.test(contentType) ? { contentType } : {};
    const whole = { ...exact, ...style };
    return Object.keys(whole).length === 0 ? [] : [[name, whole] as const];
  });
  return told.length === 0 ? [] : [literal(Object.fromEntries(told))];
}
