/** Types that a document means without saying so. */
import type { SchemaNode } from "./schema-node.js";
import { Topic } from "./schema-topics.js";
import type { JsonType } from "./types.js";

const objectKeywords = [
  "properties",
  "required",
  "additionalProperties",
  "patternProperties",
  "propertyNames",
  "minProperties",
  "maxProperties",
] as const;

const arrayKeywords = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"] as const;

/** Beside these the schema's type is said elsewhere, or by listing the values themselves. */
const decisive = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "enum", "const", "not", "if"] as const;

/**
 * In JSON Schema `{ properties: { id: … } }` accepts the number 5. Nobody who writes it in an OpenAPI
 * document means that, and every generator of types reads an object there; a guard that accepted 5 would
 * not agree with the type. So the type is implied, except
 * - where a schema selects values (`not`, `if`, `contains`) or applies to selected ones (`then`, `else`,
 *   `dependentSchemas`, `propertyNames`): a narrower one would select or refuse others than was said;
 * - beside a reference or a combinator: these decide the type themselves (`allOf: [NullableBase]` beside
 *   `properties` must not lose its null);
 * - beside `enum` or `const`, which list the values.
 * Where keywords of both kinds stand together, both kinds are welcome.
 */
export function impliedTypes(node: SchemaNode): readonly JsonType[] | undefined {
  if (!node.options.implyTypes || !node.position.asserting) return undefined;
  if (!node.speaksOf(Topic.arrays | Topic.objects)) return undefined;
  if (decisive.some((keyword) => node.has(keyword))) return undefined;
  const object = objectKeywords.some((keyword) => node.has(keyword));
  const array = arrayKeywords.some((keyword) => node.has(keyword) && !saysNothing(node, keyword));
  if (!object && !array) return undefined;
  return [...(object ? (["object"] as const) : []), ...(array ? (["array"] as const) : [])];
}

/** Some frameworks write `uniqueItems: false` into every schema. */
function saysNothing(node: SchemaNode, keyword: string): boolean {
  return keyword === "uniqueItems" && node.raw(keyword) === false;
}
