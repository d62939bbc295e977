/** `x-pagination`: what it says, held against the response that it speaks of. */
import type { Report } from "../diagnostics.js";
import { admittedTypes } from "./admitted-types.js";
import { applied } from "./applied.js";
import { answerContents } from "./media.js";
import { plainSchema } from "./plain.js";
import type {
  JsonType,
  NamedSchema,
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
  const { schema } = content;
  const list = memberOf(schema, pagination.items, schemas);
  const link = memberOf(schema, pagination.next, schemas);
  // Without a type it is read as one of objects, since it names properties.
  const isPage = typesOf(schema, schemas) === undefined || isMaybe("object", schema, schemas);
  if (!isPage || list === undefined || !isMaybe("array", list, schemas)) return undefined;
  if (link === undefined || !isMaybe("string", link, schemas)) return undefined;
  const lists = rulesOf(list, "array", schemas).flatMap(({ items }) => items ?? []);
  const required = rulesOf(schema, "object", schemas).flatMap((rule) => rule.required);
  return {
    // A list that says nothing of its items holds anything.
    item: allOf(lists) ?? plainSchema(list.place),
    optional: !required.includes(pagination.items) || isNullable(list, schemas),
    missing: isNullable(schema, schemas),
  };
}

/** A schema of what one answer lists or another. */
function eitherOf(schemas: readonly [Schema, ...Schema[]]): Schema {
  return plainSchema(schemas[0].place, [{ kind: "anyOf", schemas }]);
}

/** One schema that says what all of them say; undefined where there is none. */
function allOf(schemas: readonly Schema[]): Schema | undefined {
  const [first, ...others] = schemas;
  if (first === undefined || others.length === 0) return first;
  return plainSchema(first.place, [{ kind: "allOf", schemas }]);
}

/** All that is said of a member, wherever it is said of the same object. */
function memberOf(schema: Schema, name: string, schemas: Schemas): Schema | undefined {
  return allOf(rulesOf(schema, "object", schemas).flatMap(({ properties }) => properties.get(name) ?? []));
}

function typesOf(schema: Schema, schemas: Schemas): readonly ValueType[] | undefined {
  return admittedTypes(schema, { lookup: (id) => schemas.get(id)?.schema, view: "response" });
}

/** True where a value is of the type, or null. */
function isMaybe(wanted: JsonType, schema: Schema, schemas: Schemas): boolean {
  const types = typesOf(schema, schemas) ?? [];
  return types.includes(wanted) && types.every((type) => type === wanted || type === "null");
}

function isNullable(schema: Schema, schemas: Schemas): boolean {
  return typesOf(schema, schemas)?.includes("null") === true;
}

/** The rules of a kind that a value obeys, be they its own or those of what is applied to it. */
function rulesOf<Kind extends Rule["kind"]>(
  schema: Schema,
  kind: Kind,
  schemas: Schemas,
): readonly Extract<Rule, { readonly kind: Kind }>[] {
  const isKind = (rule: Rule): rule is Extract<Rule, { readonly kind: Kind }> => rule.kind === kind;
  // What `allOf` lists, and what null alone is an alternative to.
  const parts = (rule: Rule): readonly Schema[] => {
    if (rule.kind === "allOf") return rule.schemas;
    if (rule.kind !== "anyOf" && rule.kind !== "oneOf") return [];
    const others = rule.schemas.filter((part) => typesOf(part, schemas)?.join() !== "null");
    return others.length === 1 ? others : [];
  };
  const all = applied([schema], (id) => schemas.get(id)?.schema, parts);
  return [...all].flatMap(({ rules }) => rules.filter(isKind));
}
