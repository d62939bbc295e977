/** A document several times as large as another, of the same kind. */

interface Document {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** Copies of all paths and schemas of a document of one file, each under names of its own; the text is JSON. */
export function grown(text: string, copies: number): string {
  const original: Document = JSON.parse(text);
  const indices = Array.from({ length: copies }, (_, index) => index);
  const parts = indices.map((index): Document => JSON.parse(renamed(text, index)));
  const paths = parts.flatMap((part, index) =>
    Object.entries(part.paths).map(([path, item]) => [`/copy${index}${path}`, item] as const),
  );
  const schemas = parts.flatMap(({ components }, index) =>
    Object.entries(components.schemas).map(([name, schema]) => [`Copy${index}${name}`, schema] as const),
  );
  const components = { ...original.components, schemas: Object.fromEntries(schemas) };
  return JSON.stringify({ ...original, paths: Object.fromEntries(paths), components });
}

function renamed(text: string, index: number): string {
  return text
    .replaceAll("#/components/schemas/", `#/components/schemas/Copy${index}`)
    .replaceAll(/"operationId": *"/g, `"operationId":"copy${index}_`);
}
