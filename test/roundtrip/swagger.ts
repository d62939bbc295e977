/**
 * Operations of OpenAPI 2.0, in the words that the readers of 3.x know: parameters are their own schemas there, and
 * a body is made of parameters ("Parameter Object"). Nothing here is shared with the generator.
 */
import { type Located, type RawOperation, isJson } from "./document.js";

type Json = Readonly<Record<string, unknown>>;

/** How a list is written ("collectionFormat"); `tabDelimited` is no word of 3.x. */
const formats: Readonly<Record<string, Json>> = {
  csv: { style: "form", explode: false },
  ssv: { style: "spaceDelimited", explode: false },
  tsv: { style: "tabDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
  multi: { style: "form", explode: true },
};

const forms = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** @param parameters all of an operation, with references followed. */
export function fromSwagger(
  parameters: readonly Located[],
  { consumes, file }: { readonly consumes: unknown; readonly file: string },
): Pick<RawOperation, "parameters" | "body"> {
  const isBody = ({ value }: Located): boolean => value["in"] === "body" || value["in"] === "formData";
  const content = contentOf(parameters.filter(isBody), consumes);
  return {
    parameters: parameters.filter((one) => !isBody(one)).map(asParameter),
    body: content && { value: { content }, file },
  };
}

function asParameter({ value, file }: Located): Located {
  const { name, in: location, type } = value;
  const written = type === "array" ? styleOf(value) : {};
  // Commas are style `simple` where there is one text alone.
  const format = location !== "query" && written["style"] === "form" ? {} : written;
  return { value: { name, in: location, schema: value, ...format }, file };
}

function styleOf({ collectionFormat }: Json): Json {
  return formats[String(collectionFormat ?? "csv")] ?? {};
}

function contentOf(parameters: readonly Located[], consumes: unknown): Json | undefined {
  const [first] = parameters;
  if (first === undefined) return undefined;
  const types = Array.isArray(consumes) ? consumes.map(String) : [];
  if (first.value["in"] === "body")
    return Object.fromEntries(
      (types.length === 0 ? ["application/json"] : types).map((type) => [
        type,
        { schema: first.value["schema"] },
      ]),
    );
  const fields = parameters.map(({ value }) => value);
  const isFile = (field: Json): boolean => field["type"] === "file";
  const properties = Object.fromEntries(
    fields.map((field) => [
      String(field["name"]),
      isFile(field) ? { type: "string", format: "binary" } : field,
    ]),
  );
  const lists = fields.filter(({ type }) => type === "array");
  const encoding = Object.fromEntries(lists.map((field) => [String(field["name"]), styleOf(field)]));
  const allowed = forms.filter((type) => types.includes(type) && !(fields.some(isFile) && type !== forms[0]));
  return Object.fromEntries(
    allowed.map((type) => [type, { schema: { type: "object", properties }, encoding }]),
  );
}

/** What an operation takes, or else what the document says for all. */
export function consumesOf(operation: Located, root: unknown): unknown {
  return operation.value["consumes"] ?? (isJson(root) ? root["consumes"] : undefined);
}

/** A document with every way of 2.0 to write a list, in a query, in a path, in a header and in forms. */
export const everyFormat = {
  swagger: "2.0",
  info: { title: "Every format", version: "1" },
  paths: {
    "/lists/{path}": {
      get: {
        parameters: [...listsIn("query"), listIn("path"), listIn("header", "pipes")],
        responses: { 204: { description: "" } },
      },
      post: {
        consumes: ["application/x-www-form-urlencoded"],
        parameters: [listIn("path", "pipes"), ...listsIn("formData")],
        responses: { 204: { description: "" } },
      },
      put: {
        consumes: ["multipart/form-data"],
        parameters: [
          listIn("path", "ssv"),
          { name: "note", in: "formData", type: "string" },
          { name: "file", in: "formData", type: "file" },
        ],
        responses: { 204: { description: "" } },
      },
      patch: {
        parameters: [
          listIn("path", "tsv"),
          listIn("header", "ssv"),
          { name: "body", in: "body", schema: { type: "object" } },
        ],
        responses: { 204: { description: "" } },
      },
    },
  },
};

function listIn(location: string, collectionFormat?: string): object {
  const required = location === "path" ? { required: true } : {};
  return {
    name: location === "path" ? "path" : `x-${location}`,
    in: location,
    type: "array",
    items: { type: "string" },
    ...(collectionFormat !== undefined && { collectionFormat }),
    ...required,
  };
}

function listsIn(location: string): object[] {
  return [undefined, ...Object.keys(formats)].map((collectionFormat) => ({
    name: collectionFormat ?? "unsaid",
    in: location,
    type: "array",
    items: { type: "string" },
    ...(collectionFormat !== undefined && { collectionFormat }),
  }));
}
