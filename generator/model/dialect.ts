/** The dialects of JSON Schema that a document may name (OpenAPI 3.1, section 4.8.24.5). */

/** What `jsonSchemaDialect` and `$schema` say where they say nothing new. */
const known = [
  /^https:\/\/spec\.openapis\.org\/oas\/3\.[12]\/dialect\//,
  /^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/,
];

/** What is wrong with a dialect; undefined for those that schemas are read by anyhow. */
export function dialectProblem(
  name: string,
): { readonly code: string; readonly message: string; readonly help: string } | undefined {
  if (known.some((pattern) => pattern.test(name))) return undefined;
  return {
    code: "dialect-ignored",
    message: `Schemas are read as JSON Schema 2020-12, and not as ${JSON.stringify(name)} says`,
    help: "Write them in the dialect of OpenAPI, or see whether the keywords that they use mean the same there.",
  };
}
