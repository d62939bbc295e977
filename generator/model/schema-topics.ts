/**
 * What a schema's keywords speak of. Most schemas speak of a type and have a description: what reads the rest
 * asks first whether there is anything to read.
 */

/** Topics are bits, so that those of a schema are one number. */
export const Topic = {
  arrays: 1,
  objects: 2,
  /** Schemas that other schemas speak for too, which may refuse null. */
  composition: 4,
  conditions: 8,
  lists: 16,
  numbers: 32,
  strings: 64,
  documentation: 128,
  annotations: 256,
  nullability: 512,
} as const;

const keywords: Readonly<Record<keyof typeof Topic, string>> = {
  arrays:
    "items prefixItems additionalItems contains minItems maxItems minContains maxContains uniqueItems unevaluatedItems",
  objects:
    "properties required patternProperties additionalProperties propertyNames minProperties maxProperties " +
    "dependencies dependentRequired dependentSchemas unevaluatedProperties",
  composition: "allOf anyOf oneOf not",
  conditions: "if then else",
  lists: "enum const x-extensible-enum",
  numbers: "multipleOf minimum maximum exclusiveMinimum exclusiveMaximum",
  strings: "minLength maxLength pattern",
  documentation: "title description deprecated externalDocs x-docs-deviation",
  annotations: "readOnly writeOnly format contentMediaType contentEncoding default example examples",
  nullability: "nullable x-nullable",
};

const topics = new Map<string, number>();
for (const [topic, words] of Object.entries(keywords)) {
  const bit = Topic[topic as keyof typeof Topic];
  for (const word of words.split(" ")) topics.set(word, (topics.get(word) ?? 0) | bit);
}

/** The topics of a keyword; 0 for one that nothing reads. */
export function topicsOf(keyword: string): number {
  return topics.get(keyword) ?? 0;
}
