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
  nullable: 'add "null" to "type"',
  additionalItems: 'use "prefixItems" and "items"',
  dependencies: 'use "dependentRequired" or "dependentSchemas"',
  $recursiveRef: 'use "$dynamicRef"',
  $recursiveAnchor: 'use "$dynamicAnchor"',
};

/** Reports the keywords that mean something elsewhere and nothing in this document's dialect. */
export function reportUnsupported(node: SchemaNode): void {
  if (node.legacy) {
    for (const keyword of sinceOpenApi31) {
      if (node.has(keyword)) {
        unsupported(node, keyword, `"${keyword}" has no meaning before OpenAPI 3.1, and is ignored`);
      }
    }
    return;
  }
  for (const [keyword, advice] of Object.entries(untilOpenApi31)) {
    if (node.has(keyword)) {
      unsupported(node, keyword, `"${keyword}" has no meaning in JSON Schema 2020-12: ${advice}`);
    }
  }
}

function unsupported(node: SchemaNode, keyword: string, message: string): void {
  node.warn(keyword, "keyword-unsupported", message);
}
