/** Keywords that a dialect does not know: said aloud, since a keyword dropped in silence is a weaker guard. */
import type { SchemaNode } from "./schema-node.js";

/** JSON Schema 2020-12 has these; the Schema Object of OpenAPI 3.0 (section 4.7.24) does not. */
const sinceOpenApi31 = [
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
] as const;

/** Earlier forms that 2020-12 has no more, and what to write in their place. */
const untilOpenApi31: Readonly<Record<string, string>> = {
  nullable: 'Add "null" to "type".',
  additionalItems: 'Use "prefixItems" and "items".',
  dependencies: 'Use "dependentRequired" or "dependentSchemas".',
  $recursiveRef: 'Use "$dynamicRef".',
  $recursiveAnchor: 'Use "$dynamicAnchor".',
};

/** Reports the keywords that mean something elsewhere and nothing in this document's dialect. */
export function reportUnsupported(node: SchemaNode): void {
  if (node.legacy) {
    for (const keyword of sinceOpenApi31) {
      if (node.has(keyword)) {
        const message = `"${keyword}" has no meaning before OpenAPI 3.1, and is ignored`;
        unsupported(node, keyword, message, "Remove it, or write the document in OpenAPI 3.1.");
      }
    }
    return;
  }
  for (const [keyword, advice] of Object.entries(untilOpenApi31)) {
    if (node.has(keyword)) {
      const message = `"${keyword}" has no meaning in JSON Schema 2020-12, and is ignored`;
      unsupported(node, keyword, message, advice);
    }
  }
}

function unsupported(node: SchemaNode, keyword: string, message: string, help: string): void {
  node.warn(keyword, { code: "keyword-unsupported", message, help });
}
