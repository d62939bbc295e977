/** `x-pagination`: what it says, held against the response that it speaks of. */
import type { Report } from "../diagnostics.js";
import { referenceTarget } from "./identity.js";
import { answerContents } from "./media.js";
import type {
  ArrayRule,
  NamedSchema,
  ObjectRule,
  Operation,
  Rule,
  Schema,
  SchemaId,
  ValueType,
} from "./types.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/**
 * The operation with what its pages hold, once all schemas are read. A pagination that does not fit the
 * response is reported and left out.
 */
export function resolvePagination(operation: Operation, schemas: Schemas, report: Report): Operation {
  const { pagination, ...rest } = operation;
  if (pagination === undefined) return operation;
  const success = operation.responses.find(({ status }) => status.startsWith("2"));
  const [content, ...others] = answerContents(success?.contents ?? []);
  const page = content && ruleOf<ObjectRule>(follow(content.schema, schemas), "object");
  const list = page?.properties.get(pagination.items);
  const listSchema = list && follow(list, schemas);
  const next = page?.properties.get(pagination.next);
  if (
    content?.kind === "json" &&
    others.length === 0 &&
    page !== undefined &&
    isList(listSchema) &&
    isLink(next, schemas)
  ) {
    const optional = !page.required.includes(pagination.items) || typesOf(listSchema).includes("null");
    // A list that says nothing of its items holds anything.
    const item = ruleOf<ArrayRule>(listSchema, "array")?.items ?? { ...listSchema, rules: [] };
    return { ...operation, pagination: { ...pagination, item, optional } };
  }
  report({
    code: "pagination-invalid",
    severity: "error",
    message: `The response has no list "${pagination.items}" beside a text "${pagination.next}"`,
    help: "Name two properties of the JSON object of the success response: the list, and the URL of the next page or null.",
    place: pagination.place,
  });
  return rest;
}

function isList(schema: Schema | undefined): schema is Schema {
  const types = schema === undefined ? [] : typesOf(schema);
  return types.includes("array") && types.every((type) => type === "array" || type === "null");
}

function isLink(schema: Schema | undefined, schemas: Schemas): boolean {
  const types = schema === undefined ? [] : typesOf(follow(schema, schemas));
  return types.includes("string") && types.every((type) => type === "string" || type === "null");
}

function typesOf(schema: Schema): readonly ValueType[] {
  return schema.rules.flatMap((rule) => (rule.kind === "type" ? rule.types : []));
}

/** The schema that references lead to; references that only lead to each other are refused elsewhere. */
function follow(schema: Schema, schemas: Schemas): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  for (let target = referenceTarget(current); target !== undefined; target = referenceTarget(current)) {
    const next = schemas.get(target)?.schema;
    if (next === undefined || seen.has(next)) return current;
    seen.add(next);
    current = next;
  }
  return current;
}

function ruleOf<Wanted extends Rule>(schema: Schema, kind: Wanted["kind"]): Wanted | undefined {
  return schema.rules.find((rule): rule is Wanted => rule.kind === kind);
}
