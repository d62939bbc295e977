/** Responses of OpenAPI 2.0: a schema for all media types that the operation produces. */
import type { Building } from "../build.js";
import { headerSchema, readHeaders } from "../header.js";
import { contentKind, mediaKind } from "../media.js";
import { type Node, readDocs } from "../node.js";
import type { Answer } from "../status.js";
import type { Example, MediaKind, MediaType, ParameterStyle, Response } from "../types.js";
import { isList, joinedFormat } from "./parameter.js";
import { inlineSchema, isFileSchema } from "./schema.js";

/** @param produces the media types, of the operation or of the document. */
export function readSwaggerResponse(
  { status, reference, response, isEmpty }: Answer,
  produces: readonly string[],
  building: Building,
): Response {
  const headers = readHeaders(response, building, headerWords);
  const schema = headerSchema(response, headers);
  return {
    place: response.place,
    status,
    docs: readDocs(response, reference),
    contents: isEmpty ? [] : readContents(response, produces, building),
    headers,
    ...(schema !== undefined && { headerSchema: schema }),
  };
}

/** "Header Object": what a parameter says, and so among others how a list is written. */
const headerWords = {
  schemaOf: inlineSchema,
  styleOf: (header: Node): ParameterStyle | undefined =>
    isList(header) ? joinedFormat(header, "header").style : undefined,
};

/** "Response Object": a response without `schema` has no content. */
function readContents(response: Node, produces: readonly string[], building: Building): MediaType[] {
  const node = response.get("schema");
  if (node === undefined) return [];
  const isFile = isFileSchema(node);
  const fallback = isFile ? "application/octet-stream" : "application/json";
  const schema = building.schema(node);
  return (produces.length === 0 ? [fallback] : produces).map((mediaType) => ({
    place: node.place,
    mediaType,
    kind: isFile ? fileKind(mediaType) : contentKind(mediaType, schema),
    schema,
    examples: readExamples(response, mediaType),
    encoding: new Map(),
  }));
}

/** A file is bytes, though the document may say that all its answers are JSON. */
function fileKind(mediaType: string): MediaKind {
  const kind = mediaKind(mediaType);
  return kind === "text" ? kind : "binary";
}

/** "Example Object": an example for each media type. */
function readExamples(response: Node, mediaType: string): readonly Example[] {
  const example = response.get("examples")?.get(mediaType);
  return example === undefined ? [] : [{ place: example.place, value: example.json() }];
}
