/** Keywords that a dialect does not know: said aloud, since a keyword dropped in silence is a weaker guard. */
import { dialectProblem } from "./dialect.js";
import type { SchemaNode } from "./schema-node.js";

/** What to do about a keyword, by the keyword. */
type Unsupported = ReadonlyMap<string, string>;

/** JSON Schema 2020-12 has these; the Schema Object of OpenAPI 3.0 (section 4.7.24) does not. */
const sinceOpenApi31: Unsupported = new Map(
  [
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "const",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
  ].map((keyword) => [keyword, "Remove it, or write the document in OpenAPI 3.1."]),
);

/** Words of the Schema Object of OpenAPI 3.0 that 2.0 does not have. */
const sinceOpenApi30 = new Set(["anyOf", "oneOf", "not", "nullable", "writeOnly", "deprecated"]);

/** Earlier forms that 2020-12 has no more, and what to write in their place. */
const untilOpenApi31: Unsupported = new Map([
  ["nullable", 'Add "null" to "type".'],
  ["additionalItems", 'Use "prefixItems" and "items".'],
  ["dependencies", 'Use "dependentRequired" or "dependentSchemas".'],
  ["$recursiveRef", 'Use "$dynamicRef".'],
  ["$recursiveAnchor", 'Use "$dynamicAnchor".'],
]);

/** Reports the keywords that mean something elsewhere and nothing in this document's dialect. */
export function reportUnsupported(node: SchemaNode): void {
  if (node.options.dialect === "openapi-2.0") reportLater(node);
  reportDialect(node);
  const unsupported = node.legacy ? sinceOpenApi31 : untilOpenApi31;
  for (const keyword of node.names()) {
    const help = unsupported.get(keyword);
    if (help === undefined) continue;
    const where = node.legacy ? "before OpenAPI 3.1" : "in JSON Schema 2020-12";
    const message = `"${keyword}" has no meaning ${where}, and is ignored`;
    node.warn(keyword, { code: "keyword-unsupported", message, help });
  }
}

/** Outside of OpenAPI the meta-schema is looked up, and decides which keywords assert. */
function reportDialect(node: SchemaNode): void {
  const name = node.options.implyTypes && !node.legacy ? node.raw("$schema") : undefined;
  const problem = typeof name === "string" ? dialectProblem(name) : undefined;
  if (problem !== undefined) node.warn("$schema", problem);
}

/** Nobody writes `oneOf` into a document of OpenAPI 2.0 without meaning it: it is read, and told of. */
function reportLater(node: SchemaNode): void {
  for (const keyword of node.names()) {
    if (!sinceOpenApi30.has(keyword)) continue;
    const message = `"${keyword}" is no word of OpenAPI 2.0, and is read as 3.0 reads it`;
    const help = "Write the document in OpenAPI 3: other tools ignore the word in 2.0.";
    node.warn(keyword, { code: "keyword-later", message, help });
  }
}

/** Tells of the keywords that say how values are written, where the output writes and reads them otherwise. */
export function reportUnused(node: SchemaNode): void {
  if (node.has("xml")) {
    const help = "Write and read the text of such a body with an XML library.";
    node.note("xml", { code: "xml-ignored", message: "XML is sent and read as text", help });
  }
  if (!node.legacy && node.has("contentSchema")) {
    const help = "Parse the text, and check the result with a guard of its own.";
    const message = "The text is not parsed, and what is in it is not checked";
    node.note("contentSchema", { code: "content-schema-ignored", message, help });
  }
}

/** What only describes may stand beside a reference: it is kept, and nobody relies on it. */
const descriptive: ReadonlySet<string> = new Set([
  "$ref",
  "$schema",
  "$comment",
  "definitions",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "id",
  "title",
]);

/** Reports what stands beside a reference and says nothing there (OpenAPI 3.0, section 4.7.23). */
export function reportSiblings(node: SchemaNode): void {
  for (const keyword of node.names()) {
    if (descriptive.has(keyword) || keyword.startsWith("x-")) continue;
    const message = `"${keyword}" beside "$ref" is ignored before OpenAPI 3.1`;
    const help = 'Put the reference into "allOf", and the other keywords beside that.';
    node.warn(keyword, { code: "reference-sibling-ignored", message, help });
  }
}
