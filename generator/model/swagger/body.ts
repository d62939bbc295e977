/** Bodies of OpenAPI 2.0: one parameter in `body`, or one in `formData` for each field of a form. */
import { child } from "../../source/pointer.js";
import type { Building } from "../build.js";
import { contentKind, mediaKind } from "../media.js";
import { type Node, readDocs, unconstrained } from "../node.js";
import { plainSchema, propertiesRule } from "../plain.js";
import type { MediaType, RequestBody, Schema } from "../types.js";
import { type Declared, isList, listFormat } from "./parameter.js";
import { inlineSchema, isFileSchema } from "./schema.js";

interface SwaggerBody {
  readonly declared: readonly Declared[];
  readonly operation: Node;
  /** `consumes`, of the operation or of the document. */
  readonly consumes: readonly string[];
  readonly building: Building;
}

export function readSwaggerBody(input: SwaggerBody): RequestBody | undefined {
  const [body, second] = input.declared.filter((parameter) => parameter.in === "body");
  const fields = input.declared.filter((parameter) => parameter.in === "formData");
  const extra = body === undefined ? undefined : (second ?? fields[0]);
  if (extra !== undefined) {
    const help = "Make one body of them: a schema with their properties, or form fields alone.";
    extra.node.report("warning", "body-repeated", "This operation has a body already", help);
  }
  if (body !== undefined) return wholeBody(body, input);
  return fields.length === 0 ? undefined : formBody(fields, input);
}

function wholeBody({ node, reference }: Declared, { consumes, building }: SwaggerBody): RequestBody {
  const schema = building.schema(node.get("schema") ?? unconstrained(node));
  const mediaTypes = consumes.length === 0 ? ["application/json"] : consumes;
  return {
    place: node.place,
    docs: readDocs(node, reference),
    required: node.boolean("required") ?? false,
    contents: mediaTypes.map((mediaType) => content({ mediaType, place: node.place, schema })),
  };
}

function formBody(fields: readonly Declared[], input: SwaggerBody): RequestBody {
  const { operation, building } = input;
  const place = { file: operation.place.file, pointer: child(operation.place.pointer, "parameters") };
  const required = fields.filter(({ node }) => node.boolean("required") === true).map(({ name }) => name);
  const properties = new Map(fields.map((field) => [field.name, fieldSchema(field, building)]));
  // Each field stands at its parameter, so that problems are told of there.
  const schema = plainSchema(place, [
    { kind: "type", types: ["object"] },
    propertiesRule(properties, required),
  ]);
  const encoding = new Map(
    fields
      .filter(({ node }) => isWrittenList(node))
      .map(({ name, node }) => [name, listFormat(node)] as const)
      // Forms repeat the fields of lists by themselves.
      .filter(([, { explode }]) => !explode),
  );
  return {
    place,
    docs: {},
    required: required.length > 0,
    contents: formTypes(fields, input.consumes).map((mediaType) => ({
      ...content({ mediaType, place, schema }),
      encoding,
    })),
  };
}

function content(given: Pick<MediaType, "mediaType" | "place" | "schema">): MediaType {
  return { ...given, kind: contentKind(given.mediaType, given.schema), examples: [], encoding: new Map() };
}

function fieldSchema({ node, reference }: Declared, building: Building): Schema {
  const schema = building.schema(inlineSchema(node));
  return { ...schema, docs: { ...schema.docs, ...readDocs(node, reference) } };
}

/**
 * The media types of a form. A file needs parts ("Parameter Object": `multipart/form-data`); where the
 * document names no type for forms, a form without files is urlencoded.
 */
function formTypes(fields: readonly Declared[], consumes: readonly string[]): readonly string[] {
  const forms = consumes.filter((mediaType) => ["multipart", "urlencoded"].includes(mediaKind(mediaType)));
  const holdsFile = fields.some(({ node }) => isFileSchema(node) || isFileSchema(node.get("items") ?? node));
  const parts = forms.filter((mediaType) => mediaKind(mediaType) === "multipart");
  if (holdsFile) return parts.length === 0 ? ["multipart/form-data"] : parts;
  return forms.length === 0 ? ["application/x-www-form-urlencoded"] : forms;
}

/** A list of files is a row of parts, however the document joins it. */
function isWrittenList(node: Node): boolean {
  return isList(node) && !isFileSchema(node.get("items") ?? node);
}
