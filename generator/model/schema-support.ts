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
  const messages = node.legacy
    ? sinceOpenApi31.map((keyword) => [keyword, "has no meaning before OpenAPI 3.1, and is ignored"] as const)
    : Object.entries(untilOpenApi31).map(
        ([keyword, advice]) => [keyword, `has no meaning in JSON Schema 2020-12: ${advice}`] as const,
      );
  for (const [keyword, message] of messages) {
    if (node.has(keyword)) node.warn(keyword, "keyword-unsupported", `"${keyword}" ${message}`);
  }
}
