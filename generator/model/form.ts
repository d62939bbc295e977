/** Forms, which are made of fields whatever their schemas say (OpenAPI 3.1, sections 4.8.14.4 and 4.8.14.5). */
import type { Report } from "../diagnostics.js";
import { admittedTypes } from "./admitted-types.js";
import type { SchemaLookup } from "./applied.js";
import { referenceTarget } from "./identity.js";
import type { MediaType, NamedSchema, Operation, Schema, SchemaId } from "./types.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/** What {@link withFields} needs of the rest of the model. */
interface Surroundings {
  readonly schemas: Schemas;
  /** The schema of an object of any members, for a content; contents that share a schema share it too. */
  readonly anyFields: (content: MediaType) => Schema;
  readonly report: Report;
}

/**
 * The operation with fields of any name in forms whose schemas take no object, or say nothing: nothing else
 * can be sent as a form.
 */
export function withFields(operation: Operation, around: Surroundings): Operation {
  const { body } = operation;
  if (body === undefined || !body.contents.some(isForm)) return operation;
  const contents = body.contents.map((content) =>
    isForm(content) ? formWithFields(content, around) : content,
  );
  return { ...operation, body: { ...body, contents } };
}

function isForm({ kind }: MediaType): boolean {
  return kind === "multipart" || kind === "urlencoded";
}

function formWithFields(content: MediaType, { schemas, anyFields, report }: Surroundings): MediaType {
  const { schema } = content;
  const lookup = (id: SchemaId): Schema | undefined => schemas.get(id)?.schema;
  const types = admittedTypes(schema, { lookup, view: "request" });
  const said = referred(schema, lookup);
  const isOther = types?.includes("object") === false;
  if (!isOther && said.rules.length > 0) return content;
  if (isOther)
    report({
      code: "form-without-fields",
      severity: "warning",
      message: `A form is made of fields, and this schema takes no object: fields of any name are taken for ${content.mediaType}`,
      help: "Describe the form as an object, with a property for each field.",
      place: schema.place,
    });
  return { ...content, schema: anyFields(content) };
}

/** The schema behind references that stand alone. */
function referred(schema: Schema, lookup: SchemaLookup, depth = 0): Schema {
  const target = referenceTarget(schema);
  const next = target === undefined ? undefined : lookup(target);
  return next === undefined || depth > 8 ? schema : referred(next, lookup, depth + 1);
}
