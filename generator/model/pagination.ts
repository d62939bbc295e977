/** `x-pagination`: what it says, held against the response that it speaks of. */
import type { Report } from "../diagnostics.js";
import { referenceTarget } from "./identity.js";
import { answerContents } from "./media.js";
import { plainSchema } from "./plain.js";
import type {
  ArrayRule,
  NamedSchema,
  ObjectRule,
  Operation,
  Pagination,
  Response,
  Rule,
  Schema,
  SchemaId,
  ValueType,
} from "./types.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/** What one answer says of its page. */
interface Page {
  readonly item: Schema;
  /** The list may be missing, or null. */
  readonly optional: boolean;
  /** There may be null in place of the page. */
  readonly missing: boolean;
}

/**
 * The operation with what its pages hold, once all schemas are read. A pagination that does not fit each
 * success response with a body is reported and left out.
 */
export function resolvePagination(operation: Operation, schemas: Schemas, report: Report): Operation {
  const { pagination, ...rest } = operation;
  if (pagination === undefined) return operation;
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  const answers = successes.filter(({ contents }) => contents.length > 0);
  const pages = answers.flatMap((answer) => readPage(answer, pagination, schemas) ?? []);
  const [item, ...others] = new Set(pages.map((page) => page.item));
  if (item !== undefined && pages.length === answers.length) {
    const resolved = {
      ...pagination,
      item: others.length === 0 ? item : eitherOf([item, ...others]),
      optional: pages.some((page) => page.optional),
      missing: answers.length < successes.length || pages.some((page) => page.missing),
    };
    return { ...operation, pagination: resolved };
  }
  const unfit = answers.find((answer) => readPage(answer, pagination, schemas) === undefined);
  const subject = unfit === undefined ? "No success response has a" : `The response ${unfit.status} has no`;
  report({
    code: "pagination-invalid",
    severity: "error",
    message: `${subject} list "${pagination.items}" beside a text "${pagination.next}"`,
    help: "Name two properties of the JSON object of every success response with a body: the list, and the URL of the next page or null.",
    place: pagination.place,
  });
  return rest;
}

/** The page that an answer is; undefined where it is another thing, or may be. */
function readPage({ contents }: Response, pagination: Pagination, schemas: Schemas): Page | undefined {
  const [content, ...others] = answerContents(contents);
  if (content?.kind !== "json" || others.length > 0) return undefined;
  const schema = follow(content.schema, schemas);
  const page = ruleOf<ObjectRule>(schema, "object");
  const list = page?.properties.get(pagination.items);
  const listSchema = list && follow(list, schemas);
  if (page === undefined || !isObject(schema) || !isList(listSchema)) return undefined;
  if (!isLink(page.properties.get(pagination.next), schemas)) return undefined;
  return {
    // A list that says nothing of its items holds anything.
    item: ruleOf<ArrayRule>(listSchema, "array")?.items ?? { ...listSchema, rules: [] },
    optional: !page.required.includes(pagination.items) || typesOf(listSchema).includes("null"),
    missing: typesOf(schema).includes("null"),
  };
}

/** A schema of what one answer lists or another. */
function eitherOf(schemas: readonly [Schema, ...Schema[]]): Schema {
  return plainSchema(schemas[0].place, [{ kind: "anyOf", schemas }]);
}

/** A schema that says no type is read as one of objects, since it names properties. */
function isObject(schema: Schema): boolean {
  return typesOf(schema).every((type) => type === "object" || type === "null");
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
