/** Parameters of OpenAPI 2.0 ("Parameter Object"), the parts of a body among them. */
import type { Building } from "../build.js";
import { type Node, readDocs } from "../node.js";
import { isHeaderToSend, noteEmptyValue, parameterKey, reportRepeated } from "../parameter.js";
import type { Example, Parameter, ParameterStyle } from "../types.js";
import { inlineSchema } from "./schema.js";

export type SwaggerIn = "path" | "query" | "header" | "formData" | "body";

/** A parameter whose place in the request is known, and nothing else yet. */
export interface Declared {
  readonly node: Node;
  /** What stands in the list: the parameter itself, or a reference to it. */
  readonly reference: Node;
  readonly name: string;
  readonly in: SwaggerIn;
}

/** The parameters of an operation; its own win over the path item's of the same name and place. */
export function declaredParameters(item: Node, operation: Node): readonly Declared[] {
  const byKey = new Map<string, Declared>();
  for (const owner of [item, operation]) {
    const own = new Set<string>();
    for (const reference of owner.mapItems("parameters")) {
      const parameter = declared(reference);
      if (parameter === undefined) continue;
      const key = parameterKey(parameter);
      if (own.has(key)) reportRepeated(reference, parameter);
      own.add(key);
      byKey.set(key, parameter);
    }
  }
  return [...byKey.values()];
}

function declared(reference: Node): Declared | undefined {
  const node = reference.followed();
  if (node === undefined) return undefined;
  const name = node.string("name");
  const place = node.string("in");
  noteEmptyValue(node);
  if (name !== undefined && isPlace(place)) return { node, reference, name, in: place };
  const help = 'A parameter has a "name", and is "in" path, query, header, formData or body.';
  node.report("error", "parameter-invalid", "This parameter cannot be read, and is left out", help);
  return undefined;
}

const places: ReadonlySet<unknown> = new Set<SwaggerIn>(["path", "query", "header", "formData", "body"]);

function isPlace(text: unknown): text is SwaggerIn {
  return places.has(text);
}

/** A parameter that is no part of a body; undefined for headers that are not sent. */
export function readSwaggerParameter(parameter: Declared, building: Building): Parameter | undefined {
  const { node, reference, name } = parameter;
  if (parameter.in === "body" || parameter.in === "formData") return undefined;
  if (parameter.in === "header" && !isHeaderToSend(name, node)) return undefined;
  return {
    place: node.place,
    name,
    in: parameter.in,
    required: parameter.in === "path" || (node.boolean("required") ?? false),
    docs: readDocs(node, reference),
    schema: building.schema(inlineSchema(node)),
    ...readSerialisation(node, parameter.in),
    allowReserved: false,
    examples: readExample(node),
  };
}

/** `x-example` is what 2.0 has in place of `example`. */
function readExample(node: Node): readonly Example[] {
  const example = node.get("x-example") ?? node.get("example");
  return example === undefined ? [] : [{ place: example.place, value: example.json() }];
}

interface Serialisation {
  readonly style: ParameterStyle;
  readonly explode: boolean;
}

/** `collectionFormat` in the words of OpenAPI 3: a style, and whether every item stands for itself. */
const formats: Readonly<Record<string, Serialisation>> = {
  csv: { style: "form", explode: false },
  ssv: { style: "spaceDelimited", explode: false },
  tsv: { style: "tabDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
  multi: { style: "form", explode: true },
};

function readSerialisation(node: Node, place: "path" | "query" | "header"): Serialisation {
  if (place !== "query") return isList(node) ? joinedFormat(node, place) : simple;
  // Values that are no lists are the same in every style, and say nothing of theirs.
  return isList(node) ? listFormat(node) : { style: "form", explode: true };
}

const simple: Serialisation = { style: "simple", explode: false };

/** How a list is written where one text holds all of it: in a path and in a header. */
export function joinedFormat(node: Node, place: "path" | "header"): Serialisation {
  const format = listFormat(node);
  if (format.style !== "form") return format;
  if (format.explode) {
    const message = `A ${place} has one value alone: this list is written with commas, and not as "multi" says`;
    const help = "Use csv, ssv, tsv or pipes, or move it to the query.";
    node.get("collectionFormat")?.report("warning", "collection-format-ignored", message, help);
  }
  return simple;
}

/** How a list is written in a query or a form; with commas where nothing is said. */
export function listFormat(node: Node): Serialisation {
  noteInnerLists(node);
  const format = node.get("collectionFormat");
  const csv: Serialisation = { style: "form", explode: false };
  if (format === undefined) return csv;
  const known = Object.entries(formats).find(([name]) => name === format.value)?.[1];
  if (known !== undefined) return known;
  const help = `Use one of: ${Object.keys(formats).join(", ")}.`;
  const message = `There is no collection format ${JSON.stringify(format.value)}`;
  format.report("warning", "collection-format-ignored", message, help);
  return csv;
}

/** "Items Object": lists in a list have a format of their own, for which the model has no word. */
function noteInnerLists(node: Node): void {
  const items = node.get("items");
  if (items === undefined || !isList(items)) return;
  const message = 'The lists in this list are written as JSON, and not as "collectionFormat" says';
  items.report(
    "warning",
    "collection-format-ignored",
    message,
    "Use a list of texts, and join each yourself.",
  );
}

export function isList(node: Node): boolean {
  return node.get("type")?.value === "array";
}
