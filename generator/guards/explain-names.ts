/** The functions that explanations are made of, by the templates that export them. */

const templates = {
  "explain-types":
    "anyType arrayType booleanType fileType integerType nullType numberType objectType stringType",
  "explain-dates": "datelessObjectType dateType dateTimeType",
  "explain-int64": "int64Type uint64Type",
  "explain-enum": "constEqualTo constOf enumOf stringEnumOf",
  "explain-numbers": "exclusiveMaximum exclusiveMinimum maximum minimum multipleOf numberFormat",
  "explain-strings": "maxLength minLength patternOf textFormat",
  "explain-arrays": "arrayOf containsOf itemsOf maxItems minItems prefixItems uniqueItems",
  "explain-objects":
    "dependentRequired dependentSchemas maxProperties minProperties objectOf properties requires",
  "explain-members": "additionalProperties patternProperties propertyNames",
  "explain-combinators":
    "allOf allRules anyValue ifThenElse notOf nullable orNull placedAround placedAt refused",
  "explain-alternatives": "anyOf oneOf selectBy",
  "explain-unevaluated": "unevaluatedItems unevaluatedProperties",
} as const;

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

export type ExplainName = Words<(typeof templates)[keyof typeof templates]>;

const files = new Map<string, string>(
  Object.entries(templates).flatMap(([file, names]) => names.split(" ").map((name) => [name, file] as const)),
);

/** The template of a function, without its extension; undefined for other names. */
export function explainFile(name: string): string | undefined {
  return files.get(name);
}
